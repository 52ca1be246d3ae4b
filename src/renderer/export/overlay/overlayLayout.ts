// The layout of the overlay, and the area that it leaves to the picture: within safe margins, the legend at the side of
// wide images and below the picture of tall ones. A pure function of everything that the film will show, so that
// nothing moves while it runs.
import { fittedAspect, fittedShare } from '../../../core/scene/fitCamera';
import { filmMargin, type ImageInsets } from '../../scene3d/imageSize';
import { overlap } from '../../scene3d/pixelBox';
import { captionLines } from './captionLines';

/** In pixels from the image's upper left corner, y down. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Everything that the film shows at any time. */
export interface OverlayPlan {
  readonly widthPx: number;
  readonly heightPx: number;
  /** How large texts are, where 1 is usual in a picture of this size. */
  readonly textScale: number;
  /** Empty for none. */
  readonly title: string;
  /** Size of the formula in em; null for none. */
  readonly formula: { readonly width: number; readonly height: number } | null;
  readonly legend: boolean;
  readonly losses: boolean;
  readonly steps: boolean;
  /** Names of the runners. */
  readonly names: readonly string[];
  /** The widest text of the number of steps. */
  readonly stepsText: string;
  readonly captions: readonly string[];
  /** Stands at the captions' place at the end; where the picture fills the height, over it. Empty for none. */
  readonly result: string;
}

export interface LegendLayout extends Rect {
  readonly columns: number;
  readonly rows: number;
  /** Distance between columns. */
  readonly columnWidth: number;
  /** The empty part of it, so that a number clearly belongs to the name before it. */
  readonly columnGap: number;
  readonly rowHeight: number;
  readonly padding: number;
  readonly fontPx: number;
  /** Number of runners that fit; if there are more, an additional row gives the number of the others. */
  readonly shown: number;
}

export interface CaptionLayout extends Rect {
  readonly fontPx: number;
  readonly maxLines: number;
  /** Whether one of the texts is longer than what fits. */
  readonly cut: boolean;
}

export interface OverlayLayout {
  /** Pixels per design unit. */
  readonly unit: number;
  readonly insets: ImageInsets;
  readonly title: (Rect & { readonly fontPx: number }) | null;
  readonly formula: (Rect & { readonly emPx: number }) | null;
  readonly legend: LegendLayout | null;
  readonly steps: (Rect & { readonly fontPx: number }) | null;
  readonly caption: CaptionLayout | null;
}

/** Measures a text in a weight, in pixels at a font size of `fontPx` pixels. */
export type MeasureText = (text: string, weight: number, fontPx: number) => number;

export const lineHeight = 1.3;
/** In em. */
export const stepsPadding = 0.7;
/** Room for a runner's mark before its name in the legend, in em. */
export const markRoom = 2.95;
export const captionPadding = { across: 14, along: 8 } as const;
export const weights = { title: 650, legend: 600, number: 500, steps: 500, caption: 500 } as const;

const sizes = { title: 30, formula: 22, legend: 17, steps: 17, caption: 24, result: 17 } as const;
/** Numbers of lines and relative font sizes for captions: the first in which every caption fits completely is used. */
const captionShapes = [
  { lines: 2, share: 1 },
  { lines: 2, share: 0.9 },
  { lines: 3, share: 0.9 },
  { lines: 3, share: 0.8 },
  { lines: 4, share: 0.8 },
] as const;

/** The legend's largest parts of wide images' width and of tall ones' height: those of usual texts, and of larger ones. */
const legendShares = { usual: 0.3, largest: 0.48 } as const;
/** How far an axis's name reaches below the picture's area, in units. */
const axisNameRoom = 16;
/** The smallest part of the height that texts of more than the usual size leave to the picture. */
const leastPicture = 0.25;

/** Scale of texts that is equally readable on images of any shape: 1 for 1280 × 720. */
export function filmUnit(widthPx: number, heightPx: number): number {
  return Math.max(0.7, Math.sqrt(widthPx * heightPx) / 960);
}

/** Texts of more than the usual size are only as large as there is room for all of them, and for the picture. */
export function layoutOverlay(plan: OverlayPlan, measure: MeasureText): OverlayLayout {
  for (let scale = plan.textScale; scale > 1; scale *= 0.95) {
    const layout = layoutAt(plan, scale, measure);
    if (hasRoom(layout, plan)) return layout;
  }
  return layoutAt(plan, Math.min(1, plan.textScale), measure);
}

