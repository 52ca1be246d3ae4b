// Reasons of runs whose divergence is known from their curvature, and of those of which no limit is known.
import { expect, test } from 'vitest';
import type { Point } from '../geometry/domain';
import { findLandscape } from '../landscapes/registry';
import type { LandscapeReference } from '../landscapes/reference';
import { checkRunSettings } from '../simulation/checkRunSettings';
import { createRun } from '../simulation/run';
import type { RunSettings } from '../simulation/runSettings';
import { createTrajectoryColumns } from '../simulation/trajectory';
import { sentencesIn } from '../text/text';
import { divergedStep } from '../timeline/divergence';
import { divergenceInWords } from './divergenceInWords';
import { createExplainer } from './explainRun';

const always = (): boolean => true;

function reason(settings: RunSettings, start: Point, steps: number, language: 'en' | 'ja' = 'en'): string {
  const columns = createTrajectoryColumns(steps + 1);
  const run = createRun({ ...settings, start, steps, stopWhenConverged: false });
  run.advance(columns, 0, steps + 1);
  const id = (settings.landscape as { readonly id: string }).id;
  const known = { domain: { x: [-2, 2], y: [-2, 2] }, minimumValue: null } as const;
  const landscape = 'id' in settings.landscape ? findLandscape(id)! : known;
  const step = divergedStep({ key: 'a', run: 0, columns, state: run.state }, landscape)!;
  expect(step).not.toBeNull();
  const explain = createExplainer({ ...checkRunSettings(settings), start, steps, stopWhenConverged: false });
  const last = explain(step, always)!;
  const since = last.stability.unstableSince;
  const values = [...columns.values.subarray(0, step)];
  const lowestAt = values.indexOf(Math.min(...values));
  const divergence = { last, first: since === null ? null : explain(since, always)!, lowestAt };
  return sentencesIn(divergenceInWords(divergence, { name: 'Runner', x: 'x', y: 'y' }), language);
}

const run = (
  landscape: string | LandscapeReference,
  optimizer: string,
  hyperparameters: RunSettings['hyperparameters'] = {},
): RunSettings => ({
  landscape: typeof landscape === 'string' ? { id: landscape } : landscape,
  optimizer,
  hyperparameters,
});

test('a rate above the limit from the start, and the rate below which it comes to rest', () => {
  const settings = run('quadratic-ill', 'momentum', { learningRate: 0.078, momentum: 0.9 });
  expect(reason(settings, [-4.5, 0.8], 60)).toBe(
    'Runner diverges: from step 1 on, the direction along y is unstable. The sharpness there, 50, is above the limit, 49: each step lands on the other side, farther out. Below a rate of 0.076 they would come to rest.',
  );
  expect(reason(settings, [-4.5, 0.8], 60, 'ja')).toContain('ステップ 1 から');
  // What is said is so.
  const calm = createRun({
    ...run('quadratic-ill', 'momentum', { learningRate: 0.0759, momentum: 0.9 }),
    start: [-4.5, 0.8],
    steps: 9000,
    stopWhenConverged: false,
  });
  const columns = createTrajectoryColumns(9001);
  calm.advance(columns, 0, 9001);
  expect(columns.values[9000]).toBeLessThan(1e-6);
});

test('at once, and after a while', () => {
  expect(reason(run('rosenbrock', 'sgd', { learningRate: 0.1 }), [-1.2, 1], 60)).toContain(
    'from step 1 on, the steepest direction is unstable. The sharpness there, 1500, is above the limit, 20',
  );
  const late = reason(run('himmelblau', 'sgd', { learningRate: 0.04 }), [-1, -0.5], 300);
  const [, step] = /from step (\d+) on, the direction along x is unstable/.exec(late) ?? [late];
  expect(Number(step), late).toBeGreaterThan(50);
});

test('a run that has been unstable for longer than is looked back', () => {
  expect(reason(run('sphere', 'sgd', { learningRate: 1.002 }), [3, 3], 2000)).toContain(
    'for 200 steps and more, the direction along x has been unstable.',
  );
});

test('no bottom: f falls without end', () => {
  const slide = { formula: 'y^2 - x^3', domain: { x: [-2, 2], y: [-2, 2] }, parameters: {} } as const;
  expect(reason(run(slide, 'sgd', { learningRate: 0.1 }), [0.5, 0.1], 60)).toBe(
    'Runner diverges: f falls without end towards larger x, farther with every step.',
  );
});

test('rules of which no limit is known', () => {
  expect(reason(run('quadratic-ill', 'sign-sgd', { learningRate: 1e4 }), [-4.5, 0.8], 1)).toBe(
    'Runner diverges: f was lowest at step 0; from there its steps have led out. No limit of stability is known for this rule.',
  );
});
