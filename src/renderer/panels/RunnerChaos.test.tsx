// A runner's details say from which step on its path can't be repeated elsewhere.
import { act } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import type { Scene } from '../../core/scene/scene';
import { useScene } from '../app/appContext';
import { mount, unmount } from '../gallery/testing/mount';
import { setHyperparameter } from '../state/edits';
import { RunnerChaos } from './RunnerChaos';

afterEach(unmount);

/** Gradient descent alone on Rastrigin's function, whose bumps are as steep as 400: 2/η = 0.005 is the limit. */
function sceneOf(learningRate: number): Scene {
  const scene = createDefaultScene(findLandscape('rastrigin')!);
  const sgd = scene.optimizers.filter(({ id }) => id === 'sgd').slice(0, 1);
  return setHyperparameter({ ...scene, optimizers: sgd }, sgd[0]!.key, 'learningRate', learningRate);
}

function Selected() {
  const runner = useScene((scene) => scene.optimizers[0]!);
  return <RunnerChaos runner={runner} />;
}

const says = async (text: () => string, words: RegExp): Promise<void> => {
  await act(() => vi.waitFor(() => expect(text()).toMatch(words), { timeout: 5000 }));
};

it('from which step on, and anew after a change', async () => {
  const { app, text } = await mount(<Selected />, { scene: sceneOf(0.03) });
  act(() => app.begin());
  expect(text()).toBe('');
  await says(text, /^Chaotic from step \d+:/);
  const { key } = app.scenes.getState().scene.optimizers[0]!;
  act(() => void app.edit((scene) => setHyperparameter(scene, key, 'learningRate', 0.001)));
  await says(text, /^Repeatable elsewhere:/);
});
