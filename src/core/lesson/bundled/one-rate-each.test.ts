// The numbers that lesson 4 speaks of, and whether the answers marked right are what the races say.
import { expect, test } from 'vitest';
import type { Scene, SceneRunner } from '../../scene/scene';
import { loadBundledLesson } from '../bundledLessons';
import { lessonNumbers, toDigitsOf } from '../testing/lessonNumbers';
import { liveNumber, raceOf } from '../testing/lessonRace';

const lesson = await loadBundledLesson('one-rate-each');

const numbers = (key: string, ...written: readonly string[]) => lessonNumbers(lesson, key, ...written);

function sceneOf(key: string): Scene {
  const { shows } = lesson.steps.find((step) => step.key === key)!;
  if (shows.kind !== 'race') throw new Error(`${key} is no race`);
  return shows.scenes[0]!;
}

/** A step's race with another setting of a runner, as notes and questions speak of it. */
function changed(key: string, runner: string, hyperparameters: SceneRunner['hyperparameters']): Scene {
  const scene = sceneOf(key);
  const optimizers = scene.optimizers
    .filter((each) => each.key === runner)
    .map((each) => ({ ...each, hyperparameters: { ...each.hyperparameters, ...hyperparameters } }));
  return { ...scene, optimizers };
}

test.each<readonly [key: string, written: string, expected: number]>([
  ['first-step', 'x sgd at 1', -4.05],
  ['first-step', 'y sgd at 1', -3.2],
  ['first-step', 'x adagrad at 1', -4.4],
  ['first-step', 'y adagrad at 1', 0.7],
  ['first-step', 'x adam at 1', -4.4],
  ['first-step', 'y adam at 1', 0.7],
  ['first-step', 'x rmsprop at 1', -3.5],
  ['first-step', 'y rmsprop at 1', -0.2],
  ['fading', 'step adagrad at 1', 0.5],
  ['fading', 'step adagrad at 100', 0.05],
  ['fading', 'y adagrad', 5 - 9.2948],
  ['cliff', 'x adagrad at 10', -3.77],
  ['cliff', 'x rmsprop at 10', -4.34],
  ['cliff', 'first rmsprop x >= 2.9', 211],
  ['cliff', 'first adagrad x >= 2.9', NaN],
  ['cliff', 'x adagrad', -0.42],
  ['jump', 'loss large', 0.0637],
  ['jump', 'loss small', 0.0025],
  ['jump', 'loss adam', 8.5e-13],
  ['pause', 'loss constant at 500', 1.4e-83],
  ['pause', 'loss constant', 0.019],
  ['pause', 'loss cosine', 3e-239],
  ['units', 'x sgd', -4.32],
  ['turned', 'first sgd loss < 0.01', 159],
  ['turned', 'first 2/sgd loss < 0.01', 159],
  ['turned', 'first momentum loss < 0.01', 36],
  ['turned', 'first 2/momentum loss < 0.01', 36],
  ['turned', 'first adagrad loss < 0.01', 47],
  ['turned', 'first 2/adagrad loss < 0.01', 638],
  ['turned', 'first rmsprop loss < 0.01', 169],
  ['turned', 'first 2/rmsprop loss < 0.01', 561],
  ['turned', 'first adam loss < 0.01', 54],
  ['turned', 'first 2/adam loss < 0.01', 373],
])('%s: %s is %d', (key, written, expected) => {
  const [value] = numbers(key, written);
  expect(toDigitsOf(value!, expected)).toBe(expected);
});

test('on a plane, Adam and Adagrad go along the diagonal, gradient descent does not', () => {
  const [sgdX, sgdY] = numbers('diagonal', 'x sgd', 'y sgd');
  expect([4 - sgdX!, 4 - sgdY!].map((way) => way / 30)).toEqual([
    expect.closeTo(0.005, 9),
    expect.closeTo(0.1, 9),
  ]);
  for (const key of ['adagrad', 'adam']) {
    for (let at = 1; at <= 30; at += 1) {
      const [x, y] = numbers('diagonal', `x ${key} at ${at}`, `y ${key} at ${at}`);
      expect(x).toBeCloseTo(y!, 6);
    }
  }
  expect(numbers('diagonal', 'x adam')[0]).toBeCloseTo(2.5, 5);
});

test('RMSProp’s first step is η/√(1 − α)', () => {
  for (const decay of [0.99, 0.9]) {
    const race = raceOf(changed('first-step', 'rmsprop', { decay }));
    expect(liveNumber(race, 'x rmsprop at 1')! + 4.5).toBeCloseTo(0.1 / Math.sqrt(1 - decay), 6);
  }
});

test('Adagrad’s steps on a constant slope are η/√t', () => {
  const steps = numbers('fading', ...[1, 4, 9, 50, 100].map((at) => `step adagrad at ${at}`));
  [1, 4, 9, 50, 100].forEach((at, index) => expect(steps[index]).toBeCloseTo(0.5 / Math.sqrt(at), 8));
});

test('at twice the rate Adagrad still falls short of the minimum behind the cliff', () => {
  const race = raceOf(changed('cliff', 'adagrad', { learningRate: 1 }));
  expect(liveNumber(race, 'x adagrad')).toBeCloseTo(2.28, 2);
  const [start] = numbers('cliff', 'gradient adagrad at 0');
  expect(start).toBeGreaterThan(100);
});

test('RMSProp ends as a jump of ±η/2', () => {
  const [x, y, loss, small] = numbers('jump', '|x| large', '|y| large', 'loss large', 'loss small');
  expect(x).toBeCloseTo(0.05, 4);
  expect(y).toBeCloseTo(0.05, 4);
  expect(loss).toBeCloseTo(6.375 * 0.1 ** 2, 4);
  expect(small).toBeLessThan(6.375 * 0.02 ** 2);
});

test('both rates come back from a calm, and only the falling one settles', () => {
  const [calm, back] = numbers('pause', 'loss constant at 500', 'largest loss constant from 500');
  expect(calm).toBeLessThan(1e-80);
  expect(back).toBeGreaterThan(1);
  expect(numbers('pause', 'largest loss constant from 1400')[0]).toBeGreaterThan(1e-3);
  expect(numbers('pause', 'largest loss cosine from 500')[0]).toBeGreaterThan(0.1);
  expect(numbers('pause', 'largest loss cosine from 1400')[0]).toBeLessThan(1e-80);
});

test('a factor before the loss changes nobody’s path but gradient descent’s', () => {
  const steps = Array.from({ length: 101 }, (_, at) => at);
  for (const key of ['adagrad', 'rmsprop', 'adam']) {
    for (const axis of ['x', 'y']) {
      const left = numbers('units', ...steps.map((at) => `${axis} ${key} at ${at}`));
      const right = numbers('units', ...steps.map((at) => `${axis} 2/${key} at ${at}`));
      left.forEach((value, at) => expect(Math.abs(value - right[at]!)).toBeLessThan(3e-6));
    }
  }
  const [far] = numbers('units', 'diverged 2/sgd');
  expect(far).toBe(1);
  const scene = sceneOf('units');
  if (!('formula' in scene.landscape)) throw new Error('no formula');
  const { a } = scene.landscape.parameters;
  const landscape = { ...scene.landscape, parameters: { a: { ...a!, value: 1 } } };
  expect(liveNumber(raceOf({ ...scene, landscape }), 'x sgd')).toBeCloseTo(-0.079, 3);
});
