// Places name plates beside their points, pushed apart vertically until none overlap. A pure function of the points, so
// that a frame does not depend on earlier ones.
import type { Box } from './pixelBox';

/** A plate to place: `x` and `y` are output. */
export interface PlateBox extends Box {
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
export function layOutPlates(
  plates: readonly PlateBox[],
  obstacles: readonly Box[],
  image: { readonly width: number; readonly height: number },
  offset: number,
  gap: number,
): void {
  for (const plate of plates) {
    const right = plate.pointX + offset;
    plate.x = right + plate.width <= image.width - gap ? right : plate.pointX - offset - plate.width;
    plate.y = plate.pointY - plate.height / 2;
  }
  const crowded = plates.filter((plate, index) => index % 2 === 1 && isCrowded(plate, plates, gap));
  for (const plate of crowded) {
    const left = plate.pointX - offset - plate.width;
    if (left >= gap) plate.x = left;
  }
  // Sorted from the lowest up, so that pushing apart keeps the order of the points.
  const sorted = plates
    .map((plate, index) => ({ plate, index }))
    .sort((a, b) => a.plate.pointY - b.plate.pointY || b.index - a.index)
    .map(({ plate }) => plate);

  spread(sorted, gap);
  const settled: Box[] = [...obstacles];
  for (const plate of sorted) {
    plate.y = freePlace(plate, settled, image.height, gap);
    settled.push(plate);
  }
}

/** Whether the stack around this plate would be too tall. */
function isCrowded(plate: PlateBox, plates: readonly PlateBox[], gap: number): boolean {
  const reach = (tallestStack / 2) * (plate.height + gap);
  const near = plates.filter(
    (other) => Math.abs(other.pointY - plate.pointY) < reach && shareColumn(plate, other, gap),
  );
  return near.length > tallestStack;
}

/** Pushes overlapping plates apart by half each, so that a stack stays centred on its points. */
function spread(sorted: readonly PlateBox[], gap: number): void {
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
