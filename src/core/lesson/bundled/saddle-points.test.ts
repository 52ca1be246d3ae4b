// The numbers that lesson 3 speaks of, and whether the answers marked right are what the races say.
import { expect, test } from 'vitest';
import type { Scene } from '../../scene/scene';
import { loadBundledLesson } from '../bundledLessons';
import { lessonNumbers, toDigitsOf } from '../testing/lessonNumbers';
import { raceOf } from '../testing/lessonRace';

const lesson = await loadBundledLesson('saddle-points');

const numbers = (key: string, ...written: readonly string[]) => lessonNumbers(lesson, key, ...written);

function sceneOf(key: string, index = 0): Scene {
  const { shows } = lesson.steps.find((step) => step.key === key)!;
  if (shows.kind !== 'race') throw new Error(`${key} is no race`);
  return shows.scenes[index]!;
}

test.each<readonly [key: string, written: string, expected: number]>([
  ['has-it-arrived', 'gradient sgd at 0', 8],
  ['has-it-arrived', 'gradient sgd at 26', 0.033],
  ['has-it-arrived', 'first sgd |x| > 5', 60],
  ['has-it-arrived', 'curvature sgd at 26', 2],
  ['nearer-the-ridge', 'first a |x| > 5', 60],
  ['nearer-the-ridge', 'first b |x| > 5', 110],
  ['nearer-the-ridge', 'first c |x| > 5', 161],
  ['a-breath-of-noise', 'runs sgd x > 5', 46],
  ['a-breath-of-noise', 'runs sgd x < -5', 54],
  ['who-is-left-cold', 'first sgd |x| > 5', 60],
  ['who-is-left-cold', 'first momentum |x| > 5', 28],
  ['who-is-left-cold', 'first adam |x| > 5', 44],
  ['who-is-left-cold', 'first 2/sgd |x| > 5', 110],
  ['who-is-left-cold', 'first 2/momentum |x| > 5', 51],
  ['who-is-left-cold', 'first 2/adam |x| > 5', 44],
  ['without-curvature', 'x calm', 0.0322],
  ['without-curvature', '|y| calm', 0],
  ['without-curvature', 'runs 2/noisy y > 0', 21],
  ['without-curvature', 'runs 2/noisy y < 0', 29],
  ['watershed', 'x a', -3.78],
  ['watershed', 'y a', -3.28],
  ['watershed', 'x b', 3.58],
  ['watershed', 'y b', -1.85],
  ['watershed', 'gradient a at 0', 103],
  ['watershed', 'smallest gradient a to 60', 7.6],
  ['watershed', 'smallest gradient b to 60', 4.9],
])('%s: %s is %d', (key, written, expected) => {
  const [value] = numbers(key, written);
  expect(toDigitsOf(value!, expected)).toBe(expected);
});

test('the way off the ridge takes a logarithm of the distance', () => {
  const left = numbers('nearer-the-ridge', ...['a', 'b', 'c'].map((key) => `first ${key} |x| > 5`));
  [1e-4, 1e-8, 1e-12].forEach((distance, index) => {
    expect(left[index]).toBe(Math.ceil(Math.log(5 / distance) / Math.log(1.2)));
  });
  expect(Math.log(1e4) / Math.log(1.2)).toBeCloseTo(50.5, 1);
});

test('on the ridge everybody comes down, and nobody leaves it', () => {
  for (const { key } of sceneOf('on-the-ridge').optimizers) {
    const [x, y] = numbers('on-the-ridge', `largest |x| ${key}`, `|y| ${key}`);
    expect(x, key).toBe(0);
    expect(y, key).toBeLessThan(4);
  }
});

/** The median step at which the runs from the ridge leave the map, and the first and last. */
function leaving(scale: number): readonly number[] {
  const scene = sceneOf('a-breath-of-noise');
  const { runs } = raceOf({ ...scene, noise: { ...scene.noise, scale } }).get('sgd')!;
  const steps = runs.map(({ columns, state }) => {
    let row = 0;
    while (row < state.rows && Math.abs(columns.positions[2 * row]!) <= 5) row += 1;
    return row;
  });
  const sorted = steps.toSorted((a, b) => a - b);
  return [sorted[0]!, Math.round((sorted[49]! + sorted[50]!) / 2), sorted.at(-1)!];
}

test('a hundred times more or less noise only shifts the leaving by some 25 steps', () => {
  expect(leaving(0.01)).toEqual([39, 47, 73]);
  expect(leaving(1)[1]).toBe(22);
  expect(leaving(0.0001)[1]).toBe(73);
  expect(Math.log(100) / Math.log(1.2)).toBeCloseTo(25.3, 1);
});

test('momentum grows by 1.5 a step, gradient descent by 1.2', () => {
  const sum = 1 + 0.9 + 2 * 0.1;
  expect((sum + Math.sqrt(sum ** 2 - 4 * 0.9)) / 2).toBeCloseTo(1.5, 9);
  for (const [key, factor] of [
    ['momentum', 1.5],
    ['sgd', 1.2],
  ] as const) {
    const [before, after] = numbers('who-is-left-cold', `x 2/${key} at 40`, `x 2/${key} at 41`);
    expect(after! / before!).toBeCloseTo(factor, 3);
  }
});

test('towards a saddle without curvature, x falls as 1/(1 + 3ηt)', () => {
  const [x] = numbers('without-curvature', 'x calm');
  expect(Math.abs(x! * (1 + 3 * 0.01 * 1000) - 1)).toBeLessThan(0.005);
});

test('two starts a hundredth apart end more than 7 apart', () => {
  const [ax, ay, bx, by] = numbers('watershed', 'x a', 'y a', 'x b', 'y b');
  expect(Math.hypot(ax! - bx!, ay! - by!)).toBeGreaterThan(7);
});

test('with noise, all 50 have left the monkey saddle', () => {
  const [far, total] = numbers('without-curvature', 'runs 2/noisy |y| > 2', 'runs 2/noisy |y| >= 0');
  expect([far, total]).toEqual([50, 50]);
});
