// The box around the surface: its frame, grid lines on the two back walls, ticks and their numbers along the front
// edges. Which sides are back and front depends on the camera, with some hysteresis against flicker.
import type { Domain } from '../../core/geometry/domain';
import type { AxisSymbols } from '../../core/landscapes/reference';
import type { SceneCamera } from '../../core/scene/scene';
import { ticks, tickText } from '../../core/contour/levels';
import type { HeightScale } from '../../core/contour/heightScale';
import type { SceneProjection, ScreenPoint } from './camera';
import type { QuadBatch } from './instances';
import type { ScenePalette } from '../../core/look/theme';
import type { Box } from './pixelBox';
import { floorHeight } from '../../core/scene/fitCamera';
import type { TextStyle } from './paintedText';
import type { TextAtlas, AtlasEntry } from './textAtlas';

/** A text and its box in pixels, y up. */
export interface PlacedText extends Box {
  readonly entry: AtlasEntry;
  readonly alpha: number;
  /** The pixel at which occlusion by the surface is tested, and the text's distance there (0: never occluded). */
  readonly point: ScreenPoint;
}

interface Tick {
  /** Box coordinate along the axis. */
  readonly at: number;
  readonly text: string;
}

interface Edge {
  readonly from: readonly [number, number, number];
  readonly to: readonly [number, number, number];
  /** The outward direction, in box coordinates. */
  readonly outward: readonly [number, number, number];
}

/** Hysteresis in half cosines: 2.3°, less than the 3° between the ravine's own view and the axis. */
const sideInertia = 0.02;
const tickLength = 0.025;

export class Axes {
  readonly texts: PlacedText[] = [];
  private ticksX: readonly Tick[] = [];
  private ticksY: readonly Tick[] = [];
  private ticksZ: readonly Tick[] = [];
  private nearX = 0;
  private nearY = 0;
  private frontX = 0;
  private frontY = 0;
  /** Opacity of the walls and the z axis. */
  private fade = 1;
  /** z of the edges with the numbers of x and y. */
  private heightX = floorHeight;
  private heightY = floorHeight;
  private relief = 1;
  /** Index of the text that the last one would have covered; −1 for none. */
  private covered = -1;
  /** Size of the image in pixels. */
  private width = 1;
  private height = 1;
  /** Minimum distance from the image's border for a name that is moved inside. */
  private nearest = 0;
  private readonly start: ScreenPoint = { x: 0, y: 0, distance: 0 };
  private readonly end: ScreenPoint = { x: 0, y: 0, distance: 0 };
  private readonly inner: ScreenPoint = { x: 0, y: 0, distance: 0 };

  setRange(domain: Domain, scale: HeightScale, relief: number): void {
    this.relief = relief;
    this.ticksX = domainTicks(domain.x);
    this.ticksY = domainTicks(domain.y);
    this.ticksZ = scale
      .ticks(relief < 0.5 ? 2 : 5)
      .map((value) => ({ at: relief * scale.unitAt(value), text: tickText(value) }));
  }

  /** Chooses the sides for the camera and writes the box's lines. */
  writeLines(
    batch: QuadBatch,
    camera: SceneCamera,
    projection: SceneProjection,
    palette: ScenePalette,
  ): void {
    this.chooseSides(camera, projection);
    const { frontX, frontY, relief, fade } = this;
    const [red, green, blue] = palette.ink;
    const line = (
      a: readonly [number, number, number],
      b: readonly [number, number, number],
      width: number,
      alpha: number,
    ): void => {
      if (alpha > 0) batch.add(...a, ...b, width, 0, 1, red, green, blue, alpha);
    };

    const { frameAlpha, gridAlpha } = palette;
    for (const side of [-1, 1]) {
      line([-1, side, floorHeight], [1, side, floorHeight], 1, frameAlpha);
      line([side, -1, floorHeight], [side, 1, floorHeight], 1, frameAlpha);
    }
    const wallAlpha = gridAlpha * fade;
    for (const { at } of this.ticksZ) {
      line([-1, -frontY, at], [1, -frontY, at], 1, wallAlpha);
      line([-frontX, -1, at], [-frontX, 1, at], 1, wallAlpha);
    }
    for (const { at } of this.ticksX)
      line([at, -frontY, floorHeight], [at, -frontY, relief], 1, 0.6 * wallAlpha);
    for (const { at } of this.ticksY)
      line([-frontX, at, floorHeight], [-frontX, at, relief], 1, 0.6 * wallAlpha);
    line([-frontX, -frontY, floorHeight], [-frontX, -frontY, relief], 1, 1.6 * wallAlpha);

    for (const [edge, list] of this.labelledEdges()) {
      const alpha = list === this.ticksZ ? frameAlpha * fade : frameAlpha;
      if (list === this.ticksZ || edge.from[2] > floorHeight) line(edge.from, edge.to, 1, alpha);
      for (const { at } of list) {
        const point = pointOn(edge, at, list === this.ticksZ ? null : 1);
        const [x, y, z] = edge.outward;
        line(
          point,
          [point[0] + x * tickLength, point[1] + y * tickLength, point[2] + z * tickLength],
          1,
          1.6 * alpha,
        );
      }
    }
  }

