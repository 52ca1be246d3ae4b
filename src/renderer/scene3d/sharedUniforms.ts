// Uniforms common to all shaders of the scene: one object each, shared by reference.
import { Matrix4, Vector2, Vector3, type DepthTexture, type IUniform } from 'three';

/** Declared in shaders/common.ts. */
export interface SharedUniforms {
  readonly uViewProjection: IUniform<Matrix4>;
  readonly uViewport: IUniform<Vector2>;
  readonly uUnit: IUniform<number>;
  readonly uDepthRange: IUniform<Vector2>;
  readonly uHeight: IUniform<Vector3>;
  readonly uRelief: IUniform<number>;
  readonly uStaticDepth: IUniform<DepthTexture | null>;
  readonly uStaticScale: IUniform<number>;
}

export function createSharedUniforms(): SharedUniforms {
  return {
    uViewProjection: { value: new Matrix4() },
    uViewport: { value: new Vector2(1, 1) },
    uUnit: { value: 1 },
    uDepthRange: { value: new Vector2(0.1, 100) },
    uHeight: { value: new Vector3(0, 1, 0) },
    uRelief: { value: 1 },
    uStaticDepth: { value: null },
    uStaticScale: { value: 1 },
  };
}
