// A document through its edits, with the way back: each edit is one entry, and those of one gesture are merged.

const historyLimit = 500;

export interface History<T> {
  readonly now: T;
  readonly past: readonly T[];
  readonly future: readonly T[];
  /** The next edit is merged with the last entry if the keys are equal; null after the gesture has ended. */
  readonly mergeKey: string | null;
}

export const historyOf = <T>(now: T): History<T> => ({ now, past: [], future: [], mergeKey: null });

/** Nothing changes where `next` is what there is. */
export function withEdit<T>(history: History<T>, next: T, mergeKey: string | null): History<T> {
  const { now, past } = history;
  if (next === now) return history;
  const merges = mergeKey !== null && mergeKey === history.mergeKey;
  return { now: next, past: merges ? past : [...past, now].slice(-historyLimit), future: [], mergeKey };
}

/** Nothing changes where there is no entry. */
export function undone<T>(history: History<T>): History<T> {
  const { now, past, future } = history;
  const previous = past.at(-1);
  if (previous === undefined) return history;
  return { now: previous, past: past.slice(0, -1), future: [now, ...future], mergeKey: null };
}

/** Nothing changes where nothing was undone. */
export function redone<T>(history: History<T>): History<T> {
  const { now, past, future } = history;
  const [next] = future;
  if (next === undefined) return history;
  return { now: next, past: [...past, now], future: future.slice(1), mergeKey: null };
}
