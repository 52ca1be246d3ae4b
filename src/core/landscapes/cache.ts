// Caches the user's own landscapes while they are in use, so that the same landscape is the same object.

/** Keeps the last values that were set: as many as a race, its undo history and a dialog need. */
export function createCache<T>(maxKept = 32) {
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
