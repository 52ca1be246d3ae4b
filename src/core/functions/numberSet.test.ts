import { inLanguage } from '../text/text';
import { expect, test } from 'vitest';
import { describeSet, isIn, isWithin, type NumberSet } from './numberSet';

const sets: readonly NumberSet[] = ['any', 'nonNegative', 'probability', 'sign'];

test.each([
  ['any', [-1e308, 0, 3], [Infinity, NaN]],
  ['nonNegative', [0, 1e308], [-5e-324, Infinity, NaN]],
  ['probability', [0, 0.5, 1], [-5e-324, 1.0000000000000002, NaN]],
  ['sign', [-1, 1], [0, 0.5, NaN]],
] as const)('%s', (set, inside, outside) => {
  for (const value of inside) expect(isIn(set, value)).toBe(true);
  for (const value of outside) expect(isIn(set, value)).toBe(false);
  expect(inLanguage(describeSet(set, 'y'), 'en')).not.toBe('');
});

test('one within another', () => {
  const numbers = [-3, -1, 0, 0.5, 1, 2];
  for (const inner of sets) {
    for (const outer of sets) {
      const expected = numbers.every((value) => !isIn(inner, value) || isIn(outer, value));
      expect(isWithin(inner, outer), `${inner} in ${outer}`).toBe(expected);
    }
  }
});

test.each([
  ['any', 'a finite number'],
  ['nonNegative', '0 ≤ t'],
  ['probability', '0 ≤ t ≤ 1'],
  ['sign', '-1 or 1'],
] as const)('%s in words', (set, words) => expect(inLanguage(describeSet(set, 't'), 'en')).toBe(words));
