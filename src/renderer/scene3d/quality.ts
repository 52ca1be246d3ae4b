// What the graphics hardware is good for: a real GPU, or a software renderer on the processor.
import type { WebGLRenderer } from 'three';

export interface RenderQuality {
  readonly software: boolean;
  /** The renderer's name, as the driver gives it. */
  readonly rendererName: string;
  /** Lines of the drawn mesh each way. */
  readonly meshLines: number;
  /** Samples per pixel of the static layer while it moves (0: no multisampling). */
  readonly movingSamples: number;
  /** Jittered samples that are averaged once it stands still. */
  readonly stillSamples: number;
}

export function detectQuality(renderer: WebGLRenderer): RenderQuality {
  const gl = renderer.getContext();
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const rendererName = String(gl.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
  const software = /llvmpipe|softpipe|swiftshader|software|basic render/i.test(rendererName);
  return software
    ? { software, rendererName, meshLines: 121, movingSamples: 0, stillSamples: 8 }
    : { software, rendererName, meshLines: 385, movingSamples: 4, stillSamples: 16 };
}

/**
 * Points across of the surface grid worth asking the engine for: as many as the source has. Heights are a
 * texture that is read per pixel, so a software renderer carries them too; only its mesh is coarser.
 */
export function preferredSurfaceResolution(maxTextureSize: number): number {
  return Math.min(1000, maxTextureSize);
}
