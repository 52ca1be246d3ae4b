// The numbers that lesson 2 speaks of, and whether the answers marked right are what the races say.
import { expect, test } from 'vitest';
import type { Scene } from '../../scene/scene';
import { loadBundledLesson } from '../bundledLessons';
import { lessonNumbers, toDigitsOf } from '../testing/lessonNumbers';
import { liveNumber, raceOf } from '../testing/lessonRace';

const lesson = await loadBundledLesson('ravine-and-momentum');

const numbers = (key: string, ...written: readonly string[]) => lessonNumbers(lesson, key, ...written);

function sceneOf(key: string): Scene {
  const { shows } = lesson.steps.find((step) => step.key === key)!;
  if (shows.kind !== 'race') throw new Error(`${key} is no race`);
  return shows.scenes[0]!;
}

/** A setting as a step has it. */
function setting(key: string, runner: string, name: string): number {
  const found = sceneOf(key).optimizers.find((each) => each.key === runner)!;
  return Number(found.hyperparameters[name]);
}

test.each<readonly [key: string, written: string, expected: number]>([
  ['both-at-their-best', 'settled sgd distance < 0.0457', 116],
  ['both-at-their-best', 'settled momentum distance < 0.0457', 25],
  ['both-at-their-best', 'settled sgd loss < 0.000001', 212],
  ['both-at-their-best', 'settled momentum loss < 0.000001', 45],
  ['how-long-steps', 'step sgd at 1', 0.02],
  ['how-long-steps', 'step momentum at 1', 0.02],
  ['how-long-steps', 'step sgd', 0.02],
  ['how-long-steps', 'step momentum', 0.1996],
  ['not-just-a-larger-rate', 'loss small', 1.32],
  ['not-just-a-larger-rate', 'x small', -1.12],
  ['not-just-a-larger-rate', 'loss large', 0.88],
  ['not-just-a-larger-rate', 'loss momentum', 3.5e-9],
  ['not-just-a-larger-rate', 'edge momentum', 0.00999],
  ['how-much-momentum', 'settled b00 distance < 0.0457', NaN],
  ['how-much-momentum', 'settled b50 distance < 0.0457', 109],
  ['how-much-momentum', 'settled b74 distance < 0.0457', 43],
  ['how-much-momentum', 'settled b90 distance < 0.0457', 79],
  ['how-much-momentum', 'settled b98 distance < 0.0457', NaN],
  ['how-much-momentum', 'largest x b90', 1.33],
  ['how-much-momentum', 'largest x b98', 3.6],
  ['edge-of-momentum', 'edge below at 0', 0.04],
  ['edge-of-momentum', 'loss below', 0.0015],
  ['edge-of-momentum', 'loss above', 8.6e30],
  ['rising-loss', 'loss m018 at 64', 1.13],
  ['rising-loss', 'loss m010', 3.5e-9],
  ['rising-loss', 'loss m018', 2.7e-9],
  ['rising-loss', 'loss m020', 1.02],
  ['nesterov', 'largest |y| momentum from 10', 0.43],
  ['nesterov', 'largest |y| nesterov from 10', 0.013],
  ['nesterov', 'first momentum loss < 0.001', 61],
  ['nesterov', 'first nesterov loss < 0.001', 24],
  ['nesterov', 'settled momentum loss < 0.001', 90],
  ['nesterov', 'settled nesterov loss < 0.001', 82],
])('%s: %s is %d', (key, written, expected) => {
  const [value] = numbers(key, written);
  expect(toDigitsOf(value!, expected)).toBe(expected);
});

test('the settings of the first step are the best of theory, to the digits that they are written with', () => {
  const [flat, steep] = [1, 50];
  const root = Math.sqrt(steep / flat);
  const momentum = ((root - 1) / (root + 1)) ** 2;
  const key = 'both-at-their-best';
  expect(setting(key, 'sgd', 'learningRate')).toBeCloseTo(2 / (flat + steep), 4);
  expect(setting(key, 'momentum', 'learningRate')).toBeCloseTo(4 / (1 + root) ** 2, 4);
  expect(setting(key, 'momentum', 'momentum')).toBeCloseTo(momentum, 4);
  const [start] = numbers(key, 'distance sgd at 0');
  expect(start! / 100).toBeCloseTo(0.0457, 4);
});

