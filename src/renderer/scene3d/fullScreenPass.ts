// Draws over every pixel of a target.
import {
  BufferAttribute,
  BufferGeometry,
  Camera,
  GLSL3,
  Mesh,
  RawShaderMaterial,
  Scene,
  type ShaderMaterialParameters,
  type IUniform,
  type WebGLRenderTarget,
  type WebGLRenderer,
} from 'three';
import { boundless } from './instances';
import { fullScreenVertexShader } from './shaders/composite';

const camera = new Camera();

export class FullScreenPass {
  readonly material: RawShaderMaterial;
  private readonly geometry = new BufferGeometry();
  private readonly scene = new Scene();

  constructor(
    fragmentShader: string,
    uniforms: Record<string, IUniform>,
    /** Blending, and use of the depth: neither by default. The pass is at depth 0.5. */
    how: ShaderMaterialParameters,
  ) {
    // One triangle that covers the whole square.
    this.geometry.setAttribute('position', new BufferAttribute(new Float32Array([-1, -1, 3, -1, -1, 3]), 2));
    this.geometry.boundingSphere = boundless;
    this.material = new RawShaderMaterial({
      glslVersion: GLSL3,
      vertexShader: fullScreenVertexShader,
      fragmentShader,
      uniforms,
      depthTest: false,
      depthWrite: false,
      ...how,
    });
    const mesh = new Mesh(this.geometry, this.material);
    mesh.frustumCulled = false;
    this.scene.add(mesh);
  }

  /** Has the graphics card compile the pass's program. */
  compile(renderer: WebGLRenderer): void {
    renderer.compile(this.scene, camera);
  }

  /** If `target` is null, draws to the canvas. */
  draw(renderer: WebGLRenderer, target: WebGLRenderTarget | null): void {
    renderer.setRenderTarget(target);
    renderer.render(this.scene, camera);
  }

  dispose(): void {
    this.geometry.dispose();
    this.material.dispose();
  }
}
