// Where name plates stand: beside their points, pushed apart up and down until none covers another. A pure
// function of the points, so that a frame looks the same however it was reached.

/** A rectangle in pixels, y up; (x, y) is its lower left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The box that reaches `reach` each way from a point. */
export function boxAbout({ x, y }: { readonly x: number; readonly y: number }, reach: number): Box {
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}

/** A plate to place: `x` and `y` are written. */
export interface LabelBox extends Box {
  /** The point it names. */
  readonly pointX: number;
  readonly pointY: number;
  x: number;
  y: number;
}

const rounds = 40;

/** Plates that stand in one stack before it is parted in two. */
const tallestStack = 8;

/**
 * Places the plates `offset` to the right of their points (to the left where the image ends), `gap` apart, clear
 * of the obstacles and within the image as long as there is room. In a crowd, every other plate in the order given
 * stands to the left: which ones doesn't change while the points move about. Ties are broken by the order given.
 */
export function layoutLabels(
  labels: readonly LabelBox[],
  obstacles: readonly Box[],
  image: { readonly width: number; readonly height: number },
  offset: number,
  gap: number,
): void {
  for (const label of labels) {
    const right = label.pointX + offset;
    label.x = right + label.width <= image.width - gap ? right : label.pointX - offset - label.width;
    label.y = label.pointY - label.height / 2;
  }
  const crowded = labels.filter((label, index) => index % 2 === 1 && isCrowded(label, labels, gap));
  for (const label of crowded) {
    const left = label.pointX - offset - label.width;
    if (left >= gap) label.x = left;
  }
  // From the lowest up, so that pushing apart keeps the order that the points have.
  const sorted = labels
    .map((label, index) => ({ label, index }))
    .sort((a, b) => a.label.pointY - b.label.pointY || b.index - a.index)
    .map(({ label }) => label);

  spread(sorted, gap);
  const settled: Box[] = [...obstacles];
  for (const label of sorted) {
    label.y = freePlace(label, settled, image.height, gap);
    settled.push(label);
  }
}

/** Whether more plates than a stack should have would be stacked about this one. */
function isCrowded(label: LabelBox, labels: readonly LabelBox[], gap: number): boolean {
  const reach = (tallestStack / 2) * (label.height + gap);
  const near = labels.filter(
    (other) => Math.abs(other.pointY - label.pointY) < reach && shareColumn(label, other, gap),
  );
  return near.length > tallestStack;
}

/** Pushes overlapping plates apart by halves, so that a stack stays centred on its points. */
function spread(sorted: readonly LabelBox[], gap: number): void {
  for (let round = 0; round < rounds; round += 1) {
    let moved = false;
    for (const [index, lower] of sorted.entries()) {
      for (let other = index + 1; other < sorted.length; other += 1) {
        const upper = sorted[other]!;
        if (!shareColumn(lower, upper, gap)) continue;
        const overlap = lower.y + lower.height + gap - upper.y;
        if (overlap < 0.25) continue;
        lower.y -= overlap / 2;
        upper.y += overlap / 2;
        moved = true;
      }
    }
    if (!moved) return;
  }
}

/** The free y nearest to where the box stands; where it stands if the column is full. */
function freePlace(box: Box, settled: readonly Box[], imageHeight: number, gap: number): number {
  const inColumn = settled.filter((other) => shareColumn(box, other, gap));
  const highest = imageHeight - box.height - gap;
  const fits = (y: number): boolean =>
    y >= gap &&
    y <= highest &&
    inColumn.every(
      (other) => y >= other.y + other.height + gap - 0.5 || other.y >= y + box.height + gap - 0.5,
    );
  let best = Number.NaN;
  for (const y of [
    box.y,
    gap,
    highest,
    ...inColumn.flatMap((other) => [other.y + other.height + gap, other.y - box.height - gap]),
  ]) {
    if (fits(y) && !(Math.abs(y - box.y) >= Math.abs(best - box.y))) best = y;
  }
  return Number.isNaN(best) ? box.y : best;
}

/** Whether two boxes share a column of the image, with `gap` between. */
function shareColumn(a: Box, b: Box, gap: number): boolean {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap;
}
