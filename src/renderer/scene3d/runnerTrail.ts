// One runner's path on the GPU, in a preallocated instanced buffer: the trail behind the head, drawn in each frame, and the
// path before it, of which a `PathLayer` keeps a picture.
import {
  GLSL3,
  LessDepth,
  LineSegments,
  Mesh,
  NoBlending,
  RawShaderMaterial,
  Vector2,
  Vector3,
  Vector4,
  type InstancedBufferGeometry,
} from 'three';
import type { RunnerDash, SceneTrail } from '../../core/scene/scene';
import { parseHex } from '../../core/look/colorMaps';
import { writeDashPhases, type DashView } from './dashPhases';
import { premultipliedBlending } from './instances';
import { casingOf, dashPeriod } from '../../core/look/runnerMark';
import {
  hastyPathFragmentShader,
  hastyPathVertexShader,
  trailFragmentShader,
  trailVertexShader,
} from './shaders/trail';
import type { SharedUniforms } from './sharedUniforms';
import { createLineGeometry, TrailBuffers, TrailGeometry } from './trailGeometry';
import { TrailPath } from './trailPath';

const headHalfWidth = 2.5;
const tailHalfWidth = 0.7;
const evenHalfWidth = 1.7;
const casingOutset = 1.1;
/** Of a path behind a tail. */
const faintHalfWidth = 1.25;
const faintCasingOutset = 0.7;
/** Opacity where the surface hides it. */
const ghost = 0.3;
const hastyOpacity = 0.6;

type TrailMesh = Mesh<InstancedBufferGeometry, RawShaderMaterial>;

/** The part of a path that is drawn, as fractional rows. */
export interface ShownRows {
  /** Rows that have arrived. */
  readonly rows: number;
  readonly firstRow: number;
  readonly headRow: number;
}

export class RunnerTrail {
  readonly path = new TrailPath();
  readonly mesh: TrailMesh;
  /** Draws what `keep` was called for last. */
  readonly keptMesh: TrailMesh;
  /** Draws the path up to `keptTo` in thin lines. */
  readonly hastyLines: LineSegments<InstancedBufferGeometry, RawShaderMaterial>;
  /** Number of whole points that the frame leaves to a kept picture of the path; null if it leaves none. */
  keptTo: number | null = null;
  /** Number of points of the kept picture. */
  kept = 0;
  /** Whether a kept picture of the path is out of date. */
  keptStale = false;
  private readonly buffers = new TrailBuffers(this.path.points);
  private readonly geometry = new TrailGeometry(this.buffers);
  private readonly keptGeometry = new TrailGeometry(this.buffers);
  private readonly uWindow = { value: new Vector2() };
  private readonly uKeptWindow = { value: new Vector2() };
  private readonly uHalfWidths = { value: new Vector2() };
  private readonly uKeptHalfWidths = { value: new Vector2() };
  private readonly uKeptOutset = { value: 0 };
  private readonly uTaper = { value: 1 };
  private readonly uShare = { value: 1 };
  private readonly uColor = { value: new Vector3() };
  private readonly uCasing = { value: new Vector4() };
  private readonly uSlot = { value: new Vector2() };
  private readonly uKeptSlot = { value: new Vector2() };
  private readonly uDash = { value: new Vector4() };
  private readonly uSideShare = { value: 0 };
  private color = '';
  private dash: RunnerDash = 'solid';
  /** Number of points whose phases are valid for `phasedVersion`. */
  private phased = 0;
  private phasedVersion = -1;

