// GLSL that several shaders share: the view, and how values become drawn heights (twin of heightScale.ts).

/** Declarations of the uniforms in `SharedUniforms`, and functions of them. */
export const commonChunk = /* glsl */ `
precision highp float;
precision highp int;
precision highp sampler2D;

uniform mat4 uViewProjection;
/** Drawing buffer in pixels. */
uniform vec2 uViewport;
/** Pixels of the drawing buffer per unit of text, heads and lines. */
uniform float uUnit;
/** Distances of the near and the far plane. */
uniform vec2 uDepthRange;
/** Surface's minimum, 1 / (maximum - minimum), and the contrast of a logarithmic scale (0: linear). */
uniform vec3 uHeight;
/** Height of the drawn box. */
uniform float uRelief;

float unitHeight(float value) {
  float share = (value - uHeight.x) * uHeight.y;
  return uHeight.z == 0.0 ? share : log(1.0 + uHeight.z * max(share, 0.0)) / log(1.0 + uHeight.z);
}

/** d unitHeight / d value. */
float unitSlope(float value) {
  float share = (value - uHeight.x) * uHeight.y;
  return uHeight.z == 0.0
    ? uHeight.y
    : uHeight.y * uHeight.z / ((1.0 + uHeight.z * max(share, 0.0)) * log(1.0 + uHeight.z));
}

/** Distance along the view axis of a window depth (0..1). */
float eyeDistance(float depth) {
  return uDepthRange.x * uDepthRange.y / (uDepthRange.y - depth * (uDepthRange.y - uDepthRange.x));
}
`;

/**
 * Occlusion by the static layer; needs its depth texture.
 * `visibleAt` is 1 for a point in front of it and 0 for one behind it, with a soft, biased transition, so
 * that things on the surface are not affected by depth errors.
 */
export const occlusionChunk = /* glsl */ `
uniform sampler2D uStaticDepth;
/** Its texels per pixel. */
uniform float uStaticScale;

float visibleAt(vec2 pixel, float distance, float bias) {
  ivec2 texel = ivec2(clamp(pixel, vec2(0.0), uViewport - 1.0) * uStaticScale);
  float hidden = distance - eyeDistance(texelFetch(uStaticDepth, texel, 0).r);
  return 1.0 - smoothstep(bias, 2.0 * bias, hidden);
}
`;
