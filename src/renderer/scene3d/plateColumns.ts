// Places name plates in two columns beside the surface, ordered as the heads are where they end: so no plate moves while
// the race goes on. A pure function of its arguments.
import type { Box } from './pixelBox';

export type PlateSide = 'left' | 'right';

/** A plate to place, in pixels, y up. */
export interface PlateWish {
  readonly key: string;
  /** Where the head that it names ends. */
  readonly endX: number;
  readonly endY: number;
  readonly width: number;
  readonly height: number;
}

/** Where the columns may stand, in pixels, y up. */
export interface PlateColumns {
  /** What plates keep inside of. */
  readonly room: Box;
  /** The ends of the surface. */
  readonly surface: { readonly left: number; readonly right: number };
  /** Plates keep out of these. */
  readonly taken: readonly Box[];
  /** Between surface and columns, and between plates. */
  readonly margin: number;
  readonly gap: number;
}

export interface PlatePlace extends Box {
  readonly side: PlateSide;
}

/**
 * The part of the surface's width, from its left end, in which heads are parted into those named at the left and at the right.
 * Plates of heads that end in it stay at their sides.
 */
const partingBand = [0.2, 0.6] as const;

/**
 * The places of plates, by key; those without room have none: earlier wishes come first. Where `before` differs little from
 * what is best, sides and order stay as they were.
 */
export function placePlates(
  wishes: readonly PlateWish[],
  columns: PlateColumns,
  before: ReadonlyMap<string, PlatePlace>,
): Map<string, PlatePlace> {
  const places = new Map<string, PlatePlace>();
  const sides = sidesOf(wishes, columns, before);
  for (const side of ['left', 'right'] as const) {
    const column = wishes.filter((wish) => sides.get(wish.key) === side);
    if (column.length === 0) continue;
    const width = Math.max(...column.map((wish) => wish.width));
    const x = columnX(side, width, columns);
    const { from, to } = freeSpan({ x, width }, columns);
    const fitting = column.filter(
      (_, index) => heightOf(column.slice(0, index + 1), columns.gap) <= to - from,
    );
    const ordered = inOrder(fitting, before);
    levels(ordered, from, to, columns.gap).forEach((y, index) => {
      const wish = ordered[index]!;
      // At the left, the plates' right ends stand below each other.
      const at = side === 'left' ? x + width - wish.width : x;
      places.set(wish.key, { side, x: at, y, width: wish.width, height: wish.height });
    });
  }
  return places;
}

/** The column of each plate: that of its end, and the other one if there are too many at one side. */
function sidesOf(
  wishes: readonly PlateWish[],
  columns: PlateColumns,
  before: ReadonlyMap<string, PlatePlace>,
): Map<string, PlateSide> {
  const { surface, room, gap } = columns;
  const [from, to] = partingBand.map((share) => surface.left + share * (surface.right - surface.left));
  const parting = partingOf(wishes, from!, to!);
  const sides = new Map<string, PlateSide>();
  for (const { key, endX } of wishes) {
    const known = before.get(key);
    const isBetween = endX > from! && endX < to!;
    sides.set(key, known && isBetween ? known.side : endX < parting ? 'left' : 'right');
  }
  for (const side of ['left', 'right'] as const) {
    const inside = wishes.filter(({ key }) => sides.get(key) === side);
    // From the one that is nearest to the other side.
    const movable = [...inside].sort((a, b) => (side === 'left' ? b.endX - a.endX : a.endX - b.endX));
    for (const wish of movable) {
      const here = wishes.filter(({ key }) => sides.get(key) === side);
      const there = wishes.filter(({ key }) => sides.get(key) !== side);
      if (heightOf(here, gap) <= room.height || here.length <= there.length + 1) break;
      sides.set(wish.key, side === 'left' ? 'right' : 'left');
    }
  }
  return sides;
}

/** Where heads are farthest apart, so that those that end together are named together. */
function partingOf(wishes: readonly PlateWish[], from: number, to: number): number {
  const inside = wishes.map(({ endX }) => endX).filter((x) => x > from && x < to);
  const places = [from, ...inside.sort((a, b) => a - b), to];
  let best = 1;
  for (let index = 2; index < places.length; index += 1) {
    if (places[index]! - places[index - 1]! > places[best]! - places[best - 1]!) best = index;
  }
  return (places[best]! + places[best - 1]!) / 2;
}

function columnX(side: PlateSide, width: number, { room, surface, margin, gap }: PlateColumns): number {
  const wished = side === 'left' ? surface.left - margin - width : surface.right + margin;
  return Math.max(room.x + gap, Math.min(room.x + room.width - gap - width, wished));
}

/** The largest part of the room's height in which nothing stands in the column. */
function freeSpan(
  { x, width }: { readonly x: number; readonly width: number },
  { room, taken, gap }: PlateColumns,
): { from: number; to: number } {
  const inColumn = taken
    .filter((box) => box.x < x + width + gap && x < box.x + box.width + gap)
    .sort((a, b) => a.y - b.y);
  let best = { from: room.y + gap, to: room.y + gap };
  let from = room.y + gap;
  for (const box of [...inColumn, { y: room.y + room.height, height: 0 }]) {
    if (box.y - gap - from > best.to - best.from) best = { from, to: box.y - gap };
    from = Math.max(from, box.y + box.height + gap);
  }
  return best;
}

function heightOf(plates: readonly PlateWish[], gap: number): number {
  return plates.reduce((sum, { height }) => sum + height + gap, -gap);
}

/**
 * From the lowest up, as the heads end; neighbours that stood in another order before change places only if their heads
 * are half a plate apart.
 */
function inOrder(wishes: readonly PlateWish[], before: ReadonlyMap<string, PlatePlace>): PlateWish[] {
  const known = wishes.filter(({ key }) => before.has(key));
  const stood = known.sort((a, b) => before.get(a.key)!.y - before.get(b.key)!.y);
  const fresh = wishes.filter(({ key }) => !before.has(key)).sort((a, b) => a.endY - b.endY);
  const ordered: PlateWish[] = [];
  for (const wish of [...stood, ...fresh]) {
    const slack = before.has(wish.key) ? wish.height / 2 : 0;
    let at = ordered.length;
    while (at > 0 && ordered[at - 1]!.endY > wish.endY + slack) at -= 1;
    ordered.splice(at, 0, wish);
  }
  return ordered;
}

/** Lower edges of plates in this order, as near to level with their heads as least squares have it, within from..to. */
function levels(plates: readonly PlateWish[], from: number, to: number, gap: number): number[] {
  // Less the heights of those below, places that don't overlap are places that don't descend: an isotonic regression, by
  // merging neighbours that descend into blocks of their mean.
  const below: number[] = [];
  let sum = 0;
  for (const { height } of plates) {
    below.push(sum);
    sum += height + gap;
  }
  const blocks: { total: number; count: number }[] = [];
  plates.forEach(({ endY, height }, index) => {
    blocks.push({ total: endY - height / 2 - below[index]!, count: 1 });
    while (blocks.length > 1 && meanOf(blocks.at(-2)!) > meanOf(blocks.at(-1)!)) {
      const last = blocks.pop()!;
      blocks.at(-1)!.total += last.total;
      blocks.at(-1)!.count += last.count;
    }
  });
  const highest = to - (sum - gap);
  return blocks
    .flatMap((block) => Array.from({ length: block.count }, () => meanOf(block)))
    .map((level, index) => Math.round(Math.max(from, Math.min(highest, level))) + below[index]!);
}

function meanOf({ total, count }: { readonly total: number; readonly count: number }): number {
  return total / count;
}
