// Debounced saving: several changes in a row are written once.

export interface DelayedSave {
  /** To be called after a change. */
  changed(): void;
  /** Saves now, even without changes. */
  now(): void;
  /** Saves unsaved changes now. */
  flush(): void;
}

/** Calls `save` after a delay: with `restarts` counted from the last of several changes, otherwise from the first. */
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
