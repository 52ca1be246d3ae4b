// An interrupt by the user, for whoever waits for something else at the same time.

/** Rejects with `message` once `signal` is aborted. Nobody waits for it any more once `over` is aborted. */
export function interruption(signal: AbortSignal, message: string, over?: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const interrupt = (): void => reject(new Error(message));
    signal.addEventListener('abort', interrupt, { once: true, ...(over && { signal: over }) });
    if (signal.aborted) interrupt();
  });
}
