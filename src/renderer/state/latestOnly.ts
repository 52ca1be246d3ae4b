// Requests of which only the newest counts: one runs at a time.

interface LatestOnly<Wish, Result> {
  /** Null if it was interrupted. */
  readonly load: (wish: Wish, signal: AbortSignal) => Promise<Result | null>;
  /**
   * Whether the older request is finished before the newer one begins, as while numbers are dragged: otherwise nothing
   * would be shown until the end.
   */
  readonly finishesFirst: (older: Wish, newer: Wish) => boolean;
  readonly onLoaded: (result: Result, wish: Wish) => void;
  readonly onFailed: (error: unknown, wish: Wish) => void;
}

/** Returns what asks for a wish; a newer one replaces older ones that wait. */
export function createLatestOnly<Wish, Result>({
  load,
  finishesFirst,
  onLoaded,
  onFailed,
}: LatestOnly<Wish, Result>): (wish: Wish) => void {
  let running: { readonly wish: Wish; readonly abort: AbortController } | null = null;
  let waiting: { readonly wish: Wish } | null = null;

  const begin = (wish: Wish): void => {
    const abort = new AbortController();
    running = { wish, abort };
    const finish = (tell: () => void): void => {
      if (abort.signal.aborted) return;
      running = null;
      tell();
      if (waiting === null) return;
      const next = waiting;
      waiting = null;
      begin(next.wish);
    };
    load(wish, abort.signal).then(
      (result) => finish(() => result !== null && onLoaded(result, wish)),
      (error: unknown) => finish(() => onFailed(error, wish)),
    );
  };

  return (wish) => {
    if (running !== null && finishesFirst(running.wish, wish)) {
      waiting = { wish };
      return;
    }
    running?.abort.abort();
    waiting = null;
    begin(wish);
  };
}
