// The numbers that lesson 8 speaks of, and whether the answers marked right are what the races say.
import { expect, test } from 'vitest';
import type { Scene } from '../../scene/scene';
import { loadBundledLesson } from '../bundledLessons';
import { lessonNumbers, toDigitsOf } from '../testing/lessonNumbers';
import { liveNumber, raceOf } from '../testing/lessonRace';

const lesson = await loadBundledLesson('two-dimensions');

const numbers = (key: string, ...written: readonly string[]) => lessonNumbers(lesson, key, ...written);

const rules = ['sgd', 'momentum', 'adagrad', 'rmsprop', 'adam'] as const;

function sceneOf(key: string): Scene {
  const { shows } = lesson.steps.find((step) => step.key === key)!;
  if (shows.kind !== 'race') throw new Error(`${key} is no race`);
  return shows.scenes[0]!;
}

test.each<readonly [key: string, numbers: Readonly<Record<string, number>>]>([
  [
    'same-rate',
    {
      'loss sgd': 2.28,
      'loss momentum': 0.0018,
      'loss adagrad': 13.9,
      'loss rmsprop': 4.13,
      'loss adam': 4.24,
    },
  ],
  [
    'hundredfold',
    {
      'diverged sgd': 1,
      'diverged momentum': 1,
      'loss adagrad': 2.89,
      'loss rmsprop': 0.209,
      'loss adam': 0.0155,
    },
  ],
  [
    'tuned',
    {
      'loss sgd': 0.369,
      'loss momentum': 0.000103,
      'loss adagrad': 0.0448,
      'loss rmsprop': 0.12,
      'loss adam': 0.0000041,
      'x adagrad at 1': 0.8,
      'y adagrad at 1': 3,
    },
  ],
  ['one-start', { 'loss sgd': -0.901, 'loss adam': -0.516, 'loss 2/sgd': -0.516, 'loss 2/adam': -0.901 }],
  [
    'hundred-starts',
    { 'runs sgd x < -1': 45, 'runs adam x < -1': 15, 'runs 2/sgd x < -1': 47, 'runs 2/adam x < -1': 73 },
  ],
  ['seeds', { 'loss sgd': 0.68, 'loss momentum': 0.14, 'loss 2/sgd': 0.076, 'loss 2/momentum': 0.38 }],
  [
    'band',
    {
      'loss sgd': 0.68,
      'loss momentum': 0.14,
      'median loss sgd': 0.258,
      'median loss momentum': 0.254,
      'runs sgd loss < 0.25': 50,
      'runs momentum loss < 0.25': 48,
    },
  ],
  ['slice', { 'x sgd': -0.974, 'loss sgd': 0.197, 'first 2/sgd x > 0': 561, 'x 2/sgd': 1.02 }],
  [
    'turned',
    {
      'first sgd loss < 0.01': 159,
      'first 2/sgd loss < 0.01': 159,
      'first adam loss < 0.01': 54,
      'first 2/adam loss < 0.01': 373,
      'first adam3 loss < 0.01': 64,
      'first 2/adam3 loss < 0.01': 139,
    },
  ],
])('%s', (key, expected) => {
  const found = numbers(key, ...Object.keys(expected));
  const rounded = Object.values(expected).map((value, index) => toDigitsOf(found[index]!, value));
  expect(rounded).toEqual(Object.values(expected));
});

/** The five rules from the lowest loss at a step to the highest. */
function ranking(key: string, at: number): readonly string[] {
  const losses = numbers(key, ...rules.map((rule) => `loss ${rule} at ${at}`));
  return rules.toSorted((a, b) => losses[rules.indexOf(a)]! - losses[rules.indexOf(b)]!);
}

test('with one rate for all, momentum is a thousand times lower, and Adam last but one', () => {
  const losses = numbers('same-rate', ...rules.map((rule) => `loss ${rule}`)).toSorted((a, b) => a - b);
  expect(losses[1]! / losses[0]!).toBeGreaterThan(1000);
  expect(ranking('same-rate', 500)).toEqual(['momentum', 'sgd', 'rmsprop', 'adam', 'adagrad']);
  expect(numbers('same-rate', 'gradient sgd at 0')[0]).toBeGreaterThan(200);
});

