// Shaders of arrow heads: filled triangles of a constant size in pixels that point the way of their arrows on the screen.
import { commonChunk, occlusionChunk } from './common';

export const arrowHeadVertexShader = /* glsl */ `
${commonChunk}
${occlusionChunk}
in vec2 position;
/** The tip, and a point of the arrow before it, in box coordinates. */
in vec3 aTip;
in vec3 aBefore;
/** Length and half-width in units, opacity where hidden, opacity. */
in vec4 aStyle;
in vec3 aColor;
/** Its edge, premultiplied. */
in vec4 aCasing;
flat out vec4 vStyle;
flat out vec3 vColor;
flat out vec4 vCasing;
/** From the tip backwards, and across, in pixels. */
out vec2 vPlace;

vec2 pixelOf(vec4 clip) {
  return (clip.xy / clip.w * 0.5 + 0.5) * uViewport;
}

void main() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  vec4 tip = uViewProjection * vec4(aTip, 1.0);
  vec4 before = uViewProjection * vec4(aBefore, 1.0);
  if (tip.w < uDepthRange.x || before.w < uDepthRange.x) return;
  vec2 at = pixelOf(tip);
  vec2 back = pixelOf(before) - at;
  float len = length(back);
  if (len < 1e-3) return;
  back /= len;
  float visible = visibleAt(at, tip.w, 0.02);
  vStyle = vec4(aStyle.xy * uUnit, 0.0, aStyle.w * mix(aStyle.z, 1.0, visible));
  vColor = aColor;
  vCasing = aCasing;
  float reach = 2.0 * uUnit + 1.0;
  float along = mix(-reach, vStyle.x + reach, position.x);
  float across = position.y * (vStyle.y + reach);
  vPlace = vec2(along, across);
  vec2 pixel = at + back * along + vec2(-back.y, back.x) * across;
  gl_Position = vec4(pixel / uViewport * 2.0 - 1.0, 0.0, 1.0);
}
`;

export const arrowHeadFragmentShader = /* glsl */ `
${commonChunk}
flat in vec4 vStyle;
flat in vec3 vColor;
flat in vec4 vCasing;
in vec2 vPlace;
out vec4 outColor;

void main() {
  // Signed distance to the triangle, negative inside: its base, and its two sides by symmetry.
  vec2 p = vec2(vPlace.x, abs(vPlace.y));
  vec2 side = normalize(vStyle.xy);
  float toSide = dot(p, vec2(-side.y, side.x));
  float distance = max(p.x - vStyle.x, toSide);
  float casing = clamp(0.5 - (distance - uUnit), 0.0, 1.0);
  float body = clamp(0.5 - distance, 0.0, 1.0);
  vec4 color = vCasing * casing;
  color = vec4(vColor, 1.0) * body + color * (1.0 - body);
  outColor = color * vStyle.w;
}
`;
