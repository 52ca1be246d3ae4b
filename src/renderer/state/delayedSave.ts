// Debounced saving: several changes in a row are written once.

/** Calls `save` after a delay: with `restarts` counted from the last of several changes, otherwise from the first. */
export function createDelayedSave(
  save: () => void,
  delayMs: number,
  { restarts }: { readonly restarts: boolean },
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    save();
  };
  return {
    /** To be called after a change. */
    changed(): void {
      if (restarts) clearTimeout(timer);
      if (restarts || timer === undefined) timer = setTimeout(now, delayMs);
    },
    /** Saves now, even without changes. */
    now,
    /** Saves unsaved changes now. */
    flush(): void {
      if (timer !== undefined) now();
    },
  };
}
