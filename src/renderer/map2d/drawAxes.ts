// The frame of a map with its ticks, their numbers and the names of the axes.
import { ticks, tickText } from '../../core/contour/levels';
import type { AxisSymbols } from '../../core/landscapes/reference';
import { fontFamilies } from '../scene3d/paintedText';
import type { MapColors } from './mapColors';
import { pixelAt, type MapView } from './mapView';

const tickLength = 4;
const tickGap = 4;
const numberSize = 11;
const nameSize = 13;
/** Units between ticks. */
const apart = { x: 84, y: 62 } as const;

/** Room for the axes around a map, in units. */
export const roomForAxes = { left: 58, bottom: 40, top: 14, right: 16 } as const;
/** Without axes. */
export const bareMargins = { left: 14, bottom: 14, top: 14, right: 14 } as const;

export function drawMapFrame(context: CanvasRenderingContext2D, { frame }: MapView, style: MapColors): void {
  context.strokeStyle = style.frame;
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  context.strokeRect(frame.x - 0.5, frame.y - 0.5, frame.width + 1, frame.height + 1);
  context.globalAlpha = 1;
}

export function drawMapAxes(
  context: CanvasRenderingContext2D,
  view: MapView,
  symbols: AxisSymbols,
  style: MapColors,
  unit: number,
): void {
  const { frame } = view;
  const [bottom, left] = [frame.y + frame.height, frame.x];
  const along = [...ticks(...view.x, frame.width / (apart.x * unit))];
  const up = [...ticks(...view.y, frame.height / (apart.y * unit))];
  context.strokeStyle = style.frame;
  context.globalAlpha = 0.55;
  context.lineWidth = 1;
  context.beginPath();
  for (const value of along) {
    const x = Math.round(pixelAt(view, value, 0).x) + 0.5;
    context.moveTo(x, bottom);
    context.lineTo(x, bottom + tickLength * unit);
  }
  for (const value of up) {
    const y = Math.round(pixelAt(view, 0, value).y) + 0.5;
    context.moveTo(left - tickLength * unit, y);
    context.lineTo(left, y);
  }
  context.stroke();
  context.globalAlpha = 1;

  context.font = `450 ${numberSize * unit}px ${fontFamilies}`;
  context.fillStyle = style.muted;
  context.textBaseline = 'top';
  context.textAlign = 'center';
  const numbersAt = bottom + (tickLength + tickGap) * unit;
  let end = -Infinity;
  for (const value of along) {
    const text = tickText(value);
    const { x } = pixelAt(view, value, 0);
    const half = context.measureText(text).width / 2;
    // Where the map is near, numbers are long.
    if (x - half < end + 6 * unit) continue;
    context.fillText(text, x, numbersAt);
    end = x + half;
  }
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  let widest = 0;
  for (const value of up) {
    const text = tickText(value);
    widest = Math.max(widest, context.measureText(text).width);
    context.fillText(text, left - (tickLength + tickGap) * unit, pixelAt(view, 0, value).y);
  }
  context.font = `italic 500 ${nameSize * unit}px ${fontFamilies}`;
  context.fillStyle = style.text;
  context.textBaseline = 'top';
  context.textAlign = 'center';
  context.fillText(symbols.x, left + frame.width / 2, numbersAt + (numberSize + 4) * unit);
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  const nameAt = left - (tickLength + tickGap + 6) * unit - widest;
  context.fillText(symbols.y, Math.max(nameSize * unit, nameAt), frame.y + frame.height / 2);
}
