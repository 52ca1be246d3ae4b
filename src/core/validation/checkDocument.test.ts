// Documents that no schema should see: their limits, and what is said of them.
import { describe, expect, test } from 'vitest';
import { documentIssue } from './checkDocument';

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = i % 2 === 0 ? [value] : { inside: value };
  return value;
};

const messageOf = (document: unknown, max?: number): string | undefined =>
  documentIssue(document, 'scene', max)?.message;

test.each([[{}], [[]], [null], ['text'], [{ a: [1, { b: null }], c: 'proto' }]])(
  '%j is harmless',
  (document) => expect(documentIssue(document, 'scene')).toBeNull(),
);

describe('a key __proto__', () => {
  test.each([
    ['{"__proto__": 3}', 'Invalid __proto__: 3 (expected no field of that name)'],
    ['{"a": [0, {"b": 1, "__proto__": {}}]}', 'Invalid a[1].__proto__: {} (expected no field of that name)'],
    ['[[{"__proto__": []}]]', 'Invalid [0][0].__proto__: [] (expected no field of that name)'],
  ])('of %s is named with its place', (json, message) => expect(messageOf(JSON.parse(json))).toBe(message));
});

test('32 levels are allowed', () => {
  expect(messageOf(nested(32))).toBeUndefined();
  expect(messageOf(nested(33))).toBe('Invalid scene: something too deep (expected at most 32 levels)');
  // Each branch has its own depth.
  expect(messageOf(Array.from({ length: 40 }, () => nested(31)))).toBeUndefined();
});

test('so many values are allowed: fields, items and the document itself', () => {
  const message = 'Invalid scene: more than 5 values (expected at most 5 values)';
  expect(messageOf([1, 2, 3, 4], 5)).toBeUndefined();
  expect(messageOf([1, 2, 3, 4, 5], 5)).toBe(message);
  expect(messageOf({ a: [1], b: { c: 2 } }, 5)).toBeUndefined();
  expect(messageOf({ a: [1], b: { c: 2, d: 3 } }, 5)).toBe(message);
  expect(messageOf(Array.from({ length: 19_999 }, () => 0))).toBeUndefined();
  expect(messageOf(Array.from({ length: 20_000 }, () => 0))).toContain('more than 20000 values');
});