  /**
   * Places numbers and names without overlaps and inside the image: a name is moved inside if its axis point
   * is visible, a number is omitted. Call after `writeLines`.
   * @param outlined for an unknown background
   */
  layoutTexts(
    projection: SceneProjection,
    atlas: TextAtlas,
    names: AxisSymbols,
    palette: ScenePalette,
    unit: number,
    outlined: boolean,
  ): void {
    this.texts.length = 0;
    this.width = projection.widthPx;
    this.height = projection.heightPx;
    this.nearest = 6 * unit;
    const outline = outlined ? { halo: palette.labelBackground } : {};
    const tickStyle: TextStyle = { size: 12, weight: 450, color: palette.tickText, ...outline };
    const nameStyle: TextStyle = { size: 13.5, weight: 600, color: palette.axisText, ...outline };
    for (const [edge, list] of this.labelledEdges()) {
      const vertical = list === this.ticksZ;
      const alpha = vertical ? this.fade : 1;
      if (alpha <= 0) continue;
      const name = list === this.ticksX ? names.x : list === this.ticksY ? names.y : names.z;
      const nameEntry = atlas.entry(name, nameStyle);
      const widest = list.reduce(
        (max, tick) => Math.max(max, atlas.entry(tick.text, tickStyle)?.width ?? 0),
        0,
      );
      if (nameEntry !== null) {
        if (vertical) this.placeAbove(projection, edge, nameEntry, alpha, 12 * unit);
        else {
          // Closer to the viewer than the middle, where the surface seldom covers it.
          const at = pointOn(edge, list === this.ticksX ? this.nearX : this.nearY, 1);
          this.place(projection, edge, at, nameEntry, alpha, 12 * unit, {
            across: widest + 9 * unit,
            up: 13 * unit,
          });
        }
      }
      this.placeTicks(projection, edge, list, atlas, tickStyle, alpha, unit);
    }
  }

  /** Places all ticks of an axis, or every second, fourth or eighth if they would be too close. */
  private placeTicks(
    projection: SceneProjection,
    edge: Edge,
    list: readonly Tick[],
    atlas: TextAtlas,
    style: TextStyle,
    alpha: number,
    unit: number,
  ): void {
    const before = this.texts.length;
    for (const stride of [1, 2, 4, 8]) {
      this.texts.length = before;
      let crowded = false;
      const phase = list.findIndex((tick) => tick.at === 0);
      for (let index = Math.max(0, phase) % stride; index < list.length; index += stride) {
        const tick = list[index]!;
        const entry = atlas.entry(tick.text, style);
        if (entry === null) continue;
        const at = pointOn(edge, tick.at, list === this.ticksZ ? null : 1);
        if (this.place(projection, edge, at, entry, alpha, 9 * unit, null)) continue;
        // A number that would cover another axis is omitted; if it is too close to its neighbours, the stride grows.
        if (this.covered >= before) crowded = true;
      }
      if (!crowded) return;
    }
  }

  /**
   * Places a text outside the edge: a number, or a name, which is `beyond` the numbers' width and height. False if
   * there is no room.
   */
  private place(
    projection: SceneProjection,
    edge: Edge,
    point: readonly [number, number, number],
    entry: AtlasEntry,
    alpha: number,
    gap: number,
    beyond: { readonly across: number; readonly up: number } | null,
  ): boolean {
    const { start, end } = this;
    this.covered = -1;
    const [x, y, z] = point;
    const [outX, outY, outZ] = edge.outward;
    if (!projection.projectInto(x, y, z, start)) return false;
    if (!projection.projectInto(x + 0.1 * outX, y + 0.1 * outY, z + 0.1 * outZ, end)) return false;
    const length = Math.hypot(end.x - start.x, end.y - start.y);
    const dx = length > 1e-6 ? (end.x - start.x) / length : 0;
    const dy = length > 1e-6 ? (end.y - start.y) / length : -1;
    const reachX = gap + entry.width / 2 + (beyond?.across ?? 0);
    const reachY = gap + entry.height / 2 + (beyond?.up ?? 0);
    // Distance at which a box of this size clears the edge in direction (dx, dy).
    const reach = Math.abs(dx) * reachX + Math.abs(dy) * reachY;
    if (beyond !== null && !this.isInside(start)) return false;
    return this.put(
      start.x + dx * reach,
      start.y + dy * reach,
      entry,
      alpha,
      edge.outward[2] === 0 && edge.from[2] === edge.to[2] ? start.distance : 0,
      beyond !== null,
    );
  }

