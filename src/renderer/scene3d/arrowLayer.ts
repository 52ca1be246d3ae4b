// The arrows of updates in the picture: lines on the surface, cased like trails, with heads that point on the screen, and ellipses
// about the heads of runners.
import type { Mesh } from 'three';
import { parseHex } from '../../core/look/colorMaps';
import {
  arrowHead,
  noArrows,
  partLooks,
  type PartLook,
  unlitOpacity,
  type RunnerArrows,
  type ShownArrows,
} from '../../core/look/arrowLook';
import { casingOf } from '../../core/look/runnerMark';
import { gapHeight } from '../../core/geometry/pathPoints';
import type { DrawnPart } from '../../core/explanation/arrows';
import type { Point } from '../../core/geometry/domain';
import { arrowPath, dashesOf, distanceToPath, partOf, seenLength, type ArrowPoint } from './arrowPath';
import type { OverlayPass, OverlayView } from './overlayPass';
import type { Pixel } from './pointerPlace';
import { runnerHeadRadius } from './runnerHeads';
import { drapeOutline } from './searchShapes';
import type { SharedUniforms } from './sharedUniforms';
import { StrokeBatch } from './strokeBatch';

/** What is left of the opacity where the surface hides an arrow. */
const ghost = 0.3;
/** How far a pointer may be from a line, in units. */
const pointReach = 6;
const ellipsePoints = 64;

/** A part as it is seen, in pixels of the drawing buffer, y up. */
interface SeenPart {
  readonly key: string;
  readonly part: DrawnPart;
  readonly step: number;
  readonly points: readonly Pixel[];
}

export class ArrowLayer {
  /** What is lit: all else is faint. */
  lit: DrawnPart | null = null;
  shown: ShownArrows = noArrows;
  /** The parts of the last frame. */
  seen: SeenPart[] = [];
  private readonly casings: StrokeBatch;
  private readonly cores: StrokeBatch;
  /** Of the line that is being written. */
  private pen = { halfWidth: 0, opacity: 1, casing: 1 };

  constructor(shared: SharedUniforms) {
    this.casings = new StrokeBatch(shared, { outset: 1, ghost: 0, depths: [0.1, 0.05] });
    this.cores = new StrokeBatch(shared, { outset: 0, ghost, depths: [0.05, 0] });
    // Over trails and search shapes.
    this.casings.mesh.renderOrder = 1002;
    this.cores.mesh.renderOrder = 1003;
  }

  get meshes(): readonly Mesh[] {
    return [this.casings.mesh, this.cores.mesh];
  }

  /** Writes what is shown for a frame; nothing without a surface. */
  write(overlay: OverlayPass, view: OverlayView): void {
    this.seen = [];
    this.casings.begin();
    this.cores.begin();
    for (const runner of this.shown.runners) this.add(runner, overlay, view);
    this.casings.end();
    this.cores.end();
    const reach = 2 * arrowHead.length * view.unit;
    for (const { points } of this.seen) {
      for (const point of points) overlay.region.addMovingPoint(point, reach);
    }
  }

  /** The part whose line is at a pixel; of several the nearest one. */
  partAt(at: Pixel, unit: number): DrawnPart | null {
    let nearest: DrawnPart | null = null;
    let reach = pointReach * unit;
    for (const { part, points } of this.seen) {
      const away = distanceToPath(points, at);
      if (away > reach) continue;
      reach = away;
      nearest = part;
    }
    return nearest;
  }

  dispose(): void {
    this.casings.dispose();
    this.cores.dispose();
  }

