// The numbers that lesson 1 speaks of, and whether the answers marked right are what the races say.
import { expect, test } from 'vitest';
import { loadBundledLesson } from '../bundledLessons';
import { lessonNumbers, toDigitsOf } from '../testing/lessonNumbers';

const lesson = await loadBundledLesson('learning-rate');

const numbers = (key: string, ...written: readonly string[]) => lessonNumbers(lesson, key, ...written);

test.each<readonly [key: string, written: string, expected: number]>([
  ['one-step', 'x runner at 1', -3.2],
  ['one-step', 'y runner at 1', 2],
  ['one-step', 'loss runner at 0', 22.25],
  ['one-step', 'loss runner at 1', 14.24],
  ['two-walks', 'loss small at 10', 0.2565],
  ['two-walks', 'loss large at 10', 0.2565],
  ['the-edge', 'loss edge', 22.25],
  ['the-edge', 'loss above at 10', 149.7],
  ['the-edge', 'edge edge at 0', 1],
  ['sharp-edge', 'loss below', 7.9e-4],
  ['sharp-edge', 'loss edge', 16],
  ['sharp-edge', 'loss above', 1_947_833],
  ['sharp-edge', 'first above |y| > 5', 38],
  ['slow-direction', 'loss exact at 120', 0.079],
  ['slow-direction', '|y| exact at 1', 0],
  ['slow-direction', 'first exact loss < 0.001', 229],
  ['slow-direction', 'first balanced loss < 0.001', 126],
  ['local-edge', 'loss below', 2e-59],
  ['local-edge', '|x| above', 0.2691],
  ['local-edge', '|y| above', 0.2691],
  ['local-edge', 'loss above', 0.138],
  ['local-edge', '|x| far', 0.567],
  ['local-edge', 'loss far', 0.527],
])('%s: %s is %d', (key, written, expected) => {
  const [value] = numbers(key, written);
  expect(toDigitsOf(value!, expected)).toBe(expected);
});

test('steps to 1 % of the loss are mirrored around the best rate', () => {
  const keys = ['r002', 'r01', 'r05', 'r09', 'r098'];
  expect(numbers('best-rate', ...keys.map((key) => `first ${key} loss < 0.2225`))).toEqual([
    57, 11, 1, 11, 57,
  ]);
});

test('5 % more rate is over a billion times the loss', () => {
  const [below, above] = numbers('sharp-edge', 'loss below', 'loss above');
  expect(above! / below!).toBeGreaterThan(1e9);
});

test('above the edge, the runners end where a step is twice the way to the middle', () => {
  for (const [key, rate] of [
    ['above', 1.1],
    ['far', 1.5],
  ] as const) {
    const [x] = numbers('local-edge', `|x| ${key}`);
    expect(rate * Math.tanh(x!) * (1 - Math.tanh(x!) ** 2)).toBeCloseTo(x!, 4);
  }
});
