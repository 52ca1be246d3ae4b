// The numbers that lesson 9 speaks of, from races and functions, and whether the answers marked right are what they say.
import { describe, expect, test } from 'vitest';
import { scalarActivations } from '../../functions/activations/registry';
import { defaultParameters } from '../../functions/description';
import { evaluateActivation, evaluateLoss } from '../../functions/evaluate';
import { scalarLosses } from '../../functions/losses/registry';
import { createPointEvaluator } from '../../landscapes/evaluate';
import { requireLandscape } from '../../landscapes/resolve';
import type { Scene } from '../../scene/scene';
import { loadBundledLesson } from '../bundledLessons';
import { lessonNumbers, toDigitsOf } from '../testing/lessonNumbers';
import { liveNumber, raceOf } from '../testing/lessonRace';

const lesson = await loadBundledLesson('four-surfaces');

const numbers = (key: string, ...written: readonly string[]) => lessonNumbers(lesson, key, ...written);

function scenesOf(key: string): readonly Scene[] {
  const { shows } = lesson.steps.find((step) => step.key === key)!;
  if (shows.kind !== 'race') throw new Error(`${key} is no race`);
  return shows.scenes;
}

/** The derivatives of a scene's f at a point. */
function at(key: string, x: number, y: number) {
  const { landscape, numbers: values } = requireLandscape(scenesOf(key)[0]!.landscape);
  return createPointEvaluator(landscape, values)(x, y);
}

test.each<readonly [key: string, written: string, expected: number]>([
  ['saddle', 'gradient sgd at 26', 0.033],
  ['saddle', 'first sgd x > 5', 60],
  ['saddle', 'x adagrad at 1', 0.2],
  ['saddle', 'y adagrad at 1', 3.8],
  ['saddle', 'smallest gradient adagrad', 6.7],
  ['saddle', 'first adagrad x > 5', 85],
  ['saddle', 'first rmsprop x > 5', 39],
  ['saddle', 'first adam x > 5', 44],
  ['tanh-bowl', 'x sgd at 32', -0.089],
  ['tanh-bowl', 'y sgd at 32', 1.72],
  ['tanh-bowl', 'x adagrad at 32', -0.12],
  ['tanh-bowl', 'y adagrad at 32', 0.67],
  ['tanh-bowl', 'first sgd loss < 0.01', 102],
  ['tanh-bowl', 'first adagrad loss < 0.01', 79],
  ['sinc-valley', 'loss momentum', -2],
  ['sinc-valley', 'loss adam', -2],
  ['sinc-valley', 'loss adagrad', 0.788],
  ['sinc-valley', 'loss rmsprop', 0.788],
  ['sinc-valley', 'x sgd', -2.17],
  ['sinc-valley', 'y sgd', 2.55],
  ['rules-or-rates', 'loss adam005', 0.788],
  ['rules-or-rates', 'loss adam01', -0.606],
  ['rules-or-rates', 'loss adam02', -2],
  ['rules-or-rates', 'loss momentum001', 0.788],
  ['rules-or-rates', 'loss momentum003', -2],
  ['noise', 'loss sgd', 0.788],
  ['noise', 'runs 2/sgd loss < -1.9', 100],
  ['noise', 'median loss 2/sgd', -1.998],
  ['ravine', 'loss sgd', 0.86],
  ['ravine', 'loss momentum', 3.5e-9],
  ['ravine', 'y adagrad', 0.13],
  ['ravine', 'loss adagrad', 0.0023],
  ['ravine', 'x rmsprop', -0.01],
  ['ravine', 'loss rmsprop', 0.0099],
  ['ravine', 'loss adam', 2e-9],
])('%s: %s is %d', (key, written, expected) => {
  const [value] = numbers(key, written);
  expect(toDigitsOf(value!, expected)).toBe(expected);
});

test('the surfaces have the starts, lengths and seeds that they come with', () => {
  for (const key of ['saddle', 'tanh-bowl', 'sinc-valley', 'ravine']) {
    const [scene] = scenesOf(key);
    const { landscape } = requireLandscape(scene!.landscape);
    expect([scene!.start, scene!.steps, scene!.seed]).toEqual([
      landscape.start,
      landscape.steps,
      landscape.seed,
    ]);
  }
});

test('gradients at the starts', () => {
  expect([at('saddle', 0.0001, 4).dx, at('saddle', 0.0001, 4).dy]).toEqual([-0.0002, 8]);
  const { dx, dy } = at('tanh-bowl', -1, 2);
  expect([toDigitsOf(dx, -0.64), toDigitsOf(dy, 0.14)]).toEqual([-0.64, 0.14]);
});

test('all but SGD stay far from the saddle point', () => {
  const smallest = numbers(
    'saddle',
    ...['sgd', 'adagrad', 'rmsprop', 'adam'].map((key) => `smallest gradient ${key}`),
  );
  expect(smallest[0]).toBeLessThan(0.05);
  expect(Math.min(...smallest.slice(1))).toBeGreaterThan(5);
});

