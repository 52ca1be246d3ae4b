import { describe, expect, it } from 'vitest';
import { allItems, arrange, favouriteItems } from './sections';

const items = [
  { id: 'a', family: 'x' },
  { id: 'b', family: 'y' },
  { id: 'c', family: 'x' },
];
const wish = {
  family: allItems,
  families: ['y', 'x', 'z'],
  favourites: new Set(['c']),
  grouped: true,
  searched: false,
};
const keysOf = (change: Partial<typeof wish>): string[][] =>
  arrange(items, { ...wish, ...change }).map(({ places }) => places.map(({ key }) => key));

describe('the sections of a picker', () => {
  it('are the favourites and then the families that have something', () => {
    expect(keysOf({})).toEqual([['favourites-c'], ['y-b'], ['x-a', 'x-c']]);
  });

  it('are the favourites and then all in their own order where families do not stand together', () => {
    expect(keysOf({ grouped: false })).toEqual([['favourites-c'], ['all-a', 'all-b', 'all-c']]);
    expect(keysOf({ grouped: false, favourites: new Set() })).toEqual([['all-a', 'all-b', 'all-c']]);
  });

  it('are one for a family, for the favourites and for a search', () => {
    expect(keysOf({ family: 'x' })).toEqual([['x-a', 'x-c']]);
    expect(keysOf({ family: favouriteItems })).toEqual([['favourites-c']]);
    expect(keysOf({ searched: true })).toEqual([['all-a', 'all-b', 'all-c']]);
  });
});
