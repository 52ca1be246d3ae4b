// Full-screen shaders: copying the image unchanged, rounded to 8 bits, or with smoothed edges.
import { commonChunk } from './common';

export const fullScreenVertexShader = /* glsl */ `
in vec2 position;
out vec2 vUv;
void main() {
  vUv = 0.5 * position + 0.5;
  gl_Position = vec4(position, 0.0, 1.0);
}
`;

/** Covers a part of the image: `uBox` is its lower left and upper right corner, in shares of the image. */
export const boxVertexShader = /* glsl */ `
uniform vec4 uBox;
in vec2 position;
out vec2 vUv;
void main() {
  vUv = mix(uBox.xy, uBox.zw, 0.5 * position + 0.5);
  gl_Position = vec4(2.0 * vUv - 1.0, 0.0, 1.0);
}
`;

export const copyFragmentShader = /* glsl */ `
${commonChunk}
uniform sampler2D uImage;
in vec2 vUv;
out vec4 outColor;

void main() {
  // Not texelFetch: software renderers have a fast path for this.
  outColor = texture(uImage, vUv);
}
`;

/** An image, fainter; colours are premultiplied. */
export const fadeFragmentShader = /* glsl */ `
precision highp float;
uniform sampler2D uImage;
uniform float uOpacity;
in vec2 vUv;
out vec4 outColor;

void main() {
  outColor = uOpacity * texture(uImage, vUv);
}
`;

/**
 * Copies, and writes depth 0 where the surface or the floor ends in front of something further away, 1 elsewhere. On a
 * plane, depth is linear in the pixels, however steep the plane is.
 */
export const edgesFragmentShader = /* glsl */ `
${commonChunk}
uniform sampler2D uImage;
uniform sampler2D uStaticDepth;
in vec2 vUv;
out vec4 outColor;

float depthAt(float x, float y) {
  return texture(uStaticDepth, vUv + vec2(x, y) / uViewport).r;
}

void main() {
  outColor = texture(uImage, vUv);
  float depth = 2.0 * depthAt(0.0, 0.0);
  float across = abs(depthAt(-1.0, 0.0) + depthAt(1.0, 0.0) - depth);
  float up = abs(depthAt(0.0, -1.0) + depthAt(0.0, 1.0) - depth);
  gl_FragDepth = max(across, up) > 0.002 ? 0.0 : 1.0;
}
`;

/**
 * Blends a pixel at an edge with the one across the edge, by the distance to the ends of the edge's step: the idea of
 * FXAA (Lottes 2009).
 */
export const smoothEdgesFragmentShader = /* glsl */ `
${commonChunk}
uniform sampler2D uImage;
in vec2 vUv;
out vec4 outColor;

const int farthest = 12;

vec4 colorAt(vec2 pixels) {
  return texture(uImage, vUv + pixels / uViewport);
}

float lightAt(vec2 pixels) {
  return dot(colorAt(pixels).rgb, vec3(0.299, 0.587, 0.114));
}

/** Pixels that the edge goes on for in a direction, and what its light changes by at its end. */
vec2 endOf(vec2 along, vec2 across, float light, float enough) {
  for (int step = 1; step < farthest; step++) {
    vec2 pixel = float(step) * along;
    float change = 0.5 * (lightAt(pixel) + lightAt(pixel + across)) - light;
    if (abs(change) >= enough) return vec2(float(step), change);
  }
  return vec2(float(farthest), 0.0);
}

void main() {
  float middle = lightAt(vec2(0.0));
  float north = lightAt(vec2(0.0, 1.0));
  float south = lightAt(vec2(0.0, -1.0));
  float east = lightAt(vec2(1.0, 0.0));
  float west = lightAt(vec2(-1.0, 0.0));
  float northEast = lightAt(vec2(1.0, 1.0));
  float northWest = lightAt(vec2(-1.0, 1.0));
  float southEast = lightAt(vec2(1.0, -1.0));
  float southWest = lightAt(vec2(-1.0, -1.0));
  float level =
    abs(northWest + southWest - 2.0 * west) +
    2.0 * abs(north + south - 2.0 * middle) +
    abs(northEast + southEast - 2.0 * east);
  float upright =
    abs(northWest + northEast - 2.0 * north) +
    2.0 * abs(west + east - 2.0 * middle) +
    abs(southWest + southEast - 2.0 * south);
  bool isLevel = level >= upright;
  vec2 along = isLevel ? vec2(1.0, 0.0) : vec2(0.0, 1.0);
  float ahead = isLevel ? north : east;
  float behind = isLevel ? south : west;
  vec2 across = isLevel ? vec2(0.0, 1.0) : vec2(1.0, 0.0);
  bool isAhead = abs(ahead - middle) >= abs(behind - middle);
  if (!isAhead) across = -across;
  float other = isAhead ? ahead : behind;

  float light = 0.5 * (middle + other);
  float enough = max(0.25 * abs(other - middle), 0.004);
  vec2 back = endOf(-along, across, light, enough);
  vec2 forth = endOf(along, across, light, enough);
  vec2 nearer = back.x < forth.x ? back : forth;
  // Only on the side that the edge steps away from: there the pixel is partly what is beyond.
  bool ours = (middle - light < 0.0) != (nearer.y < 0.0);
  float share = ours && nearer.y != 0.0 ? 0.5 - (nearer.x - 0.5) / (back.x + forth.x - 1.0) : 0.0;
  outColor = mix(colorAt(vec2(0.0)), colorAt(across), max(share, 0.0));
}
`;

/** Rounds to 8 bits with ordered dithering, to avoid banding in soft shading. */
export const ditherFragmentShader = /* glsl */ `
${commonChunk}
uniform sampler2D uImage;
in vec2 vUv;
out vec4 outColor;

void main() {
  vec4 color = texture(uImage, vUv);
  // Interleaved gradient noise (Jimenez 2014).
  float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
  outColor = vec4(color.rgb + (noise - 0.5) / 255.0 * step(0.001, color.a), color.a);
}
`;
