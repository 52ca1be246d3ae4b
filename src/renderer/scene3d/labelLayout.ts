// Places name plates beside their points, pushed apart vertically until none overlap. A pure function of the points, so
// that a frame does not depend on earlier ones.

/** A rectangle in pixels, y up; (x, y) is its lower left corner. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The box with a margin of `reach` around a point. */
export function boxAbout({ x, y }: { readonly x: number; readonly y: number }, reach: number): Box {
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}

/** A plate to place: `x` and `y` are output. */
export interface LabelBox extends Box {
  /** The point it names. */
  readonly pointX: number;
  readonly pointY: number;
  x: number;
  y: number;
}

const rounds = 40;

/** Maximum number of plates in one stack before it is split in two. */
const tallestStack = 8;

/**
 * Places the plates `offset` to the right of their points (to the left at the image's end), `gap` apart, clear of the
 * obstacles and inside the image as long as there is room. In a crowd, every second plate in the given order is on the
 * left: this doesn't change while the points move. Ties are broken by the given order.
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
  // Sorted from the lowest up, so that pushing apart keeps the order of the points.
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

/** Whether the stack around this plate would be too tall. */
function isCrowded(label: LabelBox, labels: readonly LabelBox[], gap: number): boolean {
  const reach = (tallestStack / 2) * (label.height + gap);
  const near = labels.filter(
    (other) => Math.abs(other.pointY - label.pointY) < reach && shareColumn(label, other, gap),
  );
  return near.length > tallestStack;
}

/** Pushes overlapping plates apart by half each, so that a stack stays centred on its points. */
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

/** The free y nearest to the box; the box's own y if the column is full. */
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

/** Whether two boxes overlap horizontally, with a margin of `gap`. */
function shareColumn(a: Box, b: Box, gap: number): boolean {
  return a.x < b.x + b.width + gap && b.x < a.x + a.width + gap;
}
