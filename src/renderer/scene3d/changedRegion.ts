// The part of the image that a frame changes: where things move over the static layer, where they rest, and where they
// were in the previous frame.
import type { SceneProjection, ScreenPoint } from './camera';
import { Extent, joinOverlapping } from './changedBoxes';
import type { DrawnSurface } from './drawnSurface';
import { overlap, type Box } from './pixelBox';
import type { ShownRun } from './runnerTrails';
import { maxShift } from '../../core/geometry/sideBySide';
import { gapHeight } from '../../core/geometry/pathPoints';

/** How far a trail extends from its points, including its shift to a side, its casing and round ends. */
const trailReach = 8 + maxShift;
/** Maximum number of trail points to track; with more, the whole image is redrawn. */
const maxPointsFollowed = 4096;

export class ChangedRegion {
  /** The extent of heads, trails and plates in this frame; `movingKnown` is false if finding it would take too long. */
  private readonly moving = new Extent();
  private movingKnown = false;
  /** Boxes of texts and marks that only move with the camera. */
  private readonly resting: Box[] = [];
  /** The frame drawn last. */
  private drawn: {
    readonly target: object;
    readonly version: number;
    readonly moving: Extent;
  } | null = null;
  private width = 0;
  private height = 0;

  /** Begins a frame for an image of this size in pixels. */
  begin(width: number, height: number): void {
    this.width = width;
    this.height = height;
    this.moving.clear();
    this.movingKnown = true;
    this.resting.length = 0;
  }

  /** Adds something that moves and extends `reach` around a point. */
  addMovingPoint({ x, y }: Pick<ScreenPoint, 'x' | 'y'>, reach: number): void {
    this.moving.addPoint(x, y, reach);
  }

  /** Adds something that may be anywhere. */
  addUnknown(): void {
    this.movingKnown = false;
  }

  addMovingBox(box: Box, reach: number): void {
    this.moving.addBox(box, reach);
  }

  addRestingBox(box: Box): void {
    this.resting.push(box);
  }

  /** Adds something that rests and extends `reach` around a group of points. */
  addRestingPoints(points: readonly ScreenPoint[], reach: number): void {
    const extent = new Extent();
    for (const { x, y } of points) extent.addPoint(x, y, reach);
    const box = extent.boxIn(this.width, this.height);
    if (box !== null) this.resting.push(box);
  }

  /** Adds trails, by the points that they are drawn from. */
  addTrails(
    shown: readonly Pick<ShownRun, 'state' | 'path' | 'trajectory' | 'drawnFrom'>[],
    projection: SceneProjection,
    surface: DrawnSurface,
    unit: number,
  ): void {
    const point: ScreenPoint = { x: 0, y: 0, distance: 0 };
    let points = 0;
    for (const { state, path, trajectory, drawnFrom } of shown) {
      const first = Math.floor(drawnFrom);
      const last = Math.min(path.count - 1, Math.ceil(path.pointIndexAt(state.headRow)));
      points += last - first + 1;
      if (points > maxPointsFollowed || trajectory.columns.shapes !== null) {
        this.movingKnown = false;
        return;
      }
      for (let index = first; index <= last; index += 1) {
        const value = path.points[3 * index + 2]!;
        if (value >= gapHeight) continue;
        const x = path.points[3 * index]!;
        if (projection.projectInto(x, path.points[3 * index + 1]!, surface.heightOf(value), point)) {
          this.moving.addPoint(point.x, point.y, trailReach * unit);
        }
      }
    }
  }

  /** Whether anything but the static layer is drawn in a part of the image. */
  reachesInto(box: Box): boolean {
    const moving = this.moving.boxIn(this.width, this.height);
    const all = moving === null ? this.resting : [moving, ...this.resting];
    return all.some((other) => overlap(other, box));
  }

  /**
   * Must be called before the frame is drawn into `target`, over this version of the static layer. Returns the boxes of
   * the target's picture that change, including those of `others`; null if everything may change.
   */
  take(target: object, version: number, others: readonly Box[]): readonly Box[] | null {
    const known = this.drawn?.target === target && this.drawn.version === version && this.movingKnown;
    const before = this.drawn?.moving ?? null;
    const moving = new Extent();
    moving.add(this.moving);
    this.drawn = this.movingKnown ? { target, version, moving } : null;
    if (!known || before === null) return null;
    before.add(moving);
    const box = before.boxIn(this.width, this.height);
    return joinOverlapping(box === null ? others : [box, ...others]);
  }
}
