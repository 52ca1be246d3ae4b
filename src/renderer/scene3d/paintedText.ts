// Texts in pictures, painted with canvas 2D: plain, with a soft outline, or on a plate with a runner's mark.
import type { RunnerMarker } from '../../core/scene/scene';
import { markerPath } from '../../core/look/runnerMark';

const ownFamilies = "'Inter Variable', 'Noto Sans JP Variable', sans-serif";

/** The font families of all texts. */
export let fontFamilies = ownFamilies;

/**
 * Uses fallback fonts during `rehearse`. In a worker, a font whose size and weight are requested before its faces are
 * registered may keep the fallback for ever.
 */
export function withoutOwnFonts<T>(rehearse: () => T): T {
  fontFamilies = 'sans-serif';
  try {
    return rehearse();
  } finally {
    fontFamilies = ownFamilies;
  }
}

export interface TextStyle {
  readonly size: number;
  readonly weight: number;
  readonly color: string;
  /** A rounded plate behind the text, optionally with a runner's mark at its left edge. */
  readonly plate?: { readonly background: string; readonly border: string; readonly mark?: PlateMark };
  /** A soft outline, for text over the picture. */
  readonly halo?: string;
}

export interface PlateMark {
  readonly color: string;
  readonly marker: RunnerMarker;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

const fontOf = ({ weight, size }: TextStyle, unit: number): string =>
  `${weight} ${size * unit}px ${fontFamilies}`;
const marginOf = ({ plate, halo }: TextStyle, unit: number): number => unit * (plate ? 7 : halo ? 3 : 1);
const markWidth = ({ plate }: TextStyle, unit: number): number => (plate?.mark === undefined ? 0 : 14 * unit);

/** The size of a painted text, in whole pixels; sizes of the style are in units of `unit` pixels. */
export function sizeOfText(
  context: Context,
  text: string,
  style: TextStyle,
  unit: number,
): { readonly width: number; readonly height: number } {
  context.font = fontOf(style, unit);
  const { width } = context.measureText(text);
  return {
    width: Math.ceil(width + 2 * marginOf(style, unit) + markWidth(style, unit)),
    height: Math.ceil(unit * (style.size * 1.25 + (style.plate ? 8 : style.halo ? 4 : 2))),
  };
}

/** Paints a text with its upper left corner at a place. */
export function paintText(
  context: Context,
  text: string,
  style: TextStyle,
  unit: number,
  x: number,
  y: number,
): void {
  const { width, height } = sizeOfText(context, text, style, unit);
  if (style.plate) paintPlate(context, { x, y, width, height }, style.plate, style.color, unit);
  context.font = fontOf(style, unit);
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  // Centred on the capitals, which looks centred; descenders extend below.
  const baseline = y + Math.round(height / 2 + 0.36 * style.size * unit);
  const left = x + marginOf(style, unit) + markWidth(style, unit);
  if (style.halo !== undefined) {
    context.strokeStyle = style.halo;
    context.lineWidth = 4 * unit;
    context.lineJoin = 'round';
    context.strokeText(text, left, baseline);
  }
  context.fillStyle = style.color;
  context.fillText(text, left, baseline);
}

function paintPlate(
  context: Context,
  {
    x,
    y,
    width,
    height,
  }: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  plate: NonNullable<TextStyle['plate']>,
  textColor: string,
  unit: number,
): void {
  const radius = 5 * unit;
  const line = Math.max(1, Math.round(unit));
  context.beginPath();
  context.roundRect(x + line / 2, y + line / 2, width - line, height - line, radius);
  context.fillStyle = plate.background;
  context.fill();
  context.strokeStyle = plate.border;
  context.lineWidth = line;
  context.stroke();
  if (plate.mark === undefined) return;
  const size = 4.4 * unit;
  const path = new Path2D();
  const place = new DOMMatrix([size, 0, 0, size, x + 11.5 * unit, y + height / 2]);
  path.addPath(new Path2D(markerPath(plate.mark.marker)), place);
  context.fillStyle = plate.mark.color;
  context.fill(path);
  // A hairline outlines the head if its colour is close to the plate's.
  const opacity = context.globalAlpha;
  context.globalAlpha = 0.4 * opacity;
  context.strokeStyle = textColor;
  context.lineWidth = 0.75 * unit;
  context.stroke(path);
  context.globalAlpha = opacity;
}
