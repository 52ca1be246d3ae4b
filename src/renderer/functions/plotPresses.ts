// What presses do to a plot: one moves it, two stretch it, and what is between them stays between them.

/** Fractions of the plot's width, from its left. */
export interface PlotShift {
  /** By how much what is on show moves to the right, in the plot's width. */
  readonly move: number;
  /** By how much more is on show afterwards, about `at`; 1 for a single press. */
  readonly factor: number;
  readonly at: number;
}

/** Fingers that are nearer to each other, in the plot's width, stretch nothing: one may lie above the other. */
const leastGap = 0.04;

export function createPlotPresses() {
  const places = new Map<number, number>();
  return {
    press: (id: number, share: number): void => void places.set(id, share),
    release: (id: number): void => void places.delete(id),
    count: (): number => places.size,
    /** What a press that is now at `share` does; null if nothing, or if it was no press. */
    move(id: number, share: number): PlotShift | null {
      const before = places.get(id);
      if (before === undefined) return null;
      places.set(id, share);
      const other = [...places].find(([each]) => each !== id)?.[1] ?? null;
      if (share === before) return null;
      if (other === null) return { move: share - before, factor: 1, at: share };
      const [was, is] = [before, share].map((each) => Math.max(leastGap, Math.abs(each - other)));
      return { move: (share - before) / 2, factor: was! / is!, at: (share + other) / 2 };
    },
  };
}
