// A small batch of instanced quads whose instances are often rewritten: markers, lines, text.
import {
  BufferAttribute,
  DynamicDrawUsage,
  GLSL3,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  RawShaderMaterial,
  CustomBlending,
  OneFactor,
  OneMinusSrcAlphaFactor,
  Sphere,
  Vector3,
  type IUniform,
  type ShaderMaterialParameters,
} from 'three';

/** For geometry whose vertices are placed by shaders: three must not compute bounds from them. */
export const boundless = new Sphere(new Vector3(), Number.POSITIVE_INFINITY);

/** Premultiplied "over", in colour and in alpha. */
export const premultipliedBlending = {
  transparent: true,
  blending: CustomBlending,
  blendSrc: OneFactor,
  blendDst: OneMinusSrcAlphaFactor,
  blendSrcAlpha: OneFactor,
  blendDstAlpha: OneMinusSrcAlphaFactor,
} as const;

/** Corners (0 or 1, ±1) of a quad: along and across a line; ±1 in both directions for `square`. */
export function createQuadCorners(kind: 'line' | 'square'): BufferAttribute {
  const low = kind === 'line' ? 0 : -1;
  return new BufferAttribute(new Float32Array([low, -1, 1, -1, 1, 1, low, 1]), 2);
}

export interface QuadBatchOptions {
  readonly corners: 'line' | 'square';
  readonly vertexShader: string;
  readonly fragmentShader: string;
  readonly uniforms: Record<string, IUniform>;
  readonly defines?: Record<string, string>;
  /** Whether the static layer's depth hides it. */
  readonly depthTest: boolean;
  /** Default: premultiplied "over". */
  readonly blending?: ShaderMaterialParameters;
  /** Attribute names and their sizes, in the order of an instance's numbers. */
  readonly layout: readonly (readonly [name: string, size: number])[];
}

/** Fill with `begin`, `add` for each instance, and `end`; the buffer grows as needed. */
export class QuadBatch {
  readonly mesh: Mesh<InstancedBufferGeometry, RawShaderMaterial>;
  /** Numbers per instance. */
  readonly stride: number;
  private readonly layout: QuadBatchOptions['layout'];
  private readonly corners: BufferAttribute;
  private buffer: InstancedInterleavedBuffer;
  private count = 0;

  constructor(options: QuadBatchOptions) {
    this.layout = options.layout;
    this.stride = options.layout.reduce((sum, [, size]) => sum + size, 0);
    this.corners = createQuadCorners(options.corners);
    this.buffer = new InstancedInterleavedBuffer(new Float32Array(32 * this.stride), this.stride);
    const material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: options.vertexShader,
      fragmentShader: options.fragmentShader,
      uniforms: options.uniforms,
      defines: { ...options.defines },
      depthTest: options.depthTest,
      depthWrite: false,
      ...(options.blending ?? premultipliedBlending),
    });
    this.mesh = new Mesh(this.createGeometry(), material);
    this.mesh.frustumCulled = false;
  }

  /** Instances written since `begin`, `stride` numbers each. */
  get data(): Float32Array {
    return (this.buffer.array as Float32Array).subarray(0, this.count * this.stride);
  }

  begin(): void {
    this.count = 0;
  }

  /** `values` in the order of the layout. */
  add(...values: readonly number[]): void {
    if ((this.count + 1) * this.stride > this.buffer.array.length) this.grow();
    this.buffer.array.set(values, this.count * this.stride);
    this.count += 1;
  }

  end(): void {
    this.mesh.geometry.instanceCount = this.count;
    this.mesh.visible = this.count > 0;
    if (this.count === 0) return;
    this.buffer.clearUpdateRanges();
    this.buffer.addUpdateRange(0, this.count * this.stride);
    this.buffer.needsUpdate = true;
  }

  dispose(): void {
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  private grow(): void {
    const larger = new Float32Array(2 * this.buffer.array.length);
    larger.set(this.buffer.array);
    this.buffer = new InstancedInterleavedBuffer(larger, this.stride);
    this.mesh.geometry.dispose();
    this.mesh.geometry = this.createGeometry();
  }

  private createGeometry(): InstancedBufferGeometry {
    this.buffer.setUsage(DynamicDrawUsage);
    const geometry = new InstancedBufferGeometry();
    geometry.setIndex([0, 1, 2, 0, 2, 3]);
    geometry.boundingSphere = boundless;
    geometry.setAttribute('position', this.corners);
    let offset = 0;
    for (const [name, size] of this.layout) {
      geometry.setAttribute(name, new InterleavedBufferAttribute(this.buffer, size, offset));
      offset += size;
    }
    return geometry;
  }
}