function hasRoom(layout: OverlayLayout, { heightPx }: OverlayPlan): boolean {
  const boxes = overlayBoxes(layout);
  const { top, bottom } = layout.insets;
  return (
    heightPx - top - bottom >= leastPicture * heightPx &&
    layout.caption?.cut !== true &&
    boxes.every((box, index) => boxes.slice(index + 1).every((other) => !overlap(box, other)))
  );
}

/** Where the overlay's parts stand. */
export function overlayBoxes({ title, formula, legend, steps, caption }: OverlayLayout): Rect[] {
  return [title, formula, legend, steps, caption].filter((part) => part !== null);
}

function layoutAt(plan: OverlayPlan, textScale: number, measure: MeasureText): OverlayLayout {
  const { widthPx, heightPx } = plan;
  const unit = textScale * filmUnit(widthPx, heightPx);
  const margin = Math.round(filmMargin * Math.min(widthPx, heightPx));
  const gap = 10 * unit;
  const wide = widthPx >= 1.2 * heightPx;
  const steps = layoutSteps(plan, measure, unit, margin);
  const captionType = chooseCaptionType(plan, measure, unit, wide, steps?.width ?? 0, margin);
  const hasCaptions = plan.captions.length > 0;
  const captionRoom = captionType === null || !hasCaptions ? 0 : captionType.height + gap;
  const legend = layoutLegend({ ...plan, textScale }, measure, unit, margin, wide, captionRoom);
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

  // From the bottom up: steps, in tall images the legend, then the caption.
  const stepsTop = steps === null ? heightPx - margin : steps.y - (wide ? 0 : gap);
  const placedLegend =
    legend === null
      ? null
      : wide
        ? { ...legend, x: widthPx - margin - legend.width, y: margin }
        : { ...legend, x: margin, y: stepsTop - legend.height };
  const captionFloor = wide || placedLegend === null ? heightPx - margin : placedLegend.y - gap;
  const caption =
    captionType === null
      ? null
      : {
          ...captionType,
          x: Math.round((widthPx - captionType.width) / 2),
          y: (wide ? captionFloor : Math.min(captionFloor, stepsTop)) - captionType.height,
        };
  // The drawn box reaches few corners of its area: a part of the legend may cover them.
  const right = wide && placedLegend !== null ? Math.round(0.55 * (widthPx - placedLegend.x)) : 0;
  const insetsUnder = (roomForCaption: boolean): Pick<ImageInsets, 'top' | 'bottom'> => {
    const bottomTop = Math.min(
      roomForCaption && caption !== null ? caption.y - axisNameRoom * unit : heightPx,
      !wide && placedLegend !== null ? placedLegend.y : heightPx,
      // The box reaches into the corner of images that are little wider than high.
      widthPx >= 1.5 * heightPx || steps === null ? heightPx : steps.y,
    );
    const bottom = bottomTop === heightPx ? 0 : Math.round(heightPx - bottomTop + gap);
    return { top: headBottom === 0 ? 0 : topInset(headBottom, gap, heightPx - bottom), bottom };
  };
  const bare = insetsUnder(false);
  // Where the box is as wide as its area, there is height to spare for the result, which would cover the names of axes.
  const isAcross = widthPx - right < fittedAspect * (heightPx - bare.top - bare.bottom);

  return {
    unit,
    insets: { left: 0, right, ...(hasCaptions || isAcross ? insetsUnder(true) : bare) },
    title,
    formula,
    legend: placedLegend,
    steps,
    caption,
  };
}

/**
 * The top inset of the picture's area, which ends at `floor`. The drawn box reaches few corners of the area, and does
 * not fill it up to its border: a part of the header may stand there, as long as the two don't touch.
 */
function topInset(headBottom: number, gap: number, floor: number): number {
  const border = (1 - fittedShare.up) / 2;
  return Math.round(Math.max(0.7 * headBottom, (headBottom + gap - border * floor) / (1 - border)));
}

/** The largest font size at which the text fits, from `fontPx` down to `smallest` times that. */
function fitFont(
  fontPx: number,
  smallest: number,
  width: number,
  measure: (fontPx: number) => number,
): number {
  const measured = measure(fontPx);
  return measured <= width ? fontPx : Math.max(smallest * fontPx, (fontPx * width) / measured);
}

