// Shaders of the height field: the lit surface, and the floor plane with its contour map.
import { lightRelief } from '../../../core/contour/surfaceLight';
import { commonChunk } from './common';

/** Maximum number of levels of a listed contour. */
export const maxListedLevels = 64;

const fieldChunk = /* glsl */ `
/** f, df/du, df/dv at each point of the value grid. */
uniform sampler2D uField;
uniform sampler2D uColors;
/** Columns and rows of the value grid. */
uniform vec2 uFieldSize;

vec4 fieldAt(vec2 uv) {
  return textureLod(uField, (uv * (uFieldSize - 1.0) + 0.5) / uFieldSize, 0.0);
}

vec3 mapColor(float unit) {
  return textureLod(uColors, vec2((clamp(unit, 0.0, 1.0) * 255.0 + 0.5) / 256.0, 0.5), 0.0).rgb;
}
`;

const contourChunk = /* glsl */ `
/** By step: lowest level, step, number of levels. */
uniform vec3 uContourSteps;
#ifdef LISTED_LEVELS
uniform float uLevels[${maxListedLevels}];
uniform int uLevelCount;
#endif

/** How much of the pixel the contour lines cover: x minor, y major ones. The slope is df per pixel. */
vec2 contourCoverage(float value, float slope) {
  bool major;
  float offset;
  float spacing;
  float index;
  float count;
#ifdef LISTED_LEVELS
  offset = 1e30;
  spacing = 1e30;
  index = 0.0;
  count = float(uLevelCount);
  float previous = uLevels[0];
  for (int i = 0; i < uLevelCount; i++) {
    float level = uLevels[i];
    float candidate = abs(value - level);
    if (candidate < offset) {
      offset = candidate;
      index = float(i);
      spacing = i > 0 ? level - previous : uLevels[min(1, uLevelCount - 1)] - level;
    }
    previous = level;
  }
  // Listed levels usually thin out by decades: those are the major ones.
  float decade = log2(max(abs(uLevels[int(index)]), 1e-30)) * 0.30103;
  major = abs(decade - floor(decade + 0.5)) < 0.01;
#else
  float position = (value - uContourSteps.x) / uContourSteps.y;
  index = floor(position + 0.5);
  offset = abs(position - index) * uContourSteps.y;
  spacing = uContourSteps.y;
  count = uContourSteps.z;
  major = mod(index, 4.0) < 0.5;
#endif
  // On the bed of a narrow valley the slope vanishes, but not the crowd: lines that its walls drop would leave dots.
  float slopeAround = slope + (major ? 0.0 : 1.5 * (abs(dFdx(slope)) + abs(dFdy(slope))));
  float pixelsApart = spacing / max(slopeAround, 1e-12) / uUnit;
  float pixelsOff = offset / max(slope, 1e-12) / uUnit;
  // The lowest level is the minimum itself: no line. Flat ground would smear a level over its whole width.
  float shown = step(0.5, index) * step(index, count - 0.5) * smoothstep(4000.0, 1000.0, pixelsApart);
  float halfWidth = major ? 0.8 : 0.5;
  float fade = major ? smoothstep(0.9, 2.5, pixelsApart) : smoothstep(3.0, 8.0, pixelsApart);
  float edge = 0.5 / uUnit + 0.1;
  float coverage = shown * fade * (1.0 - smoothstep(halfWidth - edge, halfWidth + edge, pixelsOff));
  return major ? vec2(0.0, coverage) : vec2(coverage, 0.0);
}
`;

export const surfaceVertexShader = /* glsl */ `
${commonChunk}
${fieldChunk}
in vec2 position;
out vec2 vUv;
out vec3 vWorld;

void main() {
  vUv = position;
  vWorld = vec3(2.0 * position - 1.0, uRelief * unitHeight(fieldAt(position).x));
  gl_Position = uViewProjection * vec4(vWorld, 1.0);
}
`;

export const surfaceFragmentShader = /* glsl */ `
${commonChunk}
${fieldChunk}
${contourChunk}
uniform vec3 uEye;
/** The parts of the sky and of the sun that each point sees, on uLightPoints points a side. */
uniform sampler2D uLight;
uniform float uLightPoints;
/** Unit vector to the sun. */
uniform vec3 uSun;
uniform float uContourStrength;
uniform vec3 uEdgeColor;
in vec2 vUv;
in vec3 vWorld;
out vec4 outColor;

void main() {
  vec4 field = fieldAt(vUv);
  vec2 perUnit = field.yz * (unitSlope(field.x) * uRelief * 0.5);
  vec3 normal = normalize(vec3(-perUnit, 1.0));
  vec3 toEye = normalize(uEye - vWorld);
  float facing = dot(normal, toEye);
  bool below = facing < 0.0 && !gl_FrontFacing;

  vec3 color = mapColor(unitHeight(field.x));

  // A low sun, wrapped a little around slopes that turn away from it, and the sky. Level ground has its colour as it is;
  // shade is somewhat cool and never black, so that colours stay readable.
  vec2 seen = textureLod(uLight, (vUv * (uLightPoints - 1.0) + 0.5) / uLightPoints, 0.0).rg;
  vec3 lit = normalize(vec3(-${lightRelief.toFixed(2)} * perUnit, 1.0));
  float sun = clamp((dot(lit, uSun) + 0.15) / 1.15, 0.0, 1.0) * seen.g;
  color *= mix(vec3(0.66, 0.66, 0.7), vec3(1.09, 1.085, 1.07), 0.4 * seen.r + 0.6 * sun);
  color = below ? color * 0.72 : color;

  vec2 du = vec2(dFdx(vUv.x), dFdy(vUv.x));
  vec2 dv = vec2(dFdx(vUv.y), dFdy(vUv.y));
  float slope = length(field.y * du + field.z * dv);
  vec2 lines = contourCoverage(field.x, slope);
  float ink = uContourStrength * (0.34 * lines.x + 0.58 * lines.y);
  color *= 1.0 - ink;

  // The border of the sheet, one pixel, so that it ends in a clean edge.
  vec2 toBorder = min(vUv, 1.0 - vUv) / vec2(length(du), length(dv)) / uUnit;
  float border = 1.0 - smoothstep(0.7, 1.7, min(toBorder.x, toBorder.y));
  color = mix(color, uEdgeColor, 0.55 * border);

  outColor = vec4(color, 1.0);
}
`;

export const floorVertexShader = /* glsl */ `
${commonChunk}
uniform float uFloor;
in vec2 position;
out vec2 vUv;

void main() {
  vUv = position;
  gl_Position = uViewProjection * vec4(2.0 * position - 1.0, uFloor, 1.0);
}
`;

export const floorFragmentShader = /* glsl */ `
${commonChunk}
${fieldChunk}
${contourChunk}
uniform vec3 uFloorColor;
uniform vec3 uInk;
uniform float uContourStrength;
/** How much of the colour map shows on the floor. */
uniform float uTint;
in vec2 vUv;
out vec4 outColor;

void main() {
  vec4 field = fieldAt(vUv);
  vec3 color = mix(uFloorColor, mapColor(unitHeight(field.x)), uTint);
  vec2 du = vec2(dFdx(vUv.x), dFdy(vUv.x));
  vec2 dv = vec2(dFdx(vUv.y), dFdy(vUv.y));
  vec2 lines = contourCoverage(field.x, length(field.y * du + field.z * dv));
  color = mix(color, uInk, uContourStrength * (0.22 * lines.x + 0.42 * lines.y));
  outColor = vec4(color, 1.0);
}
`;
