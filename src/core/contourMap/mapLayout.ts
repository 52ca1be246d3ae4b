// Lays out a map and its texts: texts beside the map or above and below it, with different widths of the column. Every
// arrangement is tried, and the one with the largest map is taken, unless its texts are cramped.
import type { Margins } from './mapAxes';
import { legendDensities, type Block, type LegendDensity } from './mapBlocks';
import type { Rectangle } from './runnerPath';

export interface LayoutParts {
  /** Width by height of the map. */
  readonly aspect: number;
  /** The margins for axes around a map of about this height. */
  margins(mapHeight: number): Margins;
  /** The texts above the map or at the top of the column beside it, for this width. */
  header(width: number): Block | null;
  /** The texts below the map or at the bottom of the column. */
  footer(width: number, density: LegendDensity): Block | null;
}

export interface PlacedBlock {
  readonly block: Block;
  readonly x: number;
  readonly y: number;
}

export interface MapLayout {
  readonly map: Rectangle;
  readonly blocks: readonly PlacedBlock[];
}

const edge = 30;
const headerGap = 22;
const footerGap = 20;
const sideGap = 38;
/** A map of this size needs no denser legend; as a fraction of the page's shorter side. */
const roomyMap = 0.62;
const sideWidths = { narrowest: 190, widest: 600, step: 24 };
/** The largest width of the column, as a fraction of the page's. */
const sideShare = 0.5;
/** The factors of an arrangement's score if texts are cramped, and if texts below the map are wider than it. */
const crampedScore = 0.5;
const wideTextScore = 0.9;
/** Widths for texts above and below the map, as fractions of the page's. */
const textShares = [0.5, 0.6, 0.68, 0.76, 0.84, 0.92, 1];

/** Null if there is no room for a map. */
export function layoutMap(width: number, height: number, parts: LayoutParts): MapLayout | null {
  let best: MapLayout | null = null;
  let bestScore = 0;
  for (const density of legendDensities) {
    // A denser legend is tried only if the map would be small.
    if (best !== null && Math.min(best.map.width, best.map.height) > roomyMap * Math.min(width, height))
      break;
    const candidates = [
      ...belows(width, height, parts, density),
      ...besides(width, height, parts, density, true),
      ...besides(width, height, parts, density, false),
    ];
    for (const candidate of candidates) {
      const score = density.score * scoreOf(candidate);
      // With equal maps, the arrangement with more room for texts comes last, and is taken.
      if (!(score > 0 && score >= 0.999 * bestScore)) continue;
      best = candidate;
      bestScore = score;
    }
  }
  return best;
}

function scoreOf({ map, blocks }: MapLayout): number {
  // Where there is no room, both its sides are negative.
  if (!(map.width > 0)) return 0;
  const cramped = blocks.some(({ block }) => block.cramped);
  const wide = blocks.some(
    ({ block, x, y }) => y > map.y && x <= map.x && x + block.width > map.x + map.width + 60,
  );
  return map.width * map.height * (cramped ? crampedScore : 1) * (wide ? wideTextScore : 1);
}

/** The map on the left and the texts on its right; the header is above the map if `titleAbove`. */
function* besides(
  width: number,
  height: number,
  parts: LayoutParts,
  density: LegendDensity,
  titleAbove: boolean,
): Generator<MapLayout> {
  const margins = parts.margins(height);
  const widest = Math.min(sideWidths.widest, sideShare * width);
  const title = titleAbove ? parts.header(width - 2 * edge - margins.left) : null;
  const above = title === null ? 0 : title.height + headerGap;
  const roomY = height - 2 * edge - above;
  for (let room = sideWidths.narrowest; room <= widest; room += sideWidths.step) {
    const header = titleAbove ? null : parts.header(room);
    const footer = parts.footer(room, density);
    const gap = header !== null && footer !== null ? headerGap : 0;
    const columnHeight = (header?.height ?? 0) + gap + (footer?.height ?? 0);
    const column = Math.max(header?.width ?? 0, footer?.width ?? 0);
    if (column > room || columnHeight > roomY) continue;
    const side = column > 0 ? sideGap + column : 0;
    const roomX = width - 2 * edge - margins.left - margins.right - side;
    const mapWidth = Math.min(roomX, (roomY - margins.top - margins.bottom) * parts.aspect);
    const mapHeight = mapWidth / parts.aspect;
    const tallest = Math.max(margins.top + mapHeight + margins.bottom, columnHeight);
    const x = (width - (margins.left + mapWidth + margins.right + side)) / 2 + margins.left;
    if (title !== null && x + title.width > width - edge) continue;
    const top = (height - above - tallest) / 2;
    const columnX = x + mapWidth + margins.right + sideGap;
    // Both begin at the same height, unless the column is too tall for that.
    const y = top + above + margins.top;
    const columnY = Math.min(y, top + above + tallest - columnHeight);
    const blocks: PlacedBlock[] = [];
    if (title !== null) blocks.push({ block: title, x, y: top });
    if (header !== null) blocks.push({ block: header, x: columnX, y: columnY });
    if (footer !== null) {
      blocks.push({ block: footer, x: columnX, y: columnY + columnHeight - footer.height });
    }
    yield { map: { x, y, width: mapWidth, height: mapHeight }, blocks };
  }
}

/** Title above the map, legend below it. Texts are aligned with the frame's left side. */
function* belows(
  width: number,
  height: number,
  parts: LayoutParts,
  density: LegendDensity,
): Generator<MapLayout> {
  const margins = parts.margins(Math.min(width, height));
  const widest = width - 2 * edge - margins.left;
  for (const share of textShares) {
    const room = share * widest;
    const header = parts.header(room);
    const footer = parts.footer(room, density);
    const textWidth = Math.max(header?.width ?? 0, footer?.width ?? 0);
    if (textWidth > room) continue;
    const above = header === null ? 0 : header.height + headerGap;
    const under = footer === null ? 0 : footerGap + footer.height;
    const roomY = height - 2 * edge - margins.top - margins.bottom - above - under;
    const mapWidth = Math.min(widest - margins.right, roomY * parts.aspect);
    const mapHeight = mapWidth / parts.aspect;
    const x = (width - margins.left - Math.max(mapWidth + margins.right, textWidth)) / 2 + margins.left;
    const top = (height - (above + margins.top + mapHeight + margins.bottom + under)) / 2;
    const y = top + above + margins.top;
    const blocks: PlacedBlock[] = [];
    if (header !== null) blocks.push({ block: header, x, y: top });
    if (footer !== null) blocks.push({ block: footer, x, y: y + mapHeight + margins.bottom + footerGap });
    yield { map: { x, y, width: mapWidth, height: mapHeight }, blocks };
  }
}
