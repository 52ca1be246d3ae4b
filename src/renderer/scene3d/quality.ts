// Quality settings for the graphics hardware: a real GPU, or a software renderer on the CPU.
import type { WebGLRenderer } from 'three';

export interface RenderQuality {
  readonly software: boolean;
  /** The driver's name of the renderer. */
  readonly rendererName: string;
  /** Lines of the drawn mesh in each direction. */
  readonly meshLines: number;
  /** Samples per pixel of the static layer while it moves (0: no multisampling). */
  readonly movingSamples: number;
  /** Number of jittered samples that are averaged once it is still. */
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
