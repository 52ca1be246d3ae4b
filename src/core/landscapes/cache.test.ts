import { expect, it } from 'vitest';
import { createCache } from './cache';

it('keeps the last values that were set, and a value set again counts as new', () => {
  const cache = createCache<number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, 2, undefined]);
  cache.set('a', 3);
  cache.set('c', 4);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([3, undefined, 4]);
});

it('keeps 32 values', () => {
  const cache = createCache<number>();
  for (let i = 0; i < 33; i++) cache.set(String(i), i);
  expect([cache.get('0'), cache.get('1'), cache.get('32')]).toEqual([undefined, 1, 32]);
});
