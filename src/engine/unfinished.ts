// Work that must not be cut off: what has begun and is not done yet.

export interface Unfinished {
  /** Counts `work` among it until it is done or has failed; returns it. */
  add<T>(work: Promise<T>): Promise<T>;
  /** Resolves when all that has been added by now is done or has failed. Never rejects. */
  settled(): Promise<void>;
}

export function createUnfinished(): Unfinished {
  const works = new Set<Promise<unknown>>();
  return {
    add(work) {
      const forget = (): void => void works.delete(work);
      works.add(work);
      work.then(forget, forget);
      return work;
    },
    async settled() {
      await Promise.allSettled(works);
    },
  };
}
