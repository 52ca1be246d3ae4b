// Who wants to know whether the engine is there.

export interface ConnectionListeners {
  subscribe(listener: (connected: boolean) => void): () => void;
  tell(connected: boolean): void;
}

/** Tells of changes only: at first the engine is there. */
export function createConnectionListeners(): ConnectionListeners {
  const listeners = new Set<(connected: boolean) => void>();
  let last = true;
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(connected) {
      if (connected === last) return;
      last = connected;
      for (const listener of [...listeners]) listener(connected);
    },
  };
}
