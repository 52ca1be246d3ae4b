// The dash phase at each point of a path. Dashes are measured on the screen, from the path's start: they stay in place
// while the head advances and the tail follows.
import type { SceneProjection } from './camera';
import { gapHeight } from '../../core/geometry/pathPoints';

/** What dashes on the screen depend on, besides the path. */
export interface DashView {
  /** Changes whenever the other fields change. */
  readonly version: number;
  readonly projection: Pick<
    SceneProjection,
    'viewProjection' | 'near' | 'scale' | 'widthPx' | 'heightPx' | 'projectInto'
  >;
  /** Pixels per unit. */
  readonly unit: number;
  /** Height of a value in the box. */
  heightOf(value: number): number;
}

/**
 * Writes the dash phase, in units, for points `from` to `to` (exclusive). The phase of point `from` − 1 must have been
 * written before. `points` are x, y and f, repeated, as in a `TrailPath`.
 */
export function writeDashPhases(
  phases: Float32Array,
  points: Float32Array,
  from: number,
  to: number,
  period: number,
  view: DashView,
): void {
  const { viewProjection, near, widthPx, heightPx } = view.projection;
  const m = viewProjection.elements;
  const scaleX = widthPx / 2 / view.unit;
  const scaleY = heightPx / 2 / view.unit;
  let phase = from > 0 ? phases[from - 1]! : 0;
  let lastX = 0;
  let lastY = 0;
  let lastW = Number.NaN;
  for (let point = Math.max(0, from - 1); point < to; point += 1) {
    const boxX = points[3 * point]!;
    const boxY = points[3 * point + 1]!;
    const value = points[3 * point + 2]!;
    const z = value >= gapHeight ? Number.NaN : view.heightOf(value);
    const x = m[0] * boxX + m[4] * boxY + m[8] * z + m[12];
    const y = m[1] * boxX + m[5] * boxY + m[9] * z + m[13];
    const w = m[3] * boxX + m[7] * boxY + m[11] * z + m[15];
    if (point >= from) {
      phase += lengthBetween(lastX, lastY, lastW, x, y, w);
      phase -= period * Math.floor(phase / period);
      phases[point] = phase;
    }
    lastX = x;
    lastY = y;
    lastW = w;
  }

  /** Length in units of the part beyond the near plane; 0 across a gap (NaN). */
  function lengthBetween(ax: number, ay: number, aw: number, bx: number, by: number, bw: number): number {
    if (!(aw >= near && bw >= near)) {
      if (Number.isNaN(aw + bw) || (aw < near && bw < near)) return 0;
      const cut = (near - aw) / (bw - aw);
      const cutX = ax + (bx - ax) * cut;
      const cutY = ay + (by - ay) * cut;
      return aw < near
        ? lengthBetween(cutX, cutY, near, bx, by, bw)
        : lengthBetween(ax, ay, aw, cutX, cutY, near);
    }
    return Math.hypot((bx / bw - ax / aw) * scaleX, (by / bw - ay / aw) * scaleY);
  }
}
