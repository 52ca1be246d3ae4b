// Shaders of things with a constant size in pixels: markers, straight lines and text.
import { headProportions, headReach } from '../../../core/look/runnerMark';
import { runnerMarkers, type RunnerMarker } from '../../../core/scene/scene';
import { commonChunk, occlusionChunk } from './common';

/** Shapes of the marker shader besides heads. */
export const markerShapes = {
  cross: 16,
  star: 17,
  handle: 18,
  dot: 19,
  spot: 20,
  lozenge: 21,
  plus: 22,
  ownHandle: 23,
} as const;

/** Added to a head's shape to draw only its outline. */
const outlineBit = 8;

/** The shape of a head; hollow if the runner has left the domain. */
export function headShape(marker: RunnerMarker, hollow = false): number {
  return runnerMarkers.indexOf(marker) + (hollow ? outlineBit : 0);
}

const float = (value: number): string => value.toFixed(4);
const { circle, square, diamond, triangle, cross, ring } = headProportions;
/** Half the side of a diamond, as a square. */
const diamondSide = diamond.half * Math.SQRT1_2;

/** Signed distance (negative inside) to the outline of a head whose circle has radius 1. */
const headChunk = /* glsl */ `
float boxDistance(vec2 p, vec2 halfSize, float corner) {
  vec2 outside = abs(p) - halfSize + corner;
  return length(max(outside, 0.0)) + min(max(outside.x, outside.y), 0.0) - corner;
}

/** Equilateral, one corner up. */
float triangleDistance(vec2 p, float halfSide) {
  const float k = 1.7320508;
  p = vec2(abs(p.x) - halfSide, p.y + halfSide / k);
  if (p.x + k * p.y > 0.0) p = 0.5 * vec2(p.x - k * p.y, -k * p.x - p.y);
  p.x -= clamp(p.x, -2.0 * halfSide, 0.0);
  return -length(p) * sign(p.y);
}

float headDistance(int shape, vec2 p) {
  if (shape == ${headShape('square')}) return boxDistance(p, vec2(${float(square.half)}), ${float(square.corner)});
  if (shape == ${headShape('diamond')}) {
    vec2 turned = vec2(p.x + p.y, p.x - p.y) * 0.70710678;
    return boxDistance(turned, vec2(${float(diamondSide)}), ${float(diamond.corner)});
  }
  if (shape == ${headShape('triangle')}) {
    vec2 at = p + vec2(0.0, ${float(triangle.drop)});
    float side = ${float((triangle.reach / 2 - triangle.corner) * Math.sqrt(3))};
    return triangleDistance(at, side) - ${float(triangle.corner)};
  }
  if (shape == ${headShape('cross')}) {
    vec2 arm = vec2(${float(cross.half)}, ${float(cross.arm)});
    return min(boxDistance(p, arm, ${float(cross.corner)}), boxDistance(p, arm.yx, ${float(cross.corner)}));
  }
  return length(p) - (shape == ${headShape('ring')} ? ${float(ring.radius)} : ${float(circle.radius)});
}
`;

export const markerVertexShader = /* glsl */ `
${commonChunk}
${occlusionChunk}
in vec2 position;
/** Where it is, in box coordinates. */
in vec3 aAnchor;
/** Shape, radius in units, opacity where hidden, opacity. */
in vec4 aStyle;
in vec3 aColor;
flat out vec4 vStyle;
flat out vec3 vColor;
out vec2 vOffset;

void main() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  vec4 clip = uViewProjection * vec4(aAnchor, 1.0);
  if (clip.w < uDepthRange.x) return;
  vec2 pixel = (clip.xy / clip.w * 0.5 + 0.5) * uViewport;
  float visible = visibleAt(pixel, clip.w, 0.02);
  vStyle = vec4(aStyle.xy, 0.0, aStyle.w * mix(aStyle.z, 1.0, visible));
  vColor = aColor;
  vOffset = position * (aStyle.y * ${float(headReach)} + 5.0);
  gl_Position = vec4((pixel + vOffset * uUnit) / uViewport * 2.0 - 1.0, 0.0, 1.0);
}
`;