test('the tuned rates are the best of the fourteen that the lesson names', () => {
  const tried = [-4, -3, -2, -1, 0]
    .flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`)))
    .filter((rate) => rate <= 2);
  expect(tried).toHaveLength(14);
  const scene = sceneOf('tuned');
  const lossAt = (rate: number, key: string) => {
    const optimizers = scene.optimizers
      .filter((runner) => runner.key === key)
      .map((runner) => ({ ...runner, hyperparameters: { ...runner.hyperparameters, learningRate: rate } }));
    return liveNumber(raceOf({ ...scene, optimizers }), `loss ${key}`) ?? Infinity;
  };
  for (const { key, hyperparameters } of scene.optimizers) {
    const losses = tried.map((rate) => lossAt(rate, key));
    expect(tried[losses.indexOf(Math.min(...losses))], key).toBe(hyperparameters.learningRate);
  }
});

test('tuning gains Adam a million times; the rules differ by less', () => {
  const [before] = numbers('same-rate', 'loss adam');
  const losses = numbers('tuned', ...rules.map((rule) => `loss ${rule}`));
  const gained = before! / losses.at(-1)!;
  expect(gained / 1e6).toBeCloseTo(1, 1);
  expect(Math.max(...losses) / Math.min(...losses)).toBeLessThan(gained);
});

test('three budgets, three winners', () => {
  expect([50, 125, 500].map((at) => ranking('budget', at)[0])).toEqual(['adagrad', 'momentum', 'adam']);
});

test('around the centre, as the notes say', () => {
  const scene = sceneOf('hundred-starts');
  const optimizers = scene.optimizers.map((runner) => ({ ...runner, runs: { count: 100, spread: 2 } }));
  const race = raceOf({ ...scene, start: [0, 0], optimizers });
  expect(['sgd', 'adam'].map((key) => liveNumber(race, `runs ${key} x < -1`))).toEqual([25, 20]);
});

test('every run has come down into one of the two wells', () => {
  const all = ['sgd', 'adam', '2/sgd', '2/adam'];
  const ended = numbers('hundred-starts', ...all.map((key) => `runs ${key} loss < -0.4`));
  expect(ended).toEqual([100, 100, 100, 100]);
});

test('each of two seeds says the opposite, by a factor of about five', () => {
  const [sgd, momentum, sgd1, momentum1] = numbers(
    'seeds',
    ...['loss sgd', 'loss momentum', 'loss 2/sgd', 'loss 2/momentum'],
  );
  expect(sgd! / momentum!).toBeCloseTo(4.8, 1);
  expect(momentum1! / sgd1!).toBeCloseTo(5, 1);
});

test('a hundred runs: medians within two per cent, single runs a factor of ten apart, momentum lower in 51', () => {
  const [sgd, momentum, sgdAt20, momentumAt20] = numbers(
    'band',
    ...['median loss sgd', 'median loss momentum', 'median loss sgd at 20', 'median loss momentum at 20'],
  );
  expect(sgd! / momentum!).toBeCloseTo(1, 1);
  expect(Math.abs(sgd! / momentum! - 1)).toBeLessThan(0.02);
  expect(momentumAt20).toBeLessThan(sgdAt20!);
  const race = raceOf(sceneOf('band'));
  const [ofSgd, ofMomentum] = ['sgd', 'momentum'].map((key) =>
    race.get(key)!.runs.map(({ columns, state }) => columns.values[state.rows - 1]!),
  );
  expect(ofMomentum!.filter((loss, run) => loss < ofSgd![run]!)).toHaveLength(51);
  const sorted = ofSgd!.toSorted((a, b) => a - b);
  expect(sorted[90]! / sorted[10]!).toBeGreaterThan(10);
});

test('the way round leads to the deep well, and the well at the left is a saddle of the whole', () => {
  const [x, shallow, deep] = numbers('slice', 'x sgd', 'loss sgd', 'loss 2/sgd');
  expect(deep).toBeLessThan(shallow!);
  // d²F/dc² at c = 0, y = 0.
  expect(4 * (x! ** 2 - 1)).toBeLessThan(0);
  expect(numbers('slice', 'largest x sgd')[0]).toBeLessThan(0);
  const [near, reached] = numbers('slice', 'smallest gradient 2/sgd to 100', 'gradient 2/sgd at 0');
  expect(near).toBeLessThan(reached! / 100);
  expect(numbers('slice', '|x| 2/sgd at 100')[0]).toBeCloseTo(0.97, 1);
});
