// One runner's trail on the GPU: its path in a preallocated instanced buffer.
import {
  BufferAttribute,
  DynamicDrawUsage,
  GLSL3,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  LessDepth,
  Mesh,
  RawShaderMaterial,
  Vector2,
  Vector3,
  Vector4,
} from 'three';
import type { RunnerDash } from '../../core/scene/scene';
import { parseHex } from '../../core/look/colorMaps';
import { writeDashPhases, type DashView } from './dashPhases';
import { boundless, createQuadCorners, premultipliedBlending } from './instances';
import { casingOf, dashPeriod } from '../../core/look/runnerMark';
import { trailFragmentShader, trailVertexShader } from './shaders/trail';
import type { SharedUniforms } from './sharedUniforms';
import { maxPathPoints, TrailPath } from './trailPath';

const headHalfWidth = 2.5;
const tailHalfWidth = 0.7;
const evenHalfWidth = 1.7;
const casingOutset = 1.1;
/** Opacity where the surface hides it. */
const ghost = 0.3;

/** Segments behind the tail are skipped in pieces of this length. */
const pieceSegments = 32;

export class RunnerTrail {
  readonly path = new TrailPath();
  readonly mesh: Mesh<InstancedBufferGeometry, RawShaderMaterial>;
  private readonly buffer: InstancedInterleavedBuffer;
  private readonly corners = createQuadCorners('line');
  private readonly index = new BufferAttribute(new Uint16Array([0, 1, 2, 0, 2, 3]), 1);
  /** A geometry for the path from each piece on, made when it is first needed. */
  private readonly geometries: InstancedBufferGeometry[] = [];
  private readonly uWindow = { value: new Vector2() };
  private readonly uHalfWidths = { value: new Vector2() };
  private readonly uTaper = { value: 1 };
  private readonly uColor = { value: new Vector3() };
  private readonly uCasing = { value: new Vector4() };
  private readonly uSlot = { value: new Vector2() };
  private readonly uDash = { value: new Vector4() };
  private dash: RunnerDash = 'solid';
  /** The dash phase at each point; null until dashes are used. */
  private phases: InstancedInterleavedBuffer | null = null;
  /** Number of points whose phases are valid for `phasedVersion`. */
  private phased = 0;
  private phasedVersion = -1;

  constructor(shared: SharedUniforms) {
    // Segments overlap in the buffer: instance i reads points i to i + 2.
    this.buffer = new InstancedInterleavedBuffer(this.path.points, 3);
    this.buffer.setUsage(DynamicDrawUsage);
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: trailVertexShader,
      fragmentShader: trailFragmentShader,
      uniforms: {
        ...shared,
        uWindow: this.uWindow,
        uHalfWidths: this.uHalfWidths,
        uTaper: this.uTaper,
        uDash: this.uDash,
        uOutset: { value: casingOutset },
        uColor: this.uColor,
        uCasing: this.uCasing,
        uSlot: this.uSlot,
        uGhost: { value: ghost },
      },
      depthFunc: LessDepth,
      ...premultipliedBlending,
    });
    this.mesh = new Mesh(this.geometryFrom(0), material);
    this.mesh.frustumCulled = false;
  }

  setColor(color: string): void {
    this.uColor.value.set(...parseHex(color));
    this.uCasing.value.set(...casingOf(color));
  }

  setDash(dash: RunnerDash): void {
    if (dash === this.dash) return;
    this.dash = dash;
    this.phased = 0;
    const pattern = dashPeriod(dash);
    if (pattern !== null) {
      const { period, firstEnd, secondStart, secondEnd } = pattern;
      this.uDash.value.set(period, firstEnd, secondStart, secondEnd);
      if (this.phases === null) {
        this.phases = new InstancedInterleavedBuffer(new Float32Array(maxPathPoints + 1), 1);
        this.phases.setUsage(DynamicDrawUsage);
        this.geometries.forEach((geometry, piece) => this.addPhases(geometry, piece));
      }
    }
    const { material } = this.mesh;
    material.defines = pattern === null ? {} : { DASHED: '' };
    material.needsUpdate = true;
  }

  /** Order among the runners, 0 lowest; `depths` is the part of the depth range that they share. */
  setOrder(order: number, runners: number, [far, near]: readonly [far: number, near: number]): void {
    const thickness = (far - near) / runners;
    this.uSlot.value.set(far - order * thickness, 0.9 * thickness);
    this.mesh.renderOrder = order;
  }

  /** Adds new rows, and shows the path between two fractional rows. */
  show(rows: number, firstRow: number, headRow: number, fades: boolean, view: DashView): void {
    this.path.extend(rows);
    const from = this.path.takeChanges();
    this.phased = Math.min(this.phased, from);
    if (from < this.path.count) {
      // Ranges accumulate until the trail is next drawn; three then merges and clears them.
      this.buffer.addUpdateRange(3 * from, 3 * (this.path.count - from));
      this.buffer.needsUpdate = true;
    }
    const first = this.path.pointIndexAt(firstRow);
    const head = this.path.pointIndexAt(headRow);
    const piece = Math.floor(Math.max(0, first) / pieceSegments);
    const skipped = pieceSegments * piece;
    this.uWindow.value.set(first - skipped, head - skipped);
    this.uTaper.value = fades ? 1 : 0;
    this.uHalfWidths.value.set(fades ? headHalfWidth : evenHalfWidth, tailHalfWidth);
    const segments = Math.max(0, Math.min(Math.ceil(head), this.path.count - 1));
    const geometry = this.geometryFrom(piece);
    geometry.instanceCount = Math.max(0, segments - skipped);
    this.mesh.geometry = geometry;
    this.setVisible(geometry.instanceCount > 0);
    this.updatePhases(segments, view);
  }

  private geometryFrom(piece: number): InstancedBufferGeometry {
    const known = this.geometries[piece];
    if (known !== undefined) return known;
    const first = 3 * pieceSegments * piece;
    const geometry = new InstancedBufferGeometry();
    geometry.setIndex(this.index);
    geometry.setAttribute('position', this.corners);
    geometry.setAttribute('aStart', new InterleavedBufferAttribute(this.buffer, 3, first));
    geometry.setAttribute('aEnd', new InterleavedBufferAttribute(this.buffer, 3, first + 3));
    geometry.setAttribute('aNext', new InterleavedBufferAttribute(this.buffer, 3, first + 6));
    this.addPhases(geometry, piece);
    geometry.boundingSphere = boundless;
    geometry.instanceCount = 0;
    this.geometries[piece] = geometry;
    return geometry;
  }

  private addPhases(geometry: InstancedBufferGeometry, piece: number): void {
    if (this.phases === null) return;
    geometry.setAttribute('aPhase', new InterleavedBufferAttribute(this.phases, 1, pieceSegments * piece));
  }

  /** Computes missing dash phases of the first `segments` segments. */
  private updatePhases(segments: number, view: DashView): void {
    const { phases } = this;
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

  setVisible(visible: boolean): void {
    this.mesh.visible = visible;
  }

  dispose(): void {
    this.geometries.forEach((geometry) => geometry.dispose());
    this.mesh.material.dispose();
  }
}
