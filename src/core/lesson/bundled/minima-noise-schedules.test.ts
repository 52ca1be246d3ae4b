// The numbers that lesson 5 speaks of, and whether the answers marked right are what the races say.
import { expect, test } from 'vitest';
import { loadBundledLesson } from '../bundledLessons';
import { lessonNumbers, toDigitsOf } from '../testing/lessonNumbers';
import { liveNumber, raceOf } from '../testing/lessonRace';

const lesson = await loadBundledLesson('minima-noise-schedules');

const numbers = (key: string, ...written: readonly string[]) => lessonNumbers(lesson, key, ...written);

/** Where the bump between the two wells is highest: a root of x³ − x + 0.15. */
const bump = 0.1536;

test.each<readonly [key: string, numbers: Readonly<Record<string, number>>]>([
  ['basin', { 'loss a': -0.901, 'loss b': -0.516 }],
  ['momentum', { 'x m80': 0.914, 'x m90': -1.068, 'x m95': 0.914, 'x m97': -1.068 }],
  ['out-of-the-best', { 'x sgd': -1.068, 'x momentum': 0.914, 'loss sgd': -0.405, 'loss momentum': -0.106 }],
  [
    'floor',
    {
      'mean loss r20 from 1000': 1.92,
      'mean loss r05 from 1000': 0.419,
      'mean loss r01 from 1000': 0.0855,
    },
  ],
  [
    'schedules',
    {
      'median loss high at 50': 1.35,
      'median loss high at 400': 1.38,
      'median loss low at 50': 8.17,
      'median loss low at 400': 0.022,
      'median loss step at 50': 1.35,
      'median loss step at 400': 0.023,
      'median loss exponential at 50': 0.63,
      'median loss exponential at 400': 0.021,
      'median loss cosine at 50': 1.31,
      'median loss cosine at 400': 0.056,
    },
  ],
  [
    'noise-helps',
    {
      'runs fast x < 0.15': 96,
      'runs 2/fast x < 0.15': 69,
      'runs slow x < 0.15': 0,
      'runs 2/slow x < 0.15': 10,
    },
  ],
  [
    'shake-then-settle',
    {
      'runs constant x < 0.15': 96,
      'runs cosine x < 0.15': 90,
      'runs restarts x < 0.15': 81,
      'median loss constant': -0.28,
      'median loss cosine': -0.4,
      'median loss restarts': -0.394,
    },
  ],
])('%s', (key, expected) => {
  const found = numbers(key, ...Object.keys(expected));
  const rounded = Object.values(expected).map((value, index) => toDigitsOf(found[index]!, value));
  expect(rounded).toEqual(Object.values(expected));
});

test('the second start is nearer to the well that it does not lead to', () => {
  const [x, y] = numbers('basin', 'x b at 0', 'y b at 0');
  const [deepX, deepY, shallowX, shallowY] = numbers('basin', 'x a', 'y a', 'x b', 'y b');
  expect(Math.hypot(x! - deepX!, y! - deepY!)).toBeCloseTo(2, 1);
  expect(Math.hypot(x! - shallowX!, y! - shallowY!)).toBeCloseTo(2.8, 1);
});

test('each momentum crosses the bump once more than the one before', () => {
  const crossings = ['m80', 'm90', 'm95', 'm97'].map((key) => {
    const x = numbers('momentum', ...Array.from({ length: 601 }, (_, at) => `x ${key} at ${at}`));
    return x.filter((value, at) => at > 0 && value < bump !== x[at - 1]! < bump).length;
  });
  expect(crossings).toEqual([0, 1, 2, 3]);
});

test('the floors are those of theory within some per cent, and a fifth of the rate is a fifth of the floor', () => {
  const rates = [0.2, 0.05, 0.01];
  const floors = numbers('floor', ...['r20', 'r05', 'r01'].map((key) => `mean loss ${key} from 1000`));
  rates.forEach((rate, index) => {
    const theory = (rate * 16) / (2 - 2 * rate);
    expect(Math.abs(floors[index]! / theory - 1)).toBeLessThan(0.06);
  });
  expect(floors[1]! / floors[2]!).toBeCloseTo(5, 0);
});

test('the exponential fall is lowest early and late', () => {
  const keys = ['high', 'low', 'step', 'exponential', 'cosine'];
  for (const at of [50, 400]) {
    const medians = numbers('schedules', ...keys.map((key) => `median loss ${key} at ${at}`));
    expect(keys[medians.indexOf(Math.min(...medians))], `at ${at}`).toBe('exponential');
  }
});

test('weaker noise and noise in between, as the notes say', () => {
  const { shows } = lesson.steps.find(({ key }) => key === 'noise-helps')!;
  if (shows.kind !== 'race') throw new Error('no race');
  const scene = shows.scenes[0]!;
  const optimizers = scene.optimizers.filter(({ key }) => key === 'fast');
  const counts = [0.5, 1, 2].map((scale) => {
    const race = raceOf({ ...scene, optimizers, noise: { ...scene.noise, scale } });
    return liveNumber(race, 'runs fast x < 0.15');
  });
  expect(counts).toEqual([1, 80, 85]);
});