  constructor(shared: SharedUniforms) {
    const uniforms = {
      ...shared,
      uDash: this.uDash,
      uColor: this.uColor,
      uCasing: this.uCasing,
      uGhost: { value: ghost },
      uShare: this.uShare,
      uSideShare: this.uSideShare,
    };
    const shaders = {
      glslVersion: GLSL3,
      vertexShader: trailVertexShader,
      fragmentShader: trailFragmentShader,
      depthFunc: LessDepth,
    } as const;
    this.mesh = new Mesh(
      this.geometry.between(0, 0).geometry,
      new RawShaderMaterial({
        ...shaders,
        uniforms: {
          ...uniforms,
          uWindow: this.uWindow,
          uHalfWidths: this.uHalfWidths,
          uTaper: this.uTaper,
          uOutset: { value: casingOutset },
          uSlot: this.uSlot,
        },
        ...premultipliedBlending,
      }),
    );
    this.keptMesh = new Mesh(
      this.keptGeometry.between(0, 0).geometry,
      new RawShaderMaterial({
        ...shaders,
        defines: { KEPT: '' },
        uniforms: {
          ...uniforms,
          uWindow: this.uKeptWindow,
          uHalfWidths: this.uKeptHalfWidths,
          uTaper: { value: 0 },
          uOutset: this.uKeptOutset,
          uSlot: this.uKeptSlot,
        },
        blending: NoBlending,
      }),
    );
    this.hastyLines = new LineSegments(
      createLineGeometry(this.buffers),
      new RawShaderMaterial({
        glslVersion: GLSL3,
        vertexShader: hastyPathVertexShader,
        fragmentShader: hastyPathFragmentShader,
        uniforms: { ...uniforms, uOpacity: { value: hastyOpacity } },
        depthTest: false,
        ...premultipliedBlending,
      }),
    );
    for (const each of [this.mesh, this.keptMesh, this.hastyLines]) each.frustumCulled = false;
  }

  setColor(color: string): void {
    if (color === this.color) return;
    this.color = color;
    this.uColor.value.set(...parseHex(color));
    this.uCasing.value.set(...casingOf(color));
    this.keptStale = true;
  }

  /** Sets how opaque all of the path is, from 0 to 1. */
  setOpacity(share: number): void {
    if (share === this.uShare.value) return;
    this.uShare.value = share;
    this.keptStale = true;
  }

  setDash(dash: RunnerDash): void {
    if (dash === this.dash) return;
    this.dash = dash;
    this.phased = 0;
    this.keptStale = true;
    const pattern = dashPeriod(dash);
    if (pattern !== null) {
      const { period, firstEnd, secondStart, secondEnd } = pattern;
      this.uDash.value.set(period, firstEnd, secondStart, secondEnd);
      this.buffers.needPhases();
    }
    this.updateDefines();
  }

  /** Shifts the path to a side, see `sidesOf`; null puts it where it is. */
  setSides(sides: Float32Array | null): void {
    if (sides === this.path.sides) return;
    this.path.sides = sides;
    this.uSideShare.value = sides === null ? 0 : 1;
    this.keptStale = true;
    if (sides === null) return;
    const isFirst = this.buffers.sides === null;
    const buffer = this.buffers.needSides();
    if (isFirst) this.updateDefines();
    (buffer.array as Float32Array).set(sides);
    buffer.clearUpdateRanges();
    buffer.addUpdateRange(0, sides.length);
    buffer.needsUpdate = true;
  }

  /** Order among the runners, 0 lowest; `depths` is the part of the depth range that they share. */
  setOrder(order: number, runners: number, [far, near]: readonly [far: number, near: number]): void {
    const thickness = (far - near) / runners;
    this.uSlot.value.set(far - order * thickness, 0.9 * thickness);
    this.mesh.renderOrder = order;
  }