test('the steps of momentum are 2η, 1.9 and 2.71 times as long, and never ten times', () => {
  const rate = setting('how-long-steps', 'momentum', 'learningRate');
  const steps = Array.from({ length: 60 }, (_, index) => `step momentum at ${index + 1}`);
  const lengths = numbers('how-long-steps', ...steps).map((length) => length / (2 * rate));
  expect(lengths.slice(0, 3)).toEqual([
    expect.closeTo(1, 9),
    expect.closeTo(1.9, 9),
    expect.closeTo(2.71, 9),
  ]);
  expect(Math.max(...lengths)).toBeLessThan(10);
  expect(lengths.at(-1)).toBeGreaterThan(9.9);
});

test('the large rate is in the trench at the end, and bounces', () => {
  const [rate, edge] = [
    setting('not-just-a-larger-rate', 'large', 'learningRate'),
    ...numbers('not-just-a-larger-rate', 'edge momentum'),
  ];
  expect(rate / edge!).toBeCloseTo(10, 1);
  const at = Array.from({ length: 57 }, (_, index) => `x large at ${200 + index}`);
  const x = numbers('not-just-a-larger-rate', ...at);
  expect(Math.min(...x)).toBeLessThan(-0.1);
  expect(Math.max(...x)).toBeGreaterThan(0.1);
});

test('critical damping is the best, and below it nobody overshoots', () => {
  const rate = setting('how-much-momentum', 'b74', 'learningRate');
  expect(setting('how-much-momentum', 'b74', 'momentum')).toBeCloseTo((1 - Math.sqrt(rate)) ** 2, 3);
  const overshoot = numbers('how-much-momentum', 'largest x b00', 'largest x b50', 'largest x b74');
  for (const x of overshoot) expect(x).toBeLessThan(0);
});

test('the limit of momentum 0.9 lies between the two rates', () => {
  const [below, above] = ['below', 'above'].map((key) => setting('edge-of-momentum', key, 'learningRate'));
  const limit = (2 * (1 + setting('edge-of-momentum', 'below', 'momentum'))) / 50;
  expect(limit).toBeCloseTo(0.076, 9);
  expect(below).toBeLessThan(limit);
  expect(above).toBeGreaterThan(limit);
  expect(numbers('edge-of-momentum', 'diverged below', 'diverged above')[1]).toBeGreaterThan(0);
});

test('in the trench, 0.018 is below the limit and 0.02 above, and a rise of the loss doesn’t tell', () => {
  const [edge, low] = numbers('rising-loss', 'edge m010', 'smallest loss m018 to 64');
  expect(1.9 * edge!).toBeCloseTo(0.019, 4);
  expect(low).toBeLessThan(0.5);
  const [farthest, swing] = numbers('rising-loss', 'largest x m018', 'largest |x| m020 from 200');
  expect(farthest).toBeCloseTo(1.13, 2);
  expect(swing).toBeGreaterThan(0.1);
});

test('Nesterov’s limit is lower than that of momentum', () => {
  const scene = sceneOf('nesterov');
  const limit = (2 * 1.9) / (1 + 2 * 0.9);
  expect(limit).toBeCloseTo(1.36, 2);
  const lossAt = (learningRate: number) => {
    const optimizers = scene.optimizers.map((each) => ({
      ...each,
      hyperparameters: { ...each.hyperparameters, learningRate },
    }));
    const race = raceOf({ ...scene, optimizers });
    return ['loss momentum', 'loss nesterov'].map((written) => liveNumber(race, written)!);
  };
  expect(lossAt(0.03)[0]).toBeLessThan(0.1);
  expect(lossAt(0.03)[1]).toBeGreaterThan(1e3);
  expect(lossAt((0.98 * limit) / 50)[1]).toBeLessThan(0.1);
});