test('in the tanh bowl SGD is lower at the end', () => {
  const [sgd, adagrad] = numbers('tanh-bowl', 'loss sgd', 'loss adagrad');
  expect(sgd).toBeLessThan(adagrad!);
});

test('there are nine dips, and the three Adams end in three of them', () => {
  const { landscape } = requireLandscape(scenesOf('rules-or-rates')[0]!.landscape);
  expect(landscape.marks).toHaveLength(9);
  const ends = ['adam005', 'adam01', 'adam02'].map((key) =>
    numbers('rules-or-rates', `x ${key}`, `y ${key}`).map((each) => Math.round(each * 100) / 100 + 0),
  );
  expect(ends.map(([x, y]) => [x!, y!].map((each) => (Math.abs(each) < 1e-9 ? 0 : each)))).toEqual([
    [-2.11, 2.11],
    [-2.11, 0],
    [0, 0],
  ]);
});

test('with noise and a constant rate nearly all are near the middle, but half of them not at the bottom', () => {
  const scene = scenesOf('noise')[1]!;
  const optimizers = scene.optimizers.map((runner) => ({ ...runner, schedule: null }));
  const race = raceOf({ ...scene, optimizers });
  expect(['runs sgd loss < -1.5', 'runs sgd loss < -1.9'].map((each) => liveNumber(race, each))).toEqual([
    98, 48,
  ]);
});

describe('the ravine', () => {
  test('SGD is above the edge of its floor, and more steps don’t mend that', () => {
    const { xx, yy } = at('ravine', 0, 0);
    expect([xx, yy]).toEqual([200.25, 0.25]);
    const [scene] = scenesOf('ravine');
    const optimizers = scene!.optimizers.filter(({ key }) => key === 'sgd');
    expect(optimizers[0]!.hyperparameters['learningRate']).toBeGreaterThan((2 / xx) * 3);
    const race = raceOf({ ...scene!, steps: 1500, optimizers });
    expect(toDigitsOf(liveNumber(race, 'loss sgd')!, 0.58)).toBe(0.58);
    expect(liveNumber(race, 'largest |x| sgd from 1400')!).toBeLessThan(1);
    expect(liveNumber(race, '|y| sgd')!).toBeLessThan(1e-3);
  });

  test('Adagrad is calm across, RMSProp is half its rate away from the floor', () => {
    const [across, jump] = numbers('ravine', '|x| adagrad', '|x| rmsprop');
    expect(across).toBeLessThan(1e-9);
    expect(jump).toBeCloseTo(0.02 / 2, 4);
  });
});

const ticks = Array.from({ length: 4001 }, (_, i) => (i - 2000) / 200);

/** The slopes of an activation over −10 … 10. */
function slopesOf(id: string): Float64Array {
  const found = scalarActivations.find((each) => each.id === id)!;
  return evaluateActivation(found, defaultParameters(found), ticks).dy;
}

test.each([
  ['sigmoid', 0.25, 0],
  ['tanh', 1, 0],
  ['relu', 1, 0],
  ['swish', 1.1, -0.1],
  ['mish', 1.09, -0.11],
])('the slope of %s is at most %d and at least %d', (id, most, least) => {
  const { shows } = lesson.steps.find(({ key }) => key === 'five-activations')!;
  if (shows.kind !== 'activations') throw new Error();
  const { selected, pinned } = shows.settings.activations;
  expect([selected, ...pinned.map((each) => each.id)]).toContain(id);
  const slopes = slopesOf(id);
  expect(Math.max(...slopes)).toBeCloseTo(most, 2);
  expect(Math.min(...slopes)).toBeCloseTo(least, 2);
});

test.each([
  ['swish', 2.4, 0.5],
  ['mish', 1.49, 0.6],
])('%s is steepest at %d, and has %d at 0', (id, place, atZero) => {
  const slopes = slopesOf(id);
  expect(ticks[slopes.indexOf(Math.max(...slopes))]).toBeCloseTo(place, 2);
  expect(slopes[ticks.indexOf(0)]).toBeCloseTo(atZero, 9);
  expect(ticks[slopes.findIndex((slope) => slope > 0 && slope < 0.01)]).toBeCloseTo(-1.2, 0);
});

test('the cross-entropy of one output is 0 for t = 0, and only pushes up for t = 1', () => {
  const found = scalarLosses.find(({ id }) => id === 'cross-entropy')!;
  const outputs = [0.01, 0.25, 0.5, 0.75, 0.99];
  const of = (t: number) =>
    evaluateLoss(
      found,
      {},
      outputs,
      outputs.map(() => t),
    );
  expect([...of(0).loss, ...of(0).dloss].map(Math.abs)).toEqual(Array.from({ length: 10 }, () => 0));
  expect(Math.max(...of(1).dloss)).toBeLessThanOrEqual(-1);
});
