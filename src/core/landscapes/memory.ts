// Landscapes that the user makes are kept while they are in use, so that the same one is the same object.

/** Keeps what was asked for last: as many as a race, its undoing and a dialog need. */
export function createMemory<T>(maxKept = 32) {
  const kept = new Map<string, T>();
  return {
    get: (key: string): T | undefined => kept.get(key),
    set(key: string, value: T): void {
      kept.delete(key);
      kept.set(key, value);
      const [oldest] = kept.keys();
      if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    },
  };
}
