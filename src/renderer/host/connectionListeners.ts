// Listeners for the state of the connection to the engine.

export interface ConnectionListeners {
  subscribe(listener: (connected: boolean) => void): () => void;
  tell(connected: boolean): void;
}

/** Reports only changes: initially the engine is connected. */
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
