// Unsolicited items from the other side, delivered to subscribed listeners.

export interface Inbox<T> {
  deliver(item: T): void;
  /** Returns a function that unsubscribes. */
  readonly subscribe: (listener: (item: T) => void) => () => void;
  clear(): void;
}

/** Items that arrive while there is no listener wait for the next one: the page may not be ready yet. */
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
