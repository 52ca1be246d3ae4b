// The names at the ends of the curves: beside each end, moved apart so that none lies over another.

/** Where a curve ends, in pixels from the plot's upper edge. */
export interface CurveEnd {
  readonly key: string;
  readonly topPx: number;
}

/** The height of a name. */
export const endHeightPx = 13;

/**
 * The places of the names, centred on their ends as far as there is room between 0 and `heightPx`. Where there is none for
 * all, those in front of the list are named.
 */
export function placeEnds(ends: readonly CurveEnd[], heightPx: number): CurveEnd[] {
  const room = Math.floor(heightPx / endHeightPx);
  const half = endHeightPx / 2;
  const named = ends.slice(0, room).toSorted((a, b) => a.topPx - b.topPx);
  // Names that touch form a block, centred on the mean of their ends.
  const blocks: { first: number; count: number; sum: number }[] = [];
  const topOf = ({ count, sum }: { readonly count: number; readonly sum: number }): number => {
    const length = count * endHeightPx;
    return Math.min(heightPx - length, Math.max(0, sum / count - length / 2));
  };
  named.forEach(({ topPx }, first) => {
    blocks.push({ first, count: 1, sum: Math.min(heightPx - half, Math.max(half, topPx)) });
    for (;;) {
      const [before, last] = blocks.slice(-2);
      if (before === undefined || last === undefined) break;
      if (topOf(before) + before.count * endHeightPx <= topOf(last)) break;
      blocks.splice(-2, 2, {
        first: before.first,
        count: before.count + last.count,
        sum: before.sum + last.sum,
      });
    }
  });
  return blocks.flatMap((block) =>
    named.slice(block.first, block.first + block.count).map(({ key }, place) => ({
      key,
      topPx: topOf(block) + place * endHeightPx + half,
    })),
  );
}
