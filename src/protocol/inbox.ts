// What the other side sends unasked, on its way to those who listen.

export interface Inbox<T> {
  deliver(item: T): void;
  /** Returns what ends the subscription. */
  readonly subscribe: (listener: (item: T) => void) => () => void;
  clear(): void;
}

/** What comes while nobody listens waits for the next listener: the page may not be ready for it yet. */
export function createInbox<T>(): Inbox<T> {
  const listeners = new Set<(item: T) => void>();
  let waiting: T[] = [];
  return {
    deliver(item) {
      if (listeners.size === 0) waiting.push(item);
      for (const listener of [...listeners]) listener(item);
    },
    subscribe(listener) {
      listeners.add(listener);
      const items = waiting;
      waiting = [];
      for (const item of items) listener(item);
      return () => listeners.delete(listener);
    },
    clear() {
      listeners.clear();
      waiting = [];
    },
  };
}