function layoutSteps(
  { steps, stepsText, heightPx }: OverlayPlan,
  measure: MeasureText,
  unit: number,
  margin: number,
): OverlayLayout['steps'] {
  if (!steps) return null;
  const fontPx = sizes.steps * unit;
  const height = Math.round(1.9 * fontPx);
  return {
    x: margin,
    y: heightPx - margin - height,
    // Its digits have a fixed width, which takes slightly more room.
    width: Math.ceil(1.08 * measure(stepsText, weights.steps, fontPx) + 2 * stepsPadding * fontPx),
    height,
    fontPx,
  };
}

/** The legend's size and the number of runners that fit; the caller positions it. */
function layoutLegend(
  plan: OverlayPlan,
  measure: MeasureText,
  unit: number,
  margin: number,
  wide: boolean,
  captionRoom: number,
): LegendLayout | null {
  const { widthPx, heightPx, textScale, names, losses } = plan;
  if (!plan.legend || names.length === 0) return null;
  const share = Math.min(legendShares.largest, legendShares.usual * Math.max(1, textScale));
  const room = wide
    ? { width: share * widthPx, height: heightPx - 2 * margin - captionRoom }
    : { width: widthPx - 2 * margin, height: share * heightPx };
  // The largest font size at which all runners fit; names that are too long are truncated when painted.
  for (const shrink of [1, 0.9, 0.8, 0.7]) {
    const fontPx = shrink * sizes.legend * unit;
    const padding = Math.round(0.7 * fontPx);
    const rowHeight = Math.round(1.55 * fontPx);
    const widest = Math.max(...names.map((name) => measure(name, weights.legend, fontPx)));
    const loss = losses ? measure('0.00e−000', weights.number, fontPx) : 0;
    const inner = room.width - 2 * padding;
    const columnGap = wide ? 0 : Math.round(2 * fontPx);
    const wanted = Math.ceil((markRoom + 1.6) * fontPx + widest + loss) + columnGap;
    // Few runners leave columns empty: spread over the full width, names and numbers would be too far apart.
    const places = wide ? 1 : Math.min(4, Math.max(1, Math.floor((inner + columnGap) / wanted)));
    const columns = Math.min(places, names.length);
    const columnWidth = wide ? Math.min(wanted, inner) : Math.floor((inner + columnGap) / places);
    const needed = Math.ceil(names.length / columns);
    const rows = Math.min(needed, Math.max(1, Math.floor((room.height - 2 * padding) / rowHeight)));
    if (rows < needed && shrink > 0.7) continue;
    const all = rows * columns >= names.length;
    return {
      x: 0,
      y: 0,
      width: columns * columnWidth - columnGap + 2 * padding,
      height: rows * rowHeight + 2 * padding,
      columns,
      rows,
      columnWidth,
      columnGap,
      rowHeight,
      padding,
      fontPx,
      shown: all ? names.length : rows * columns - 1,
    };
  }
  return null;
}

/** The size of the caption area and its font size; the caller positions it. */
function chooseCaptionType(
  { captions, result, widthPx }: OverlayPlan,
  measure: MeasureText,
  unit: number,
  wide: boolean,
  stepsWidth: number,
  margin: number,
): Omit<CaptionLayout, 'x' | 'y'> | null {
  const texts = result === '' ? captions : [...captions, result];
  if (texts.length === 0) return null;
  const aside = wide && stepsWidth > 0 ? margin + stepsWidth + 20 * unit : margin;
  const width = Math.round(Math.min(widthPx - 2 * aside, wide ? 0.72 * widthPx : widthPx));
  // In pictures of a few dozen pixels nothing is left beside the steps.
  if (width <= 0) return null;
  const inner = width - 2 * captionPadding.across * unit;
  const size = captions.length > 0 ? sizes.caption : sizes.result;
  const linesAt = (fontPx: number): number =>
    Math.max(
      ...texts.map(
        (text) =>
          captionLines(text, inner, Infinity, (part) => measure(part, weights.caption, fontPx)).length,
      ),
    );
  const fits = captionShapes.find(({ lines, share }) => linesAt(share * size * unit) <= lines);
  const { lines: maxLines, share } = fits ?? captionShapes.at(-1)!;
  const fontPx = share * size * unit;
  const lines = Math.min(maxLines, linesAt(fontPx));
  const height = Math.ceil(lines * lineHeight * fontPx + 2 * captionPadding.along * unit);
  return { width, height, fontPx, maxLines, cut: fits === undefined };
}
