// Batches of quads for lines, markers and texts, with the layouts that their shaders read.
import type { IUniform, Texture, Vector2 } from 'three';
import { QuadBatch } from './instances';
import { arrowHeadFragmentShader, arrowHeadVertexShader } from './shaders/arrowHead';
import {
  lineFragmentShader,
  lineVertexShader,
  markerFragmentShader,
  markerVertexShader,
  textFragmentShader,
  textVertexShader,
} from './shaders/overlay';
import type { SharedUniforms } from './sharedUniforms';

/** Lines in the box, hidden by the static layer with `depthTest`; `defines` are the shader's. */
export function createLineBatch(
  shared: SharedUniforms,
  depthTest: boolean,
  defines: Record<string, string>,
): QuadBatch {
  return new QuadBatch({
    corners: 'line',
    vertexShader: lineVertexShader,
    fragmentShader: lineFragmentShader,
    uniforms: { ...shared },
    defines,
    depthTest,
    layout: [
      ['aFrom', 3],
      ['aTo', 3],
      ['aStroke', 3],
      ['aColor', 4],
    ],
  });
}

export function createArrowHeadBatch(shared: SharedUniforms): QuadBatch {
  return new QuadBatch({
    corners: 'line',
    vertexShader: arrowHeadVertexShader,
    fragmentShader: arrowHeadFragmentShader,
    uniforms: { ...shared },
    depthTest: false,
    layout: [
      ['aTip', 3],
      ['aBefore', 3],
      ['aStyle', 4],
      ['aColor', 3],
      ['aCasing', 4],
    ],
  });
}

export function createMarkerBatch(shared: SharedUniforms): QuadBatch {
  return new QuadBatch({
    corners: 'square',
    vertexShader: markerVertexShader,
    fragmentShader: markerFragmentShader,
    uniforms: { ...shared },
    depthTest: false,
    layout: [
      ['aAnchor', 3],
      ['aStyle', 4],
      ['aColor', 3],
    ],
  });
}

export function createTextBatch(
  shared: SharedUniforms,
  atlas: Texture,
  uAtlasSize: IUniform<Vector2>,
): QuadBatch {
  return new QuadBatch({
    corners: 'line',
    vertexShader: textVertexShader,
    fragmentShader: textFragmentShader,
    uniforms: { ...shared, uAtlas: { value: atlas }, uAtlasSize },
    depthTest: false,
    layout: [
      ['aBox', 4],
      ['aSource', 2],
      ['aPlace', 3],
      ['aOpacity', 2],
    ],
  });
}
