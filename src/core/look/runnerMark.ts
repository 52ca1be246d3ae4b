// A runner's mark, as numbers from which everything draws it (shaders, legends, name plates, SVG): the shape of its
// head, the dashes of its path and their casing.
import { lightnessOf } from './colorMaps';
import type { RunnerDash, RunnerMarker } from '../scene/scene';

/**
 * Proportions of the heads, in radii of the circle. All cover about the same area as the circle, so that none looks
 * more important than another; corners are rounded by `corner`.
 */
export const headProportions = {
  circle: { radius: 1 },
  square: { half: 0.92, corner: 0.2 },
  /** Half a diagonal. */
  diamond: { half: 1.3, corner: 0.2 },
  /** From the centre to a corner, and the distance of its centroid below the middle. */
  triangle: { reach: 1.66, corner: 0.24, drop: 0.12 },
  /** Half its height and half an arm's width. */
  cross: { half: 1.22, arm: 0.52, corner: 0.16 },
  ring: { radius: 1.08, hole: 0.36 },
} as const;

/** The largest distance of a head's outline from its centre, in radii. */
export const headReach = 1.55;

/**
 * SVG path of a head whose circle has radius 1, y down, centred on 0, 0; a ring's hole is a hole under either fill
 * rule. For an outline of even width, stroke it with round joins.
 */
export function markerPath(marker: RunnerMarker): string {
  switch (marker) {
    case 'circle':
      return circlePath(headProportions.circle.radius, 1);
    case 'square': {
      const { half, corner } = headProportions.square;
      return roundedPath(corner, [
        [-half, -half],
        [half, -half],
        [half, half],
        [-half, half],
      ]);
    }
    case 'diamond': {
      const { half, corner } = headProportions.diamond;
      return roundedPath(corner, [
        [0, -half],
        [half, 0],
        [0, half],
        [-half, 0],
      ]);
    }
    case 'triangle': {
      const { reach, corner, drop } = headProportions.triangle;
      const side = (reach * Math.sqrt(3)) / 2;
      return roundedPath(corner, [
        [0, drop - reach],
        [side, drop + reach / 2],
        [-side, drop + reach / 2],
      ]);
    }
    case 'cross': {
      const { half, arm, corner } = headProportions.cross;
      return roundedPath(corner, [
        [-arm, -half],
        [arm, -half],
        [arm, -arm],
        [half, -arm],
        [half, arm],
        [arm, arm],
        [arm, half],
        [-arm, half],
        [-arm, arm],
        [-half, arm],
        [-half, -arm],
        [-arm, -arm],
      ]);
    }
    case 'ring': {
      const { radius, hole } = headProportions.ring;
      return `${circlePath(radius, 1)}${circlePath(hole, 0)}`;
    }
  }
}

/**
 * Lengths of dashes and gaps in turn, in units (of text, heads and lines), for lines with round ends: a dot is a dash
 * of length 0. Empty for a solid line. Fits SVG's stroke-dasharray.
 */
export function dashPattern(dash: RunnerDash): readonly number[] {
  switch (dash) {
    case 'solid':
      return [];
    case 'dashed':
      return [12, 12];
    case 'dotted':
      return [0, 10];
    case 'dash-dot':
      return [14, 11, 0, 11];
  }
}

/** The dashes of one period: its length, the end of the first dash, start and end of the second (empty: none). */
export interface DashPeriod {
  readonly period: number;
  readonly firstEnd: number;
  readonly secondStart: number;
  readonly secondEnd: number;
}

/** Null for a solid line. If a pattern has only one dash, the second is empty, at the start of the next period. */
export function dashPeriod(dash: RunnerDash): DashPeriod | null {
  const [first, gap, second = 0, lastGap = 0] = dashPattern(dash);
  if (first === undefined || gap === undefined) return null;
  const period = first + gap + second + lastGap;
  const secondStart = first + gap;
  return { period, firstEnd: first, secondStart, secondEnd: secondStart + second };
}

/** The casing of a line of this colour, for contrast on any background: dark for light colours, light for dark ones. */
export function casingOf(color: string): readonly [red: number, green: number, blue: number, alpha: number] {
  return lightnessOf(color) < 0.6 ? [1, 1, 1, 0.8] : [0.07, 0.08, 0.11, 0.7];
}

/** How opaque a ghost's path, head and plate are, beside those of other runners. */
export const ghostShares = { path: 0.5, head: 0.55, plate: 0.65 } as const;

/** The opacity of each run: the more runs, the fainter, since many overlap. */
export function familyOpacity(runs: number): number {
  return Math.min(0.6, Math.max(0.28, 2.8 / Math.sqrt(runs)));
}

function circlePath(radius: number, sweep: 0 | 1): string {
  const arc = `A${radius} ${radius} 0 0 ${sweep}`;
  return `M${-radius} 0${arc} ${radius} 0${arc} ${-radius} 0Z`;
}

type Corner = readonly [x: number, y: number];

/** A polygon with rounded corners: each is cut `corner` before and after it, and replaced by a quadratic curve. */
function roundedPath(corner: number, points: readonly Corner[]): string {
  const toward = ([ax, ay]: Corner, [bx, by]: Corner): string => {
    const share = Math.min(0.5, corner / Math.hypot(bx - ax, by - ay));
    return `${round(ax + (bx - ax) * share)} ${round(ay + (by - ay) * share)}`;
  };
  return `${points
    .map((point, index) => {
      const before = points.at(index - 1)!;
      const after = points[(index + 1) % points.length]!;
      const turn = `Q${round(point[0])} ${round(point[1])} ${toward(point, after)}`;
      return `${index === 0 ? 'M' : 'L'}${toward(point, before)}${turn}`;
    })
    .join('')}Z`;
}

function round(value: number): number {
  return Math.round(1000 * value) / 1000;
}
