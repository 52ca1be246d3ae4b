import { describe, expect, it } from 'vitest';
import { carryKeys } from './itemKeys';

const [a, b, c] = [{ at: 1 }, { at: 2 }, { at: 3 }] as const;
const known = carryKeys({ items: [], keys: [], nextKey: 0 }, [a, b, c]);

describe('keys of items', () => {
  it('are distinct, and stay with items that are moved', () => {
    expect(new Set(known.keys).size).toBe(3);
    expect(carryKeys(known, [c, a, b]).keys).toEqual([known.keys[2], known.keys[0], known.keys[1]]);
  });

  it('stay with the one item that was edited, wherever it goes', () => {
    expect(carryKeys(known, [b, c, { at: 9 }]).keys).toEqual([known.keys[1], known.keys[2], known.keys[0]]);
  });

  it('are new for an item that was added, and given to no other after it is gone', () => {
    const added = carryKeys(known, [a, { at: 1.5 }, b, c]);
    expect(new Set(added.keys).size).toBe(4);
    expect(added.keys.filter((key) => known.keys.includes(key))).toEqual(known.keys);
    const removed = carryKeys(added, [a, b, c]);
    expect(removed.keys).toEqual(known.keys);
    const again = carryKeys(removed, [a, { at: 1.6 }, b, c]);
    expect(added.keys).not.toContain(again.keys[1]);
  });

  it('are new where several items changed at once', () => {
    const after = carryKeys(known, [a, { at: 8 }, { at: 9 }]);
    expect(after.keys[0]).toBe(known.keys[0]);
    expect(known.keys).not.toContain(after.keys[1]);
    expect(known.keys).not.toContain(after.keys[2]);
  });
});
