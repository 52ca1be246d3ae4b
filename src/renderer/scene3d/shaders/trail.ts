// Shaders of a runner's trail: a wide polyline with round ends in a casing, tapered towards its tail, dashed with
// DASHED; with KEPT the path before it, for a picture to which its pieces are added one after the other.
import { gapHeight } from '../../../core/geometry/pathPoints';
import { commonChunk, occlusionChunk } from './common';

/**
 * One instance is the segment from point i to i + 1 of a line of (x, y, f) points. Only the part between the fractional
 * points `uWindow.x` and `uWindow.y` is drawn.
 */
export const trailVertexShader = /* glsl */ `
${commonChunk}
uniform vec2 uWindow;
/** Half-widths in units at the head and at the tail. */
uniform vec2 uHalfWidths;
/** Width of the casing all round, in units. */
uniform float uOutset;
/** 1 where the tail fades and tapers, 0 where the whole path is drawn evenly. */
uniform float uTaper;
in vec2 position;
in vec3 aStart;
in vec3 aEnd;
/** Where the path goes on to. */
in vec3 aNext;
#ifdef SIDES
/** 0 where the path lies where it is. */
uniform float uSideShare;
/** Its direction, and its shift to the right in units, at both ends. */
in vec4 aStartSide;
in vec4 aEndSide;
/** What the ends are shifted by, in pixels. */
flat out vec2 vFromShift;
flat out vec2 vToShift;
#endif
#ifdef DASHED
/** How far along the dashes' period the segment starts, in units. */
in float aPhase;
/** The same at both ends of what is drawn of it. */
flat out vec2 vPhases;
#endif
flat out vec2 vFrom;
flat out vec2 vTo;
flat out vec2 vDistances;
flat out vec2 vRadii;
flat out vec2 vAges;
out vec2 vPixel;

vec4 clipOf(vec3 point) {
  return uViewProjection * vec4(point.xy, uRelief * unitHeight(point.z), 1.0);
}

vec2 pixelOf(vec4 clip) {
  return (clip.xy / clip.w * 0.5 + 0.5) * uViewport;
}

#ifdef SIDES
vec2 shiftOf(vec4 clip, vec3 point, vec4 side) {
  vec4 ahead = clipOf(point + 0.002 * side.xyz);
  vec2 along = pixelOf(ahead) - pixelOf(clip);
  float len = length(along);
  return len > 1e-4 && ahead.w > 0.0 ? vec2(along.y, -along.x) / len * side.w * uUnit : vec2(0.0);
}
#endif

void main() {
  float index = float(gl_InstanceID);
  float from = max(uWindow.x - index, 0.0);
  float to = min(uWindow.y - index, 1.0);
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  if (to <= from) return;
  if (aStart.z >= ${gapHeight.toExponential()} || aEnd.z >= ${gapHeight.toExponential()}) return;

  vec4 a = clipOf(mix(aStart, aEnd, from));
  vec4 b = clipOf(mix(aStart, aEnd, to));
  // What lies behind the camera is cut at the near plane.
  float near = uDepthRange.x;
  if (a.w < near && b.w < near) return;
  // The round end is the start of the next segment, where there is one.
#ifdef KEPT
  // The next piece, or the trail, begins where this one ends.
  bool isLast = false;
#else
  bool isLast = index + 1.0 >= uWindow.y;
#endif
  bool goesOn = !isLast && aNext.z < ${gapHeight.toExponential()} && b.w >= near;
  if (a.w < near) a = mix(a, b, (near - a.w) / (b.w - a.w));
  if (b.w < near) b = mix(b, a, (near - b.w) / (a.w - b.w));

  vFrom = pixelOf(a);
  vTo = pixelOf(b);
  vDistances = vec2(a.w, b.w);
  float length_ = max(uWindow.y - uWindow.x, 1e-6);
  vAges = vec2(uWindow.y - index - from, uWindow.y - index - to) / length_ * uTaper;
  vRadii = mix(vec2(uHalfWidths.x), vec2(uHalfWidths.y), vAges * vAges) * uUnit;
#ifdef SIDES
  // A tail comes back to its head.
  vec2 shares = uSideShare * mix(vec2(1.0), smoothstep(vec2(0.0), vec2(0.4), vAges), uTaper);
  vFromShift = shares.x * shiftOf(a, mix(aStart, aEnd, from), mix(aStartSide, aEndSide, from));
  vToShift = shares.y * shiftOf(b, mix(aStart, aEnd, to), mix(aStartSide, aEndSide, to));
  vFrom += vFromShift;
  vTo += vToShift;
#endif

  vec2 along = vTo - vFrom;
  float len = length(along);
#ifdef DASHED
  // Measured from the segment's own start: dashes stay where they are while the tail moves along.
  vec4 start = clipOf(aStart);
  if (start.w < near) start = a;
  float phase = aPhase + length(pixelOf(a) - pixelOf(start)) / uUnit;
  vPhases = vec2(phase, phase + len / uUnit);
#endif
  vec2 direction = len > 1e-4 ? along / len : vec2(1.0, 0.0);
  vec2 side = vec2(-direction.y, direction.x);
  float reach = max(vRadii.x, vRadii.y) + uOutset * uUnit + 1.0;
  vec2 end = goesOn ? vTo : vTo + direction * reach;
  vPixel = (position.x < 0.5 ? vFrom - direction * reach : end) + side * position.y * reach;
  gl_Position = vec4(vPixel / uViewport * 2.0 - 1.0, 0.0, 1.0);
}
`;

