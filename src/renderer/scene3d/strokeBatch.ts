// Many thin strokes on the surface in one draw call, rewritten per frame: other runs of families, and search shapes.
import {
  DynamicDrawUsage,
  GLSL3,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  LessDepth,
  Mesh,
  RawShaderMaterial,
  Vector2,
} from 'three';
import { boundless, createQuadCorners, premultipliedBlending } from './instances';
import { strokeFragmentShader, strokeVertexShader } from './shaders/stroke';
import type { SharedUniforms } from './sharedUniforms';

/** Floats per point: x, y, f; half-width, opacity; colour, stroke. */
const stride = 7;

export interface StrokeBatchOptions {
  /** Added to the half-width on each side, in units. */
  readonly outset: number;
  /** Factor of the opacity where the surface hides a stroke. */
  readonly ghost: number;
  /** The part of the depth range for its strokes, the first one furthest. */
  readonly depths: readonly [far: number, near: number];
}

/** Fill with `begin`, `start` and `point`s for each stroke, and `end`; the buffer grows as needed. */
export class StrokeBatch {
  readonly mesh: Mesh<InstancedBufferGeometry, RawShaderMaterial>;
  private readonly corners = createQuadCorners('line');
  private readonly uSlots = { value: new Vector2() };
  private buffer: InstancedInterleavedBuffer;
  private count = 0;
  private strokes = 0;
  private color = 0;

  constructor(
    shared: SharedUniforms,
    private readonly options: StrokeBatchOptions,
  ) {
    this.buffer = new InstancedInterleavedBuffer(new Float32Array(1024 * stride), stride);
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: strokeVertexShader,
      fragmentShader: strokeFragmentShader,
      uniforms: {
        ...shared,
        uSlots: this.uSlots,
        uOutset: { value: options.outset },
        uGhost: { value: options.ghost },
      },
      depthFunc: LessDepth,
      ...premultipliedBlending,
    });
    this.mesh = new Mesh(this.createGeometry(), material);
    this.mesh.frustumCulled = false;
  }

  /** Points written since `begin`, seven numbers each. */
  get data(): Float32Array {
    return (this.buffer.array as Float32Array).subarray(0, this.count * stride);
  }

  begin(): void {
    this.count = 0;
    this.strokes = 0;
  }

  /** Starts a stroke; `color` is 0xrrggbb. */
  start(color: number): void {
    this.strokes += 1;
    this.color = color;
  }

  /** Adds a point to the stroke, in box coordinates and f; `gapHeight` for f interrupts it. */
  point(x: number, y: number, value: number, halfWidth: number, opacity: number): void {
    let at = this.count * stride;
    if (at + stride > this.buffer.array.length) this.grow();
    const { array } = this.buffer;
    array[at++] = x;
    array[at++] = y;
    array[at++] = value;
    array[at++] = halfWidth;
    array[at++] = opacity;
    array[at++] = this.color;
    array[at] = this.strokes - 1;
    this.count += 1;
  }

  end(): void {
    const segments = Math.max(0, this.count - 1);
    const [far, near] = this.options.depths;
    this.uSlots.value.set(far, (far - near) / Math.max(1, this.strokes));
    this.mesh.geometry.instanceCount = segments;
    this.mesh.visible = segments > 0;
    if (segments === 0) return;
    this.buffer.clearUpdateRanges();
    this.buffer.addUpdateRange(0, this.count * stride);
    this.buffer.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  private grow(): void {
    const larger = new Float32Array(2 * this.buffer.array.length);
    larger.set(this.buffer.array);
    this.buffer = new InstancedInterleavedBuffer(larger, stride);
    this.mesh.geometry.dispose();
    this.mesh.geometry = this.createGeometry();
  }

  /** Segments overlap in the buffer: instance i reads points i and i + 1. */
  private createGeometry(): InstancedBufferGeometry {
    this.buffer.setUsage(DynamicDrawUsage);
    const geometry = new InstancedBufferGeometry();
    geometry.setIndex([0, 1, 2, 0, 2, 3]);
    geometry.boundingSphere = boundless;
    geometry.setAttribute('position', this.corners);
    for (const [name, size, offset] of [
      ['', 3, 0],
      ['Look', 2, 3],
      ['Stroke', 2, 5],
    ] as const) {
      geometry.setAttribute(`aStart${name}`, new InterleavedBufferAttribute(this.buffer, size, offset));
      geometry.setAttribute(
        `aEnd${name}`,
        new InterleavedBufferAttribute(this.buffer, size, stride + offset),
      );
    }
    return geometry;
  }
}
