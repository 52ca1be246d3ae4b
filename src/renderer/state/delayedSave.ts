// Saving that follows changes after a while, so that what is dragged is written once.

export interface DelayedSave {
  /** Something has changed. */
  changed(): void;
  /** Saves at once, changed or not. */
  now(): void;
  /** Saves at once what has changed and has not been saved yet. */
  flush(): void;
}

/**
 * Calls `save` so long after a change: after the last one of several where each change `restarts` the delay, after the
 * first otherwise.
 */
export function createDelayedSave(
  save: () => void,
  delayMs: number,
  { restarts }: { readonly restarts: boolean },
): DelayedSave {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    save();
  };
  return {
    changed() {
      if (restarts) clearTimeout(timer);
      if (restarts || timer === undefined) timer = setTimeout(now, delayMs);
    },
    now,
    flush() {
      if (timer !== undefined) now();
    },
  };
}
