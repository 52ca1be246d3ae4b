// React keys for a list whose items have no ids and are replaced when they are edited.
import { useState } from 'react';

interface KeyedItems {
  readonly items: readonly object[];
  /** The keys of the items. */
  readonly keys: readonly number[];
  readonly nextKey: number;
}

/** The keys of `items`; an edited item keeps its key, wherever it moves. */
export function useItemKeys(items: readonly object[]): readonly number[] {
  const [known, setKnown] = useState(() => carryKeys({ items: [], keys: [], nextKey: 0 }, items));
  if (known.items === items) return known.keys;
  const next = carryKeys(known, items);
  setKnown(next);
  return next.keys;
}

export function carryKeys(
  { items: before, keys, nextKey }: KeyedItems,
  items: readonly object[],
): KeyedItems {
  const gone = before.flatMap((item, index) => (items.includes(item) ? [] : [keys[index]!]));
  const fresh = items.filter((item) => !before.includes(item));
  const edited = gone.length === 1 && fresh.length === 1 ? gone[0] : undefined;
  let free = nextKey;
  return {
    items,
    keys: items.map((item) => {
      const index = before.indexOf(item);
      return index === -1 ? (edited ?? free++) : keys[index]!;
    }),
    nextKey: free,
  };
}
