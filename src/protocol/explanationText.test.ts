import { expect, it } from 'vitest';
import { explained } from '../core/explanation/testing/explained';
import type { Explanation } from '../core/explanation/explanation';
import { readExplanation, writeExplanation } from './explanationText';

const explanation = explained(
  {
    landscape: { id: 'himmelblau' },
    optimizer: 'adam',
    hyperparameters: {},
    noise: { kind: 'gaussian', scale: 1 },
    clipping: { kind: 'value', limit: 3 },
  },
  [0.4, -1.3],
  10,
);

it('keeps every bit of an explanation, and numbers that JSON does not have', () => {
  expect(readExplanation(writeExplanation(explanation))).toEqual(explanation);
  const odd: Explanation = {
    ...explanation,
    next: [NaN, -0],
    values: [Infinity, -Infinity],
    stability: { ...explanation.stability, limit: Infinity },
  };
  const read = readExplanation(writeExplanation(odd));
  expect(read).toEqual(odd);
  expect(Object.is(read.next[1], -0)).toBe(true);
});

it('refuses what is no explanation', () => {
  expect(() => readExplanation('{"optimizer": "adam"}')).toThrow('explanation');
  const damaged = JSON.stringify({ ...explanation, theta: ['a', 1] });
  expect(() => readExplanation(damaged)).toThrow('theta');
});