  /** Adds new rows, and shows the path up to a fractional row: what a trail of this kind shows of it. */
  show({ rows, firstRow, headRow }: ShownRows, kind: SceneTrail['kind'], view: DashView): void {
    this.path.extend(rows);
    const from = this.path.takeChanges();
    this.phased = Math.min(this.phased, from);
    if (from < this.kept) this.keptStale = true;
    if (from < this.path.count) {
      // Ranges accumulate until the trail is next drawn; three then merges and clears them.
      this.buffers.points.addUpdateRange(3 * from, 3 * (this.path.count - from));
      this.buffers.points.needsUpdate = true;
    }
    const head = this.path.pointIndexAt(headRow);
    const tail = this.path.pointIndexAt(firstRow);
    this.keptTo = keptPoints(kind, tail, head);
    this.hastyLines.geometry.instanceCount = this.keptTo ?? 0;
    this.hastyLines.visible = this.keptTo !== null && this.keptTo > 0;
    const isEven = kind === 'all';
    const first = isEven ? Math.floor(head) : tail;
    this.uTaper.value = isEven ? 0 : 1;
    this.uHalfWidths.value.set(isEven ? evenHalfWidth : headHalfWidth, tailHalfWidth);
    this.setKeptWidths(isEven ? [evenHalfWidth, casingOutset] : [faintHalfWidth, faintCasingOutset]);
    const segments = Math.max(0, Math.min(Math.ceil(head), this.path.count - 1));
    const { geometry, skipped } = this.geometry.between(first, segments);
    this.uWindow.value.set(first - skipped, head - skipped);
    this.mesh.geometry = geometry;
    this.setVisible(geometry.instanceCount > 0);
    this.updatePhases(segments, view);
  }

  /** Prepares the path up to point `to` from where the kept picture ends; `slot` is the runner's part of the depth range. */
  keep(to: number, slot: readonly [far: number, thickness: number]): void {
    const { geometry, skipped } = this.keptGeometry.between(this.kept, to);
    this.uKeptWindow.value.set(this.kept - skipped, to - skipped);
    this.uKeptSlot.value.set(...slot);
    this.keptMesh.geometry = geometry;
    this.keptMesh.visible = to > this.kept;
    this.kept = to;
  }

  setVisible(visible: boolean): void {
    this.mesh.visible = visible;
  }

  dispose(): void {
    this.geometry.dispose();
    this.keptGeometry.dispose();
    this.hastyLines.geometry.dispose();
    for (const { material } of [this.mesh, this.keptMesh, this.hastyLines]) material.dispose();
  }

  private updateDefines(): void {
    const defines = {
      ...(dashPeriod(this.dash) !== null && { DASHED: '' }),
      ...(this.buffers.sides !== null && { SIDES: '' }),
    };
    this.mesh.material.defines = defines;
    this.keptMesh.material.defines = { KEPT: '', ...defines };
    for (const { material } of [this.mesh, this.keptMesh]) material.needsUpdate = true;
  }

  private setKeptWidths([halfWidth, outset]: readonly [halfWidth: number, outset: number]): void {
    if (halfWidth === this.uKeptHalfWidths.value.x) return;
    this.uKeptHalfWidths.value.setScalar(halfWidth);
    this.uKeptOutset.value = outset;
    this.keptStale = true;
  }

  /** Computes missing dash phases of the first `segments` segments. */
  private updatePhases(segments: number, view: DashView): void {
    const { phases } = this.buffers;
    if (phases === null || this.dash === 'solid') return;
    if (view.version !== this.phasedVersion) this.phased = 0;
    this.phasedVersion = view.version;
    if (this.phased >= segments) return;
    const array = phases.array as Float32Array;
    writeDashPhases(array, this.path.points, this.phased, segments, this.uDash.value.x, view);
    phases.addUpdateRange(this.phased, segments - this.phased);
    phases.needsUpdate = true;
    this.phased = segments;
  }
}

/** The whole points of a path before what is drawn in each frame, which begins at `tail` and ends at `head`, fractional points. */
function keptPoints(kind: SceneTrail['kind'], tail: number, head: number): number | null {
  switch (kind) {
    case 'frames':
      return null;
    case 'all':
      return Math.floor(head);
    case 'highlight':
      // The trail covers the joint, if there is room for it.
      return Math.ceil(tail) <= head ? Math.ceil(tail) : Math.floor(tail);
  }
}
