// The surroundings of a map: its frame, ticks with their numbers, and the scale of heights beside it.
import type { HeightScale } from '../contour/heightScale';
import { ticks, tickText } from '../contour/levels';
import type { Domain } from '../geometry/domain';
import type { AxisSymbols } from '../landscapes/reference';
import type { ColorBand } from './mapArea';
import { digitMiddle, type MapStyle } from './mapStyle';
import type { Rectangle } from './runnerPath';
import { element, escaped, short } from './svg';
import { textWidth } from './textWidth';

const tickLength = 5;
const tickSize = 11.5;
const tickGap = 5;
const nameSize = 14;
/** Distances between ticks of the two axes. */
const ticksApart = { x: 90, y: 70 };
const scaleGap = 18;
const scaleWidth = 11;

export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const noMargins: Margins = { left: 0, right: 0, top: 0, bottom: 0 };

/** The margins for axes and height scale around a map of about this height. */
export function axesMargins(domain: Domain, scale: HeightScale, height: number): Margins {
  const widest = (values: readonly number[]): number =>
    Math.max(0, ...values.map((value) => textWidth(tickText(value), tickSize)));
  const ys = widest(ticks(...domain.y, height / ticksApart.y));
  const heights = widest(scale.ticks(scaleTicks(height)));
  return {
    left: tickLength + tickGap + ys + 6 + nameSize,
    right: scaleGap + scaleWidth + tickGap + Math.max(heights, 22),
    top: 14,
    bottom: tickLength + tickGap + tickSize + 6 + nameSize,
  };
}

/** Frame, ticks and names of the axes. */
export function drawAxes(domain: Domain, symbols: AxisSymbols, box: Rectangle, style: MapStyle): string {
  const { x, y, width, height } = box;
  const lines: string[] = [];
  const numbers: string[] = [];
  for (const value of ticks(...domain.x, width / ticksApart.x)) {
    const at = x + ((value - domain.x[0]) / (domain.x[1] - domain.x[0])) * width;
    lines.push(element('path', { d: line(at, y + height, 0, tickLength) }));
    const top = y + height + tickLength + tickGap + 0.74 * tickSize;
    numbers.push(element('text', { x: at, y: top, 'text-anchor': 'middle' }, [tickText(value)]));
  }
  const yTicks = ticks(...domain.y, height / ticksApart.y);
  for (const value of yTicks) {
    const at = y + height - ((value - domain.y[0]) / (domain.y[1] - domain.y[0])) * height;
    lines.push(element('path', { d: line(x, at, -tickLength, 0) }));
    const right = x - tickLength - tickGap;
    numbers.push(
      element('text', { x: right, y: at + digitMiddle * tickSize, 'text-anchor': 'end' }, [tickText(value)]),
    );
  }
  const widest = Math.max(0, ...yTicks.map((value) => textWidth(tickText(value), tickSize)));
  const name = (text: string, nameX: number, nameY: number, anchor: string): string =>
    element('text', { x: nameX, y: nameY, 'text-anchor': anchor, 'font-style': 'italic' }, [text]);
  return [
    element('g', { fill: 'none', stroke: style.frame, 'stroke-width': 1 }, [
      element('rect', { x, y, width, height }),
      ...lines,
    ]),
    element('g', { fill: style.muted, 'font-size': tickSize }, numbers),
    element('g', { fill: style.text, 'font-size': nameSize }, [
      name(
        symbols.x,
        x + width / 2,
        y + height + tickLength + tickGap + tickSize + 6 + 0.7 * nameSize,
        'middle',
      ),
      name(symbols.y, x - tickLength - tickGap - widest - 6, y + height / 2 + 0.25 * nameSize, 'end'),
    ]),
  ].join('');
}

/** Only the frame. */
export function drawFrame({ x, y, width, height }: Rectangle, style: MapStyle): string {
  return element('rect', { x, y, width, height, fill: 'none', stroke: style.frame, 'stroke-width': 1 });
}

/** The colours of heights: a bar to the right of the map, from the lowest up. */
export function drawHeightScale(
  scale: HeightScale,
  bands: readonly ColorBand[],
  symbols: AxisSymbols,
  map: Rectangle,
  style: MapStyle,
): string {
  const x = map.x + map.width + scaleGap;
  const yOf = (level: number): number => map.y + map.height * (1 - scale.unitAt(level));
  const bars = bands.map(({ level, color }) => {
    const top = map.y;
    // Each covers the last one up to the top: there are no seams.
    return element('rect', { x, y: top, width: scaleWidth, height: yOf(level) - top, fill: color });
  });
  const right = x + scaleWidth;
  const marks = scale.ticks(scaleTicks(map.height)).filter((value) => value >= scale.minimum || value === 0);
  const lines = marks.map((value) => element('path', { d: line(right, yOf(value), 4, 0) }));
  const numbers = marks.map((value) =>
    element('text', { x: right + tickGap + 3, y: yOf(value) + digitMiddle * tickSize }, [
      escaped(tickText(value)),
    ]),
  );
  const names = element(
    'text',
    {
      x: right,
      y: map.y - 7,
      'text-anchor': 'end',
      'font-style': 'italic',
      'font-size': tickSize + 0.5,
      fill: style.text,
    },
    [symbols.z],
  );
  return [
    ...bars,
    element('g', { fill: 'none', stroke: style.frame, 'stroke-width': 0.8 }, [
      element('rect', { x, y: map.y, width: scaleWidth, height: map.height }),
      ...lines,
    ]),
    element('g', { fill: style.muted, 'font-size': tickSize }, numbers),
    names,
  ].join('');
}

const scaleTicks = (height: number): number => Math.max(2, Math.min(6, height / 80));

function line(x: number, y: number, dx: number, dy: number): string {
  return `M${short(x)} ${short(y)}l${dx} ${dy}`;
}
