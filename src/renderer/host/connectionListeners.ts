// Listeners for the state of the connection to the engine.

/** Reports only changes: initially the engine is connected. */
export function createConnectionListeners() {
  const listeners = new Set<(connected: boolean) => void>();
  let last = true;
  return {
    subscribe(listener: (connected: boolean) => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell(connected: boolean): void {
      if (connected === last) return;
      last = connected;
      for (const listener of [...listeners]) listener(connected);
    },
  };
}
