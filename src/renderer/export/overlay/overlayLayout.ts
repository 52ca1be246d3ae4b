// Where the parts of the overlay stand, and what they leave to the picture: within safe margins, the legend at the side
// of wide images and under the picture of tall ones. A pure function of what there is to show over the whole film, so
// that nothing moves while it runs.
import type { ImageInsets } from '../../scene3d/raceScene';
import { wrapText } from './wrapText';

/** In pixels from the image's upper left corner, y down. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What the film shows at one time or another. */
export interface OverlayPlan {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly language: string;
  /** Empty: none. */
  readonly title: string;
  /** Size of the formula in em; null: none. */
  readonly formula: { readonly width: number; readonly height: number } | null;
  readonly legend: boolean;
  readonly losses: boolean;
  readonly steps: boolean;
  /** Names of the runners. */
  readonly names: readonly string[];
  /** Widest text of the number of steps. */
  readonly stepsText: string;
  readonly captions: readonly string[];
}

export interface LegendLayout extends Rect {
  readonly columns: number;
  readonly rows: number;
  readonly columnWidth: number;
  readonly rowHeight: number;
  readonly padding: number;
  readonly fontPx: number;
  /** Runners that there is room for; one more row says how many there are beyond. */
  readonly shown: number;
}

export interface OverlayLayout {
  /** Pixels that the design's units measure. */
  readonly unit: number;
  readonly insets: ImageInsets;
  readonly title: (Rect & { readonly fontPx: number }) | null;
  readonly formula: (Rect & { readonly emPx: number }) | null;
  readonly legend: LegendLayout | null;
  readonly steps: (Rect & { readonly fontPx: number }) | null;
  readonly caption: (Rect & { readonly fontPx: number; readonly maxLines: number }) | null;
}

/** Measures a text set in a weight, in pixels for a type of `fontPx` pixels. */
export type MeasureText = (text: string, weight: number, fontPx: number) => number;

export const lineHeight = 1.3;
/** In em. */
export const stepsPadding = 0.7;
export const captionPadding = { across: 14, along: 8 } as const;
export const weights = { title: 650, legend: 600, number: 500, steps: 500, caption: 500 } as const;

const sizes = { title: 30, formula: 22, legend: 17, steps: 17, caption: 24 } as const;
/** Share of the shorter side that stays free at the borders: what television calls title-safe. */
const marginShare = 0.05;
const captionLines = 2;

/** Text of a size that reads the same on an image of any shape: 1 for 1280 × 720. */
export function filmUnit(widthPx: number, heightPx: number): number {
  return Math.max(0.7, Math.sqrt(widthPx * heightPx) / 960);
}

export function layoutOverlay(plan: OverlayPlan, measure: MeasureText): OverlayLayout {
  const { widthPx, heightPx } = plan;
  const unit = filmUnit(widthPx, heightPx);
  const margin = Math.round(marginShare * Math.min(widthPx, heightPx));
  const gap = 10 * unit;
  const wide = widthPx >= 1.2 * heightPx;
  const legend = layoutLegend(plan, measure, unit, margin, wide);
  const headWidth = widthPx - 2 * margin - (wide && legend !== null ? legend.width + 2 * gap : 0);

  const titleFont = fitFont(sizes.title * unit, 0.6, headWidth, (font) =>
    measure(plan.title, weights.title, font),
  );
  const title =
    plan.title === ''
      ? null
      : {
          x: margin,
          y: margin,
          width: headWidth,
          height: Math.ceil(lineHeight * titleFont),
          fontPx: titleFont,
        };
  const formulaEm =
    plan.formula === null ? 0 : Math.min(sizes.formula * unit, headWidth / Math.max(1, plan.formula.width));
  const formula =
    plan.formula === null
      ? null
      : {
          x: margin,
          y: title === null ? margin : title.y + title.height + 0.5 * gap,
          width: Math.ceil(plan.formula.width * formulaEm),
          height: Math.ceil(plan.formula.height * formulaEm),
          emPx: formulaEm,
        };
  const headBottom = Math.max(
    title === null ? 0 : title.y + title.height,
    formula ? formula.y + formula.height : 0,
  );

  const stepsFont = sizes.steps * unit;
  const stepsHeight = Math.round(1.9 * stepsFont);
  const steps = plan.steps
    ? {
        x: margin,
        y: heightPx - margin - stepsHeight,
        // Its digits stand in cells of one width, which takes a little more room.
        width: Math.ceil(
          1.08 * measure(plan.stepsText, weights.steps, stepsFont) + 2 * stepsPadding * stepsFont,
        ),
        height: stepsHeight,
        fontPx: stepsFont,
      }
    : null;

  // From the bottom up: steps, in tall images the legend, then the caption.
  const stepsTop = steps === null ? heightPx - margin : steps.y - (wide ? 0 : gap);
  const placedLegend =
    legend === null
      ? null
      : wide
        ? { ...legend, x: widthPx - margin - legend.width, y: margin }
        : { ...legend, x: margin, y: stepsTop - legend.height };
  const captionFloor = wide || placedLegend === null ? heightPx - margin : placedLegend.y - gap;
  const caption = layoutCaption(plan, measure, unit, wide, steps?.width ?? 0, margin, captionFloor, stepsTop);
  const bottomTop = Math.min(
    caption?.y ?? heightPx,
    !wide && placedLegend !== null ? placedLegend.y : heightPx,
    wide || steps === null ? heightPx : steps.y,
  );

  return {
    unit,
    insets: {
      left: 0,
      // The drawn box reaches into few corners of its area: a part of the head and of the legend may stand in them.
      top: headBottom === 0 ? 0 : Math.round(0.7 * headBottom),
      right: wide && placedLegend !== null ? Math.round(0.55 * (widthPx - placedLegend.x)) : 0,
      bottom: bottomTop === heightPx ? 0 : Math.round(heightPx - bottomTop + gap),
    },
    title,
    formula,
    legend: placedLegend,
    steps,
    caption,
  };
}