  private add(runner: RunnerArrows, overlay: OverlayPass, view: OverlayView): void {
    const { domain, grid } = view.surface;
    if (domain === null || grid === null) return;
    const { key, step, ellipse, arrows } = runner;
    if (ellipse !== null) this.addEllipse(runner, ellipse, view);
    // The widest first: where they lie on each other, all are seen.
    for (const { kind, from, to } of [...arrows].reverse()) {
      const path = arrowPath(from, to, domain, grid, (x, y, value) => seeIn(view, x, y, value));
      if (path === null) continue;
      const { color, halfWidth, dash } = lookOf(kind, runner);
      const opacity = this.opacityOf(kind);
      const { unit } = view;
      const length = seenLength(path.points);
      // A short arrow has a small head, and its head never covers the runner's.
      const room = Math.max(0, length - 0.5 * runnerHeadRadius * unit);
      const headLength = Math.min(arrowHead.length * halfWidth * unit, 0.75 * room);
      const shaft = path.hasTip ? partOf(path.points, 0, length - 0.8 * headLength) : path.points;
      const parts = dash === null ? [shaft] : dashesOf(shaft, dash[0] * unit, dash[1] * unit);
      this.start(color, halfWidth, opacity);
      for (const part of parts) {
        this.point(null);
        for (const { boxX, boxY, value } of part) this.point({ x: boxX, y: boxY, value });
      }
      if (path.hasTip && headLength > 0) {
        const scale = headLength / (arrowHead.length * halfWidth * unit);
        this.addHead(overlay, view, path.points, halfWidth * scale, color, opacity);
      }
      this.seen.push({ key, part: kind, step, points: path.points });
    }
  }

  private addHead(
    overlay: OverlayPass,
    { surface, unit }: OverlayView,
    points: readonly ArrowPoint[],
    halfWidth: number,
    color: string,
    opacity: number,
  ): void {
    const length = seenLength(points);
    const tip = points.at(-1)!;
    const before = partOf(points, length - arrowHead.length * halfWidth * unit, length)[0] ?? points[0]!;
    const [red, green, blue, alpha] = casingOf(color);
    overlay.arrowHeads.add(
      ...[tip.boxX, tip.boxY, surface.heightOf(tip.value)],
      ...[before.boxX, before.boxY, surface.heightOf(before.value)],
      ...[arrowHead.length * halfWidth, arrowHead.halfWidth * halfWidth, ghost, opacity],
      ...parseHex(color),
      ...[red * alpha, green * alpha, blue * alpha, alpha],
    );
  }

  private addEllipse(runner: RunnerArrows, halfAxes: Point, view: OverlayView): void {
    const { domain, grid } = view.surface;
    const { theta, key, step } = runner;
    if (domain === null || grid === null) return;
    const outline = Float64Array.from({ length: 2 * ellipsePoints }, (_, i) => {
      const angle = (Math.PI * Math.floor(i / 2)) / (ellipsePoints / 2);
      return i % 2 === 0
        ? theta[0] + halfAxes[0] * Math.cos(angle)
        : theta[1] + halfAxes[1] * Math.sin(angle);
    });
    const { color, halfWidth } = lookOf('scaling', runner);
    this.start(color, halfWidth, this.opacityOf('scaling'));
    let points: Pixel[] = [];
    const finish = (): void => {
      if (points.length > 1) this.seen.push({ key, part: 'scaling', step, points });
      points = [];
    };
    drapeOutline(outline, domain, grid, (point) => {
      this.point(point);
      const seen = point && seeIn(view, point.x, point.y, point.value);
      if (seen === null) finish();
      else points.push(seen);
    });
    finish();
  }

  private opacityOf(part: DrawnPart): number {
    return this.lit === null || this.lit === part ? 1 : unlitOpacity;
  }

  private start(color: string, halfWidth: number, opacity: number): void {
    const [red, green, blue, casing] = casingOf(color);
    this.pen = { halfWidth, opacity, casing };
    this.cores.start(Number.parseInt(color.slice(1), 16));
    this.casings.start(
      (Math.round(255 * red) * 256 + Math.round(255 * green)) * 256 + Math.round(255 * blue),
    );
  }

  /** Goes on to a point of the surface; null interrupts the line. */
  private point(point: { readonly x: number; readonly y: number; readonly value: number } | null): void {
    const { halfWidth, opacity, casing } = this.pen;
    const { x, y, value } = point ?? { x: 0, y: 0, value: gapHeight };
    this.casings.point(x, y, value, halfWidth, casing * opacity);
    this.cores.point(x, y, value, halfWidth, opacity);
  }
}

function lookOf(part: DrawnPart, { color }: RunnerArrows): PartLook & { readonly color: string } {
  return { ...partLooks[part], color: partLooks[part].color ?? color };
}

function seeIn({ projection, surface }: OverlayView, x: number, y: number, value: number): Pixel | null {
  return projection.project(x, y, surface.heightOf(value));
}