  private placeAbove(
    projection: SceneProjection,
    edge: Edge,
    entry: AtlasEntry,
    alpha: number,
    gap: number,
  ): void {
    const [x, y, z] = edge.to;
    if (!projection.projectInto(x, y, z, this.start) || !this.isInside(this.start)) return;
    // Shifted to the left, where its numbers are.
    this.put(this.start.x - entry.width / 2, this.start.y + gap + entry.height / 2, entry, alpha, 0, true);
  }

  private isInside({ x, y }: ScreenPoint): boolean {
    return x >= 0 && x <= this.width && y >= 0 && y <= this.height;
  }

  private put(
    centerX: number,
    centerY: number,
    entry: AtlasEntry,
    alpha: number,
    distance: number,
    movesIn: boolean,
  ): boolean {
    const { width, height } = entry;
    const wantedX = Math.round(centerX - width / 2);
    const wantedY = Math.round(centerY - height / 2);
    const border = movesIn ? this.nearest : 0;
    const x = Math.max(border, Math.min(wantedX, this.width - width - border));
    const y = Math.max(border, Math.min(wantedY, this.height - height - border));
    if (!movesIn && (x !== wantedX || y !== wantedY)) return false;
    this.covered = this.texts.findLastIndex(
      (other) =>
        x < other.x + other.width + 2 &&
        other.x < x + width + 2 &&
        y < other.y + other.height &&
        other.y < y + height,
    );
    const point = { x: x + width / 2, y: y + height / 2, distance };
    if (this.covered >= 0) return false;
    this.texts.push({ x, y, width, height, entry, alpha, point });
    return true;
  }

  private chooseSides(camera: SceneCamera, projection: SceneProjection): void {
    const azimuth = (camera.azimuthDegrees * Math.PI) / 180;
    this.nearX = 0.5 * Math.cos(azimuth);
    this.nearY = 0.5 * Math.sin(azimuth);
    this.frontX = keepSide(this.frontX, this.nearX);
    this.frontY = keepSide(this.frontY, this.nearY);
    // Seen from above, the walls and the z axis are foreshortened to nothing: they fade out before.
    const steepness = Math.min(1, Math.max(0, (camera.elevationDegrees - 70) / 12));
    this.fade = 1 - smooth(steepness);
    // In views from above, the surface may cover numbers on the floor if its top projects further out: they rise to it.
    const rise = smooth(Math.min(1, Math.max(0, (camera.elevationDegrees - 55) / 25)));
    const risen = floorHeight + (this.relief - floorHeight) * rise;
    this.heightX = this.topIsOutside(projection, 0, this.frontY) ? risen : floorHeight;
    this.heightY = this.topIsOutside(projection, this.frontX, 0) ? risen : floorHeight;
  }

  /** Whether the box's top projects further out than its floor, at the middle of a side. */
  private topIsOutside(projection: SceneProjection, x: number, y: number): boolean {
    const { start, end, inner } = this;
    projection.projectInto(0, 0, floorHeight, inner);
    projection.projectInto(x, y, floorHeight, start);
    projection.projectInto(x, y, this.relief, end);
    const outX = start.x - inner.x;
    const outY = start.y - inner.y;
    return (end.x - start.x) * outX + (end.y - start.y) * outY > 0;
  }

  private labelledEdges(): readonly (readonly [Edge, readonly Tick[]])[] {
    const { frontX, frontY, relief, heightX, heightY } = this;
    // Of the two corners at the sides of the image, the left one has the z axis.
    const left: readonly [number, number] = frontX * frontY > 0 ? [frontX, -frontY] : [-frontX, frontY];
    return [
      [{ from: [-1, frontY, heightX], to: [1, frontY, heightX], outward: [0, frontY, 0] }, this.ticksX],
      [{ from: [frontX, -1, heightY], to: [frontX, 1, heightY], outward: [frontX, 0, 0] }, this.ticksY],
      [
        {
          from: [left[0], left[1], floorHeight],
          to: [left[0], left[1], relief],
          outward: left[0] === frontX ? [0, left[1], 0] : [left[0], 0, 0],
        },
        this.ticksZ,
      ],
    ];
  }
}

/** A point of an edge: at height z = `at` if `span` is null, else at the coordinate `at` in −span..span along it. */
function pointOn(edge: Edge, at: number, span: number | null): [number, number, number] {
  if (span === null) return [edge.from[0], edge.from[1], at];
  const share = (at + span) / (2 * span);
  return [
    edge.from[0] + (edge.to[0] - edge.from[0]) * share,
    edge.from[1] + (edge.to[1] - edge.from[1]) * share,
    edge.from[2],
  ];
}

function domainTicks([min, max]: readonly [number, number]): Tick[] {
  return ticks(min, max, 5).map((value) => ({
    at: (2 * (value - min)) / (max - min) - 1,
    text: tickText(value),
  }));
}

const smooth = (share: number): number => share * share * (3 - 2 * share);

/** The side that faces the camera; changes only beyond the hysteresis. */
function keepSide(side: number, toward: number): number {
  if (side === 0 || Math.abs(toward) > sideInertia) return toward >= 0 ? 1 : -1;
  return side;
}
