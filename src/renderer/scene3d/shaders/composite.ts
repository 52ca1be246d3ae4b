// Shaders over the whole image: copying it, as it is or rounded to 8 bits.
import { commonChunk } from './common';

export const fullScreenVertexShader = /* glsl */ `
in vec2 position;
out vec2 vUv;
void main() {
  vUv = 0.5 * position + 0.5;
  gl_Position = vec4(position, 0.0, 1.0);
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

/** Rounds to 8 bits with ordered noise, so that soft shading doesn't band. */
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
