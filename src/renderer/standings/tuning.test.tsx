// Tuning with the page's own engine: what is tried, what is chosen, and that nothing changes before it is used.
import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { findOptimizer } from '../../core/optimizers/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import type { Scene } from '../../core/scene/scene';
import { tuningRates, type Try } from '../../core/timeline/tuning';
import { createPageApp } from '../gallery/pageApp';
import { mount, unmount, waitFor } from '../gallery/testing/mount';
import { addRunner, setRunner } from '../state/edits';
import { TuningDialog } from './TuningDialog';
import { tryScale } from './TryPlot';
import { tuneRates, withChosenRates, type RunnerTuning, type Tuning } from './tuneRates';

afterEach(unmount);

/** On x² + y², where gradient descent ends at the minimum at once with η = ½, and diverges from η = 1 on. */
const scene = ((): Scene => {
  const empty = { ...createDefaultScene(findLandscape('sphere')!), optimizers: [], steps: 30 };
  const all = ['sgd', 'adam', 'nelder-mead', 'lion'].reduce<Scene>(
    (before, id) => addRunner(before, findOptimizer(id)!, id === 'nelder-mead' ? {} : { learningRate: 0.05 }),
    empty,
  );
  return setRunner(all, 'lion-1', { visible: false });
})();

const tuned = (asked = scene, onChange: (tuning: Tuning) => void = () => undefined): Promise<Tuning> =>
  tuneRates(createPageApp({ scene }).host.client, asked, new AbortController().signal, onChange);

const withoutRate = { ...scene, optimizers: scene.optimizers.filter(({ id }) => id === 'nelder-mead') };

describe('tuning', () => {
  it('tries all rates of all visible runners that have one, and what they have', async () => {
    const told: number[] = [];
    const { runners, done, total } = await tuned(scene, (tuning) => told.push(tuning.done));
    expect(runners.map(({ runner }) => runner.id)).toEqual(['sgd', 'adam']);
    expect([done, total]).toEqual([52, 52]);
    expect(told).toEqual(Array.from({ length: 52 }, (_, index) => index + 1));
    for (const { tries, before } of runners) {
      expect(tries.map(({ rate }) => rate)).toEqual(tuningRates);
      expect(before?.rate).toBe(0.05);
    }
  });

  it('has the losses that follow from the rule, and chooses the lowest', async () => {
    const [descent] = (await tuned()).runners;
    const [x, y] = scene.start;
    const lossAt = (rate: number, step: number): number => (x * x + y * y) * (1 - 2 * rate) ** (2 * step);
    // The median of the losses at steps 27 to 30.
    const expected = tuningRates.map((rate) => (lossAt(rate, 28) + lossAt(rate, 29)) / 2);
    descent!.tries.forEach(({ rate, loss }, index) => {
      if (rate > 1) expect(loss, `η = ${rate}`).toBe(Infinity);
      else expect(Math.abs(loss - expected[index]!)).toBeLessThan(1e-10 * expected[index]! + 1e-300);
    });
    // |1 − 2η| is least at 0.562.
    expect(descent!.chosen?.rate).toBe(0.562);
  });

  it('tries whole families, by their median', async () => {
    const family = setRunner(scene, 'sgd-1', { runs: { count: 3, spread: 0.5 } });
    const [alone, together] = [(await tuned()).runners[0]!, (await tuned(family)).runners[0]!];
    expect(together.tries).toHaveLength(25);
    expect(together.tries[0]!.loss).not.toBe(alone.tries[0]!.loss);
  });

  it('is given up with its signal', async () => {
    const giveUp = new AbortController();
    const { client } = createPageApp({ scene }).host;
    const tuning = tuneRates(client, scene, giveUp.signal, ({ done }) => {
      if (done === 3) giveUp.abort(new Error('enough'));
    });
    await expect(tuning).rejects.toThrow('enough');
  });

  it('changes the rates that were chosen, and nothing else', async () => {
    const tuning = await tuned();
    const after = withChosenRates(scene, tuning);
    expect(after.optimizers.map(({ hyperparameters }) => hyperparameters['learningRate'])).toEqual([
      0.562,
      tuning.runners[1]!.chosen!.rate,
      undefined,
      0.05,
    ]);
    const rates = (each: Scene): Scene => ({
      ...each,
      optimizers: each.optimizers.map((runner) => ({ ...runner, hyperparameters: {} })),
    });
    expect(rates(after)).toEqual(rates(scene));
    const none = { ...tuning, runners: tuning.runners.map((each) => ({ ...each, chosen: null })) };
    expect(withChosenRates(scene, none)).toEqual(scene);
  });
});

describe('the scale of the plots', () => {
  const of = (...losses: number[]): RunnerTuning => ({
    runner: scene.optimizers[0]!,
    tries: losses.map((loss): Try => ({ rate: 1, loss })),
    count: 25,
    before: null,
    chosen: null,
  });

  it('is common, in whole powers of ten above the lowest value', () => {
    expect(tryScale([of(0.02, 3), of(Infinity, 400)], 0)).toEqual({ lowest: 0, from: -2, to: 3 });
    expect(tryScale([of(-5, 5)], null)).toEqual({ lowest: -5, from: 0, to: 1 });
    expect(tryScale([of(-5, 5)], -6)).toEqual({ lowest: -6, from: 0, to: 2 });
  });

  it('is some scale before anything is known', () => {
    expect(tryScale([], null)).toEqual({ lowest: 0, from: -1, to: 1 });
    expect(tryScale([of(Infinity)], 0)).toEqual({ lowest: 0, from: -1, to: 1 });
    expect(tryScale([of(0)], 0)).toEqual({ lowest: 0, from: -1, to: 1 });
  });
});

describe('the dialog', () => {
  async function open(asked: Scene) {
    const mounted = await mount(<TuningDialog />, { scene: asked });
    act(() => mounted.app.window.setState({ tuningOpen: true }));
    return mounted;
  }
  const use = (): HTMLButtonElement =>
    [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Use these rates')!;

  it('shows what was tried, and changes the rates as one step of the history once they are used', async () => {
    const { app, click, text } = await open(scene);
    await waitFor(() => expect(use().disabled).toBe(false));
    expect(text()).toContain('Without a learning rate, and left as they are: Nelder–Mead.');
    expect(text()).toContain('η 0.05 → 0.562');
    const [plot] = document.querySelectorAll('.tryPlot');
    expect(plot!.getAttribute('aria-label')).toMatch(
      /^SGD: 25 rates tried, 4 diverge\. Chosen: 0\.562, with loss /,
    );
    expect(plot!.querySelectorAll('.tryDot')).toHaveLength(21);
    expect(plot!.querySelectorAll('.tryLost')).toHaveLength(4);
    expect(app.scenes.getState().scene.optimizers).toEqual(scene.optimizers);
    click('Use these rates');
    expect(app.scenes.getState().scene.optimizers[0]!.hyperparameters['learningRate']).toBe(0.562);
    expect(app.scenes.getState().past).toHaveLength(1);
    expect(app.window.getState()).toMatchObject({ tuningOpen: false, tuned: { tries: 25 } });
  });

  it('says so where nobody has a rate', async () => {
    const { text } = await open(withoutRate);
    expect(text()).toContain('No runner on show has a learning rate.');
    expect(use().disabled).toBe(true);
  });
});
