// Debounced saving: several changes in a row are written once.

/**
 * Calls `save` when there was no change for `quietMs`, but at the latest `atMostMs` after the first of several changes:
 * changes may go on for long, as while a slider is dragged.
 */
export function createDelayedSave(
  save: () => void,
  { quietMs, atMostMs }: { readonly quietMs: number; readonly atMostMs: number },
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latestMs = 0;
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    save();
  };
  return {
    /** To be called after a change. */
    changed(): void {
      const nowMs = performance.now();
      if (timer === undefined) latestMs = nowMs + atMostMs;
      clearTimeout(timer);
      timer = setTimeout(now, Math.min(quietMs, latestMs - nowMs));
    },
    /** Saves now, even without changes. */
    now,
    /** Saves unsaved changes now. */
    flush(): void {
      if (timer !== undefined) now();
    },
  };
}