/** The largest type up to `fontPx`, and no smaller than `smallest` of it, whose text fits. */
function fitFont(
  fontPx: number,
  smallest: number,
  width: number,
  measure: (fontPx: number) => number,
): number {
  const measured = measure(fontPx);
  return measured <= width ? fontPx : Math.max(smallest * fontPx, (fontPx * width) / measured);
}

/** Its size, and how many there is room for; the caller places it. */
function layoutLegend(
  plan: OverlayPlan,
  measure: MeasureText,
  unit: number,
  margin: number,
  wide: boolean,
): LegendLayout | null {
  const { widthPx, heightPx, names, losses, captions } = plan;
  if (!plan.legend || names.length === 0) return null;
  const captionRoom = captions.length === 0 ? 0 : captionHeight(captionLines, unit) + 10 * unit;
  const room = wide
    ? { width: 0.3 * widthPx, height: heightPx - 2 * margin - captionRoom }
    : { width: widthPx - 2 * margin, height: 0.3 * heightPx };
  const most = wide ? names.length : 4;
  // The largest type in which all runners fit; names that are too long are cut when they are painted.
  for (const shrink of [1, 0.9, 0.8, 0.7]) {
    const fontPx = shrink * sizes.legend * unit;
    const padding = Math.round(0.7 * fontPx);
    const rowHeight = Math.round(1.55 * fontPx);
    const widest = Math.max(...names.map((name) => measure(name, weights.legend, fontPx)));
    const loss = losses ? measure('0.00e−000', weights.number, fontPx) : 0;
    const wanted = Math.ceil(1.9 * fontPx + widest + loss + 1.2 * fontPx);
    const inner = room.width - 2 * padding;
    const columns = wide ? 1 : Math.max(1, Math.min(most, names.length, Math.floor(inner / wanted)));
    const columnWidth = wide ? Math.min(wanted, inner) : Math.floor(inner / columns);
    const needed = Math.ceil(names.length / columns);
    const rows = Math.min(needed, Math.max(1, Math.floor((room.height - 2 * padding) / rowHeight)));
    if (rows < needed && shrink > 0.7) continue;
    const all = rows * columns >= names.length;
    return {
      x: 0,
      y: 0,
      width: columns * columnWidth + 2 * padding,
      height: rows * rowHeight + 2 * padding,
      columns,
      rows,
      columnWidth,
      rowHeight,
      padding,
      fontPx,
      shown: all ? names.length : rows * columns - 1,
    };
  }
  return null;
}

function captionHeight(lines: number, unit: number): number {
  return Math.ceil((lines * lineHeight * sizes.caption + 2 * captionPadding.along) * unit);
}

function layoutCaption(
  { captions, widthPx, language }: OverlayPlan,
  measure: MeasureText,
  unit: number,
  wide: boolean,
  stepsWidth: number,
  margin: number,
  floor: number,
  stepsTop: number,
): OverlayLayout['caption'] {
  if (captions.length === 0) return null;
  const fontPx = sizes.caption * unit;
  const aside = wide && stepsWidth > 0 ? margin + stepsWidth + 20 * unit : margin;
  const width = Math.round(Math.min(widthPx - 2 * aside, wide ? 0.72 * widthPx : widthPx));
  const inner = width - 2 * captionPadding.across * unit;
  const lines = Math.max(
    ...captions.map(
      (text) =>
        wrapText(text, inner, captionLines, language, (part) => measure(part, weights.caption, fontPx))
          .length,
    ),
  );
  const height = captionHeight(lines, unit);
  const bottom = wide ? floor : Math.min(floor, stepsTop);
  return {
    x: Math.round((widthPx - width) / 2),
    y: bottom - height,
    width,
    height,
    fontPx,
    maxLines: captionLines,
  };
}