/** The same segments as thin lines, whose ends are 0 and 1: for slow renderers while the camera moves. */
export const hastyPathVertexShader = /* glsl */ `
${commonChunk}
in float position;
in vec3 aStart;
in vec3 aEnd;

void main() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  if (aStart.z >= ${gapHeight.toExponential()} || aEnd.z >= ${gapHeight.toExponential()}) return;
  vec3 point = mix(aStart, aEnd, position);
  gl_Position = uViewProjection * vec4(point.xy, uRelief * unitHeight(point.z), 1.0);
}
`;

export const hastyPathFragmentShader = /* glsl */ `
${commonChunk}
${occlusionChunk}
uniform vec3 uColor;
uniform float uGhost;
uniform float uOpacity;
uniform float uShare;
out vec4 outColor;

void main() {
  float visible = visibleAt(gl_FragCoord.xy, eyeDistance(gl_FragCoord.z), 0.014);
  outColor = vec4(uColor, 1.0) * (mix(uGhost, 1.0, visible) * uOpacity * uShare);
}
`;

/**
 * Fragment depth is a slot, not a distance: a runner paints each pixel only once (the highest coverage wins), so that
 * joints of a translucent line are invisible, and later runners lie over earlier ones.
 */
export const trailFragmentShader = /* glsl */ `
${commonChunk}
${occlusionChunk}
uniform vec3 uColor;
uniform vec4 uCasing;
uniform float uOutset;
/** Depth of the slot's far side, and the slot's thickness. */
uniform vec2 uSlot;
/** Opacity of what the surface hides; of the casing nothing is left there. */
uniform float uGhost;
/** Opacity of the whole path. */
uniform float uShare;
#ifdef DASHED
/** Length of a period; end of its first dash, start and end of its second, in units. */
uniform vec4 uDash;
flat in vec2 vPhases;

float outside(float at, float start, float end) {
  return max(max(start - at, at - end), 0.0);
}

/** How far a place along the path is from the nearest dash, in units. */
float offDash(float along) {
  float at = mod(along, uDash.x);
  return min(min(outside(at, 0.0, uDash.y), outside(at, uDash.z, uDash.w)), uDash.x - at);
}
#endif
flat in vec2 vFrom;
flat in vec2 vTo;
flat in vec2 vDistances;
flat in vec2 vRadii;
flat in vec2 vAges;
#ifdef SIDES
flat in vec2 vFromShift;
flat in vec2 vToShift;
#endif
in vec2 vPixel;
out vec4 outColor;

void main() {
  vec2 along = vTo - vFrom;
  float lengthSquared = max(dot(along, along), 1e-6);
  float share = clamp(dot(vPixel - vFrom, along) / lengthSquared, 0.0, 1.0);
  vec2 center = vFrom + share * along;
  float away = length(vPixel - center);
#ifdef DASHED
  // Beyond the end of a dash, its round cap: the path is as good as straight for so short a way.
  away = length(vec2(away, offDash(mix(vPhases.x, vPhases.y, share)) * uUnit));
#endif
  float beyond = mix(vRadii.x, vRadii.y, share) + 0.5 - away;
  float casing = clamp(beyond + uOutset * uUnit, 0.0, 1.0);
  if (casing <= 0.0) discard;
  float core = clamp(beyond, 0.0, 1.0);

  // Distance is linear in the window only as its reciprocal.
  float distance = 1.0 / mix(1.0 / vDistances.x, 1.0 / vDistances.y, share);
#ifdef SIDES
  // In sight where the path itself is.
  center -= mix(vFromShift, vToShift, share);
#endif
  float visible = visibleAt(center, distance, 0.014);
#ifdef KEPT
  // In eighths, which the depth tells apart: of equal ones the first drawn stays, in whatever pieces the path comes.
  casing = floor(casing * 8.0 + 0.5) / 8.0;
  core = floor(core * 8.0 + 0.5) / 8.0;
  if (casing <= 0.0) discard;
  gl_FragDepth = uSlot.x - 0.5 * (casing + core) * 0.9 * uSlot.y - 0.5 * step(0.5, visible);
#else
  gl_FragDepth = uSlot.x - (floor(casing * 8.0) + floor(core * 8.0)) / 16.0 * uSlot.y;
#endif
  float age = mix(vAges.x, vAges.y, share);
  float opacity = uShare * (1.0 - smoothstep(0.35, 1.0, age) * 0.9);
  vec4 below = vec4(uCasing.rgb, 1.0) * (uCasing.a * visible * opacity * casing);
  vec4 above = vec4(uColor, 1.0) * (mix(uGhost, 1.0, visible) * opacity * core);
  outColor = above + below * (1.0 - above.a);
}
`;
