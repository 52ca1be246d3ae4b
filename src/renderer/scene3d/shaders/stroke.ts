// Shaders of thin strokes on the surface, many of them in one draw call: the other runs of families, and search shapes.
import { commonChunk, occlusionChunk } from './common';
import { gapHeight } from '../../../core/geometry/pathPoints';

/** One instance is the segment from point i to i + 1, if both belong to one stroke. */
export const strokeVertexShader = /* glsl */ `
${commonChunk}
/** Added to the half-width all round, in units: a casing. */
uniform float uOutset;
in vec2 position;
/** x and y in the box, and f. */
in vec3 aStart;
in vec3 aEnd;
/** Half-width in units and opacity. */
in vec2 aStartLook;
in vec2 aEndLook;
/** Colour as 0xrrggbb, and which stroke it is. */
in vec2 aStartStroke;
in vec2 aEndStroke;
flat out vec2 vFrom;
flat out vec2 vTo;
flat out vec2 vDistances;
flat out vec2 vRadii;
flat out vec2 vOpacities;
flat out vec3 vColor;
flat out float vStroke;
out vec2 vPixel;

vec4 clipOf(vec3 point) {
  return uViewProjection * vec4(point.xy, uRelief * unitHeight(point.z), 1.0);
}

void main() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  if (aStartStroke.y != aEndStroke.y) return;
  if (aStart.z >= ${gapHeight.toExponential()} || aEnd.z >= ${gapHeight.toExponential()}) return;
  vec4 a = clipOf(aStart);
  vec4 b = clipOf(aEnd);
  float near = uDepthRange.x;
  if (a.w < near && b.w < near) return;
  if (a.w < near) a = mix(a, b, (near - a.w) / (b.w - a.w));
  if (b.w < near) b = mix(b, a, (near - b.w) / (a.w - b.w));

  vFrom = (a.xy / a.w * 0.5 + 0.5) * uViewport;
  vTo = (b.xy / b.w * 0.5 + 0.5) * uViewport;
  vDistances = vec2(a.w, b.w);
  vRadii = (vec2(aStartLook.x, aEndLook.x) + uOutset) * uUnit;
  vOpacities = vec2(aStartLook.y, aEndLook.y);
  float color = aStartStroke.x;
  vColor = vec3(floor(color / 65536.0), mod(floor(color / 256.0), 256.0), mod(color, 256.0)) / 255.0;
  vStroke = aStartStroke.y;

  vec2 along = vTo - vFrom;
  float len = length(along);
  vec2 direction = len > 1e-4 ? along / len : vec2(1.0, 0.0);
  vec2 side = vec2(-direction.y, direction.x);
  float reach = max(vRadii.x, vRadii.y) + 0.5;
  vPixel = (position.x < 0.5 ? vFrom - direction * reach : vTo + direction * reach) + side * position.y * reach;
  gl_Position = vec4(vPixel / uViewport * 2.0 - 1.0, 0.0, 1.0);
}
`;

/** As for trails, depth is a slot: each stroke paints a pixel only once, and later strokes lie over earlier ones. */
export const strokeFragmentShader = /* glsl */ `
${commonChunk}
${occlusionChunk}
/** Depth of the first stroke's slot at its far side, and a slot's thickness. */
uniform vec2 uSlots;
/** What is left of the opacity where the surface hides it. */
uniform float uGhost;
flat in vec2 vFrom;
flat in vec2 vTo;
flat in vec2 vDistances;
flat in vec2 vRadii;
flat in vec2 vOpacities;
flat in vec3 vColor;
flat in float vStroke;
in vec2 vPixel;
out vec4 outColor;

void main() {
  vec2 along = vTo - vFrom;
  float share = clamp(dot(vPixel - vFrom, along) / max(dot(along, along), 1e-6), 0.0, 1.0);
  vec2 center = vFrom + share * along;
  float radius = mix(vRadii.x, vRadii.y, share);
  // A line thinner than a pixel is fainter, not thinner.
  float coverage = clamp(radius + 0.5 - length(vPixel - center), 0.0, min(1.0, 2.0 * radius));
  if (coverage <= 0.0) discard;
  float distance = 1.0 / mix(1.0 / vDistances.x, 1.0 / vDistances.y, share);
  float visible = visibleAt(center, distance, 0.014);
  float alpha = mix(vOpacities.x, vOpacities.y, share) * mix(uGhost, 1.0, visible);
  gl_FragDepth = uSlots.x - (vStroke + 0.9 * floor(coverage * 8.0) / 8.0) * uSlots.y;
  outColor = vec4(vColor, 1.0) * (alpha * coverage);
}
`;
