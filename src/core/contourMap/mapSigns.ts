// The signs of contour maps: a runner's head and a piece of its path, and a landscape's marked points.
import { casingOf, dashPattern, ghostShares, markerPath } from '../look/runnerMark';
import { markPaths, type MarkKind } from '../look/landscapeMarks';
import type { RunnerDash, SceneRunner } from '../scene/scene';
import { hex } from './mapStyle';
import { element, short, type Attributes } from './svg';

export type HeadState = 'inside' | 'left' | 'diverged';

/** The radius of the head's circle. */
const headRadius = 4.6;
const crossReach = 4.2;
/** The radius of a start's middle, a little larger than its hole. */
const startMiddle = 2.6;
/** The dashes of `dashPattern` are made for longer lines than these. */
const dashScale = 0.62;

const darkEdge = '#101219';
const casingStrength = 0.8;

/** A runner's head: with a white rim; hollow if the run left the map, a cross if it diverged. */
export function head(runner: SceneRunner, state: HeadState, x: number, y: number, scale = 1): string {
  const at = `translate(${short(x)} ${short(y)})`;
  const opacity = runner.ghost ? ghostShares.head : null;
  if (state === 'diverged') {
    const r = short(crossReach * scale);
    const d = `M-${r} -${r}L${r} ${r}M-${r} ${r}L${r} -${r}`;
    const stroke = (color: string, width: number, opacity: number | null): string =>
      element('path', { d, stroke: color, 'stroke-width': width * scale, 'stroke-opacity': opacity });
    return element('g', { transform: at, opacity, fill: 'none', 'stroke-linecap': 'round' }, [
      stroke(darkEdge, 6, 0.6),
      stroke('#ffffff', 4.8, null),
      stroke(runner.color, 2.6, null),
    ]);
  }
  const radius = headRadius * scale;
  const d = markerPath(runner.marker);
  const outline = (attributes: Attributes, widthInUnits: number): string =>
    element('path', { d, ...attributes, 'stroke-width': widthInUnits / radius });
  const shapes =
    state === 'left'
      ? [
          outline({ fill: '#ffffff', stroke: darkEdge, 'stroke-opacity': 0.45 }, 4.2),
          outline({ fill: '#ffffff', stroke: '#ffffff' }, 3),
          outline({ fill: 'none', stroke: runner.color }, 1.5),
        ]
      : [
          outline({ fill: darkEdge, stroke: darkEdge, 'stroke-opacity': 0.45 }, 4),
          outline({ fill: '#ffffff', stroke: '#ffffff' }, 2.8),
          outline({ fill: runner.color }, 0),
        ];
  const transform = `${at} scale(${short(radius)})`;
  return element('g', { transform, opacity, 'stroke-linejoin': 'round' }, shapes);
}

/** A runner's path, given as path data, with a thin casing that makes it visible on any background and on other paths. */
export function runnerLine(runner: SceneRunner, data: string, width: number): string[] {
  const [red, green, blue, opacity] = casingOf(runner.color);
  const shared = { d: data, 'stroke-dasharray': dashArray(runner.dash) };
  const casing = { stroke: hex([red, green, blue]), 'stroke-opacity': casingStrength * opacity };
  // Dark casings look wider than light ones.
  const outset = red < 0.5 ? 0.9 : 1.5;
  const lines = [
    element('path', { ...shared, ...casing, 'stroke-width': width + outset }),
    element('path', { ...shared, stroke: runner.color, 'stroke-width': width }),
  ];
  return runner.ghost ? [element('g', { opacity: ghostShares.path }, lines)] : lines;
}

function dashArray(dash: RunnerDash): string | null {
  const pattern = dashPattern(dash);
  return pattern.length === 0 ? null : pattern.map((length) => short(length * dashScale)).join(' ');
}

/** A start: a ring about the colour of the runner whose own it is; null: of none or of several. */
export function startMark(color: string | null, x: number, y: number): string {
  const ring = mark('start', x, y);
  if (color === null) return ring;
  return element('circle', { cx: short(x), cy: short(y), r: startMiddle, fill: color }) + ring;
}

/** A marked point, white with a dark edge. */
export function mark(kind: MarkKind, x: number, y: number, scale = 1): string {
  return element('path', {
    d: markPaths[kind],
    transform: `translate(${short(x)} ${short(y)})${scale === 1 ? '' : ` scale(${short(scale)})`}`,
    fill: '#ffffff',
    stroke: darkEdge,
    'stroke-width': 1.6,
    'stroke-linejoin': 'round',
    'paint-order': 'stroke',
  });
}
