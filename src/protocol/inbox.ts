// Unsolicited items from the other side, delivered to subscribed listeners.

/** Items that arrive while there is no listener wait for the next one: the page may not be ready yet. */
export function createInbox<T>() {
  const listeners = new Set<(item: T) => void>();
  let waiting: T[] = [];
  return {
    deliver(item: T): void {
      if (listeners.size === 0) waiting.push(item);
      for (const listener of [...listeners]) listener(item);
    },
    /** Returns a function that unsubscribes. */
    subscribe(listener: (item: T) => void): () => void {
      listeners.add(listener);
      const items = waiting;
      waiting = [];
      for (const item of items) listener(item);
      return () => listeners.delete(listener);
    },
    clear(): void {
      listeners.clear();
      waiting = [];
    },
  };
}
