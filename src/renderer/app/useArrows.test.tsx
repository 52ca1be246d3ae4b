import { act } from 'react';
import { afterEach, expect, it } from 'vitest';
import { ravineRace } from '../gallery/scenes';
import { mount, unmount, waitFor } from '../gallery/testing/mount';
import { setRunner } from '../state/edits';
import { useArrows } from './useArrows';

afterEach(unmount);

function Probe() {
  useArrows();
  return null;
}

it('follows the play head with the runners that keep their arrows, and with the one that is explained', async () => {
  const { app } = await mount(<Probe />, { scene: setRunner(ravineRace, 'adam-1', { arrows: true }) });
  const shown = (): [key: string, step: number][] =>
    app.arrows.get().shown.runners.map(({ key, step }) => [key, step]);
  act(() => app.begin());
  await waitFor(() => expect(shown()).toHaveLength(1));
  act(() => {
    app.playback.pause();
    app.playback.seek(0);
  });
  await waitFor(() => expect(shown()).toEqual([['adam-1', 1]]));
  const [arrows] = app.arrows.get().shown.runners;
  const { positions } = app.trajectories.find('adam-1')!.columns;
  expect(arrows!.theta).toEqual([positions[0], positions[1]]);
  expect(arrows!.arrows.map(({ kind }) => kind)).toEqual(['gradient', 'memory', 'step']);

  act(() => app.window.setState({ selectedRunner: 'sgd-1' }));
  let leave = (): void => undefined;
  act(() => {
    leave = app.arrows.explain();
    const { scene } = app.scenes.getState();
    const runner = scene.optimizers.find(({ key }) => key === 'sgd-1')!;
    app.explanations.want({ scene, runner, step: 1 });
  });
  await waitFor(() =>
    expect(shown().toSorted()).toEqual([
      ['adam-1', 1],
      ['sgd-1', 1],
    ]),
  );
  act(() => leave());
  expect(shown()).toEqual([['adam-1', 1]]);
  act(() => void app.edit((scene) => setRunner(scene, 'adam-1', { arrows: false })));
  await waitFor(() => expect(app.arrows.get().shown.legend).toEqual([]));
});