export const markerFragmentShader = /* glsl */ `
${commonChunk}
flat in vec4 vStyle;
flat in vec3 vColor;
in vec2 vOffset;
out vec4 outColor;

/** Coverage of what lies within a signed distance (units, negative inside). */
float within(float distance) {
  return clamp(0.5 - distance * uUnit, 0.0, 1.0);
}

/** Lays a colour over what is there, premultiplied. */
void over(inout vec4 under, vec3 color, float alpha) {
  under = vec4(color, 1.0) * alpha + under * (1.0 - alpha);
}

${headChunk}
float crossDistance(vec2 p, float arm, float halfWidth) {
  vec2 turned = abs(vec2(p.x + p.y, p.x - p.y) * 0.70710678);
  vec2 along = vec2(max(turned.x, turned.y), min(turned.x, turned.y));
  return max(along.x - arm, along.y - halfWidth);
}

/** A star with five points, one of them up, with its corners at two distances from its centre. */
float starDistance(vec2 p, float outer, float inner) {
  const float half_ = 0.62831853;
  float turn = abs(mod(atan(p.x, p.y) + half_, 2.0 * half_) - half_);
  vec2 at = length(p) * vec2(sin(turn), cos(turn));
  vec2 tip = vec2(0.0, outer);
  vec2 along = inner * vec2(sin(half_), cos(half_)) - tip;
  vec2 normal = normalize(vec2(-along.y, along.x));
  return dot(at - tip, normal) * (dot(normal, tip) > 0.0 ? 1.0 : -1.0);
}

/** The sign of a place on the map: light, with a dark rim. */
void place(inout vec4 color, float outline) {
  over(color, vec3(0.07, 0.08, 0.11), 0.85 * within(outline - 1.3));
  over(color, vColor, within(outline));
}

void main() {
  int shape = int(vStyle.x + 0.5);
  float radius = vStyle.y;
  float distance = length(vOffset);
  vec3 white = vec3(1.0);
  vec3 dark = vec3(0.07, 0.08, 0.11);
  vec4 color = vec4(0.0);

  if (shape < ${outlineBit}) {
    // A soft shadow, a white rim and a body that light falls on; small ones have all of it thinner.
    float outline = headDistance(shape, vOffset / radius) * radius;
    float rim = 0.257 * radius;
    over(color, dark, 0.42 - 0.42 * smoothstep(0.0, 0.57 * radius, outline));
    over(color, white, within(outline));
    vec2 at = vOffset / (radius - rim);
    float rise = sqrt(max(0.0, 1.0 - dot(at, at)));
    float light = dot(vec3(at / max(1.0, length(at)), rise), vec3(-0.42, 0.58, 0.70));
    vec3 shaded = vColor * (0.80 + 0.26 * light) + 0.22 * pow(max(light, 0.0), 18.0);
    over(color, shaded, within(outline + rim));
    if (shape == ${headShape('ring')}) over(color, white, within(distance - ${float(ring.hole)} * radius));
  } else if (shape < ${2 * outlineBit}) {
    // Its outline alone: the runner left the domain here.
    float line = abs(headDistance(shape - ${outlineBit}, vOffset / radius) * radius + 1.6);
    over(color, dark, 0.5 * within(line - 2.8));
    over(color, white, within(line - 2.2));
    over(color, vColor, within(line - 1.3));
  } else if (shape == ${markerShapes.cross}) {
    over(color, dark, 0.5 * within(crossDistance(vOffset, radius + 1.2, 3.0)));
    over(color, white, within(crossDistance(vOffset, radius + 0.4, 2.4)));
    over(color, vColor, within(crossDistance(vOffset, radius - 0.8, 1.2)));
  } else if (shape == ${markerShapes.star}) {
    place(color, starDistance(vOffset, radius, 0.43 * radius));
  } else if (shape == ${markerShapes.spot}) {
    place(color, distance - radius);
  } else if (shape == ${markerShapes.lozenge}) {
    place(color, (abs(vOffset.x) * 0.59 + abs(vOffset.y) * 0.81) - 0.59 * radius);
  } else if (shape == ${markerShapes.plus}) {
    vec2 arms = abs(vOffset);
    place(color, max(max(arms.x, arms.y) - radius, min(arms.x, arms.y) - 0.27 * radius));
  } else if (shape == ${markerShapes.handle} || shape == ${markerShapes.ownHandle}) {
    // A diamond to take hold of; a runner's own has its colour between the light rim and the middle.
    float diamond = (abs(vOffset.x) + abs(vOffset.y)) * 0.70710678 - radius * 0.70710678;
    over(color, dark, 0.42 * smoothstep(3.5, -0.5, diamond));
    over(color, white, within(diamond));
    bool isOwn = shape == ${markerShapes.ownHandle};
    over(color, vColor, within(diamond + (isOwn ? 1.1 : 2.0)));
    if (isOwn) over(color, dark, within(diamond + 3.8));
  } else {
    over(color, vColor, within(distance - radius));
  }

  outColor = color * vStyle.w;
}
`;

