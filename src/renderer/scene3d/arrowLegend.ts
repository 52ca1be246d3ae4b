// The legend of arrows: a plate with a sample, a name and a factor for each, in a corner of the picture.
import { arrowHead, partLooks, unlitOpacity, type ArrowLegendRow } from '../../core/look/arrowLook';
import type { DrawnPart } from '../../core/explanation/arrows';
import { hexOf } from '../../core/look/colorMaps';
import { casingOf } from '../../core/look/runnerMark';
import type { ScenePalette } from '../../core/look/theme';
import { overlap, type Box } from './pixelBox';
import { fontFamilies } from './paintedText';

/** In units. */
const fontSize = 11.5;
const rowHeight = 17;
const padding = { across: 9, along: 6 } as const;
const sample = { width: 30, gap: 8 } as const;

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const fontOf = (unit: number): string => `550 ${fontSize * unit}px ${fontFamilies}`;

/** In whole pixels, with `unit` pixels for a unit. */
export function sizeOfLegend(
  context: Context,
  rows: readonly ArrowLegendRow[],
  unit: number,
): { readonly width: number; readonly height: number } {
  context.font = fontOf(unit);
  const widest = Math.max(...rows.map(({ text }) => context.measureText(text).width));
  return {
    width: Math.ceil(widest + unit * (2 * padding.across + sample.width + sample.gap)),
    height: Math.ceil(unit * (rows.length * rowHeight + 2 * padding.along)),
  };
}

/** Paints it with its upper left corner at a place. */
export function paintArrowLegend(
  context: Context,
  rows: readonly ArrowLegendRow[],
  lit: DrawnPart | null,
  palette: ScenePalette,
  unit: number,
  at: { readonly x: number; readonly y: number },
): void {
  const { width, height } = sizeOfLegend(context, rows, unit);
  context.save();
  context.translate(at.x, at.y);
  const line = Math.max(1, Math.round(unit));
  context.beginPath();
  context.roundRect(line / 2, line / 2, width - line, height - line, 5 * unit);
  context.fillStyle = palette.labelBackground;
  context.fill();
  context.strokeStyle = palette.labelBorder;
  context.lineWidth = line;
  context.stroke();
  context.scale(unit, unit);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  for (const [i, row] of rows.entries()) {
    const middle = padding.along + (i + 0.5) * rowHeight;
    context.globalAlpha = lit === null || lit === row.part ? 1 : 2 * unlitOpacity;
    paintSample(context, row, middle);
    context.fillStyle = palette.labelText;
    context.font = fontOf(1);
    context.fillText(row.text, padding.across + sample.width + sample.gap, middle + 0.36 * fontSize);
  }
  context.restore();
}

/** As the picture draws it, from left to right. */
function paintSample(context: Context, { part, color }: ArrowLegendRow, middle: number): void {
  const { halfWidth, dash } = partLooks[part];
  const [left, right] = [padding.across, padding.across + sample.width];
  const length = arrowHead.length * halfWidth;
  const shape = new Path2D();
  if (part === 'scaling') {
    shape.ellipse((left + right) / 2, middle, sample.width / 2 - 4, 4.5, 0, 0, 2 * Math.PI);
  } else {
    shape.moveTo(left + halfWidth, middle);
    shape.lineTo(right - 0.8 * length, middle);
  }
  const head = new Path2D();
  if (part !== 'scaling') {
    const half = arrowHead.halfWidth * halfWidth;
    head.moveTo(right, middle);
    head.lineTo(right - length, middle - half);
    head.lineTo(right - length, middle + half);
    head.closePath();
  }
  const [red, green, blue, alpha] = casingOf(color);
  const casing = `${hexOf([red, green, blue])}${Math.round(255 * alpha)
    .toString(16)
    .padStart(2, '0')}`;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  if (dash !== null) context.setLineDash([...dash]);
  for (const [style, outset] of [
    [casing, 1],
    [color, 0],
  ] as const) {
    context.strokeStyle = style;
    context.fillStyle = style;
    context.lineWidth = 2 * (halfWidth + outset);
    context.stroke(shape);
    context.setLineDash([]);
    context.lineWidth = 2 * outset;
    if (outset > 0) context.stroke(head);
    context.fill(head);
    if (dash !== null) context.setLineDash([...dash]);
  }
  context.setLineDash([]);
}

/** Which part a place in the legend names, in pixels from its upper left corner; null beside all rows. */
export function legendPartAt(
  rows: readonly ArrowLegendRow[],
  unit: number,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): DrawnPart | null {
  if (x < 0 || x > width) return null;
  return rows[Math.floor((y / unit - padding.along) / rowHeight)]?.part ?? null;
}

/** Where a legend may stand, in pixels, y up. */
export interface LegendRoom {
  readonly width: number;
  readonly height: number;
  /** The distance from the picture's edges, and between it and what is taken. */
  readonly margin: number;
  readonly gap: number;
  /** What it must not cover. */
  readonly taken: readonly Box[];
  /** What it had better not cover. */
  readonly wanted: readonly Box[];
}

/** More of the picture's width or height than this is not given to it. */
const mostShare = 0.45;

/**
 * A place in the lower left corner or above what is taken there; or in another corner where less is in the way of what had better
 * be seen. Null where there is no room.
 */
export function placeLegend(
  { width, height }: { readonly width: number; readonly height: number },
  room: LegendRoom,
): Box | null {
  const { margin, gap, taken, wanted } = room;
  if (width > mostShare * room.width || height > mostShare * room.height) return null;
  const inColumn = (x: number, from: number, way: 1 | -1): Box | null => {
    let box = { x, y: from, width, height };
    for (;;) {
      const inTheWay = taken.find((each) => overlap(each, box));
      if (inTheWay === undefined) break;
      const y = way === 1 ? inTheWay.y + inTheWay.height + gap : inTheWay.y - gap - height;
      box = { ...box, y };
    }
    return box.y >= 0 && box.y + height <= room.height ? box : null;
  };
  const [left, right] = [margin, room.width - margin - width];
  const [low, high] = [margin, room.height - margin - height];
  const places = [
    inColumn(left, low, 1),
    inColumn(right, low, 1),
    inColumn(left, high, -1),
    inColumn(right, high, -1),
  ].filter((box) => box !== null);
  const hidden = (box: Box): number => wanted.filter((each) => overlap(each, box)).length;
  return places.toSorted((a, b) => hidden(a) - hidden(b))[0] ?? null;
}