/** Lines in box coordinates; with SCREEN, in pixels from the lower left corner. */
export const lineVertexShader = /* glsl */ `
${commonChunk}
in vec2 position;
in vec3 aFrom;
in vec3 aTo;
/** Width, dash length (0: solid) in units; opacity where hidden. */
in vec3 aStroke;
in vec4 aColor;
flat out vec4 vColor;
flat out vec3 vStroke;
out vec2 vAcross;
out vec3 vPlace;

void main() {
  gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
  vColor = aColor;
  vStroke = aStroke;
#ifdef SCREEN
  vec4 a = vec4(aFrom.xy / uViewport * 2.0 - 1.0, 0.0, 1.0);
  vec4 b = vec4(aTo.xy / uViewport * 2.0 - 1.0, 0.0, 1.0);
#else
  vec4 a = uViewProjection * vec4(aFrom, 1.0);
  vec4 b = uViewProjection * vec4(aTo, 1.0);
  float near = uDepthRange.x;
  if (a.w < near && b.w < near) return;
  if (a.w < near) a = mix(a, b, (near - a.w) / (b.w - a.w));
  if (b.w < near) b = mix(b, a, (near - b.w) / (a.w - b.w));
#endif
  vec3 from = vec3((a.xy / a.w * 0.5 + 0.5) * uViewport, a.z / a.w);
  vec3 to = vec3((b.xy / b.w * 0.5 + 0.5) * uViewport, b.z / b.w);
  vec2 along = to.xy - from.xy;
  float len = max(length(along), 1e-4);
  vec2 side = vec2(-along.y, along.x) / len;
  float reach = 0.5 * aStroke.x * uUnit + 1.0;
  vec3 end = position.x < 0.5 ? from : to;
  vec2 pixel = end.xy + side * position.y * reach;
  vAcross = vec2(position.x * len, position.y * reach);
  vPlace = vec3(pixel, position.x < 0.5 ? 1.0 / a.w : 1.0 / b.w);
  gl_Position = vec4(pixel / uViewport * 2.0 - 1.0, end.z, 1.0);
}
`;

/** With OCCLUDED, lines are fainter where the static layer hides them; others use the depth test. */
export const lineFragmentShader = /* glsl */ `
${commonChunk}
#ifdef OCCLUDED
${occlusionChunk}
#endif
flat in vec4 vColor;
flat in vec3 vStroke;
in vec2 vAcross;
in vec3 vPlace;
out vec4 outColor;

void main() {
  float coverage = clamp(0.5 * vStroke.x * uUnit + 0.5 - abs(vAcross.y), 0.0, 1.0);
  // A line thinner than a pixel is fainter, not thinner.
  coverage = min(coverage, vStroke.x * uUnit);
  if (vStroke.y > 0.0) {
    float phase = mod(vAcross.x / uUnit, 2.0 * vStroke.y);
    coverage *= clamp((vStroke.y * 0.5 - abs(phase - vStroke.y * 0.5)) * uUnit + 0.5, 0.0, 1.0);
  }
  float alpha = vColor.a * coverage;
#ifdef OCCLUDED
  alpha *= mix(vStroke.z, 1.0, visibleAt(vPlace.xy, 1.0 / vPlace.z, 0.02));
#endif
  outColor = vec4(vColor.rgb, 1.0) * alpha;
}
`;

export const textVertexShader = /* glsl */ `
${commonChunk}
${occlusionChunk}
in vec2 position;
/** Left, bottom, width, height in pixels of the drawing buffer. */
in vec4 aBox;
/** Left and top in the atlas, in texels. */
in vec2 aSource;
/** Pixel and distance of the point it names (distance 0: always in sight). */
in vec3 aPlace;
/** Opacity, and what is left of it where the point is hidden. */
in vec2 aOpacity;
uniform vec2 uAtlasSize;
out vec2 vTexel;
flat out float vAlpha;

void main() {
  vec2 corner = vec2(position.x, position.y * 0.5 + 0.5);
  vTexel = aSource + vec2(corner.x, 1.0 - corner.y) * aBox.zw;
  vAlpha = aOpacity.x * (aPlace.z > 0.0 ? mix(aOpacity.y, 1.0, visibleAt(aPlace.xy, aPlace.z, 0.02)) : 1.0);
  gl_Position = vec4((aBox.xy + corner * aBox.zw) / uViewport * 2.0 - 1.0, 0.0, 1.0);
}
`;

export const textFragmentShader = /* glsl */ `
${commonChunk}
uniform sampler2D uAtlas;
in vec2 vTexel;
flat in float vAlpha;
out vec4 outColor;

void main() {
  // Boxes lie on whole pixels: texels are shown as they are.
  outColor = texelFetch(uAtlas, ivec2(vTexel), 0) * vAlpha;
}
`;
