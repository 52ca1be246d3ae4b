// Turns a picture on the graphics card into the planes that video encoders take (I420: Y, then U and V at half the
// size, and alpha where asked for), in BT.709's limited range. On the card it is a fraction of the work and of the bytes to read back.
import {
  BufferAttribute,
  BufferGeometry,
  Camera,
  DynamicDrawUsage,
  GLSL3,
  Mesh,
  NearestFilter,
  NoBlending,
  RawShaderMaterial,
  Scene,
  WebGLRenderTarget,
  type Texture,
  type WebGLRenderer,
} from 'three';
import { boundless } from '../scene3d/instances';
import type { Box } from '../scene3d/labelLayout';

/** What the planes are, for whoever decodes them. */
export const videoColorSpace = {
  primaries: 'bt709',
  transfer: 'bt709',
  matrix: 'bt709',
  fullRange: false,
} as const satisfies VideoColorSpaceInit;

/** Where the planes lie in the bytes that are read back. */
export interface PackedLayout {
  readonly byteLength: number;
  /** Y, U and V. */
  readonly planes: readonly PlaneLayout[];
  /** Those of a picture whose light is the alpha and that has no colour; null where it isn't asked for. */
  readonly alphaPlanes: readonly PlaneLayout[] | null;
}

/**
 * Planes lie one under the other in rows of one length, so that a part of the picture is a part of each plane.
 * @param widthPx @param heightPx even
 */
export function packedLayout(widthPx: number, heightPx: number, alpha: boolean): PackedLayout {
  const stride = 4 * Math.ceil(widthPx / 4);
  const planesFrom = (row: number): PlaneLayout[] => [
    { offset: row * stride, stride },
    { offset: (row + heightPx) * stride, stride },
    { offset: (row + 1.5 * heightPx) * stride, stride },
  ];
  const rows = alpha ? 4 * heightPx : 2 * heightPx;
  return {
    byteLength: rows * stride,
    planes: planesFrom(0),
    alphaPlanes: alpha ? planesFrom(2 * heightPx) : null,
  };
}

/** Corners of rectangles in texels of the planes. */
const packVertexShader = /* glsl */ `
in vec2 position;
uniform ivec2 uTexels;
void main() {
  gl_Position = vec4(2.0 * position / vec2(uTexels) - 1.0, 0.0, 1.0);
}
`;

/** Four bytes of a plane per texel, row by row from the picture's upper left corner. */
const packFragmentShader = /* glsl */ `
precision highp float;
precision highp int;
uniform sampler2D uImage;
uniform ivec2 uSize;
out vec4 outBytes;

const vec3 luma = vec3(0.2126, 0.7152, 0.0722);

vec4 pixelAt(int x, int y) {
  return texelFetch(uImage, ivec2(min(x, uSize.x - 1), uSize.y - 1 - y), 0);
}

/** The colour that was multiplied by alpha. */
vec3 colorOf(vec4 pixel) {
#ifdef WITH_ALPHA
  return pixel.a > 0.0 ? min(pixel.rgb / pixel.a, 1.0) : vec3(0.0);
#else
  return pixel.rgb;
#endif
}

float lightAt(int x, int y) {
  return dot(colorOf(pixelAt(x, y)), luma);
}

/** Sited on every second pixel of a row and between two rows, as players expect it. */
vec3 chromaAt(int x, int y) {
  int left = max(2 * x - 1, 0);
  vec4 sum = 2.0 * (pixelAt(2 * x, 2 * y) + pixelAt(2 * x, 2 * y + 1));
  sum += pixelAt(left, 2 * y) + pixelAt(left, 2 * y + 1);
  sum += pixelAt(2 * x + 1, 2 * y) + pixelAt(2 * x + 1, 2 * y + 1);
  return colorOf(sum / 8.0);
}

void main() {
  int x = 4 * int(gl_FragCoord.x);
  int y = int(gl_FragCoord.y);
  if (y < uSize.y) {
    vec4 light = vec4(lightAt(x, y), lightAt(x + 1, y), lightAt(x + 2, y), lightAt(x + 3, y));
    outBytes = (16.0 + 219.0 * light) / 255.0;
    return;
  }
#ifdef WITH_ALPHA
  if (y >= 3 * uSize.y) {
    outBytes = vec4(128.0 / 255.0);
    return;
  }
  if (y >= 2 * uSize.y) {
    y -= 2 * uSize.y;
    outBytes = vec4(pixelAt(x, y).a, pixelAt(x + 1, y).a, pixelAt(x + 2, y).a, pixelAt(x + 3, y).a);
    return;
  }
#endif
  y -= uSize.y;
  bool isV = y >= uSize.y / 2;
  if (isV) y -= uSize.y / 2;
  vec3 axis = isV ? vec3(1.0, 0.0, 0.0) : vec3(0.0, 0.0, 1.0);
  // Half of 1 over the other two channels' share, so that the pure channel reaches the range's end.
  vec3 weights = (axis - luma) * (isV ? 0.5 / (1.0 - luma.r) : 0.5 / (1.0 - luma.b));
  vec4 color = vec4(
    dot(chromaAt(x, y), weights),
    dot(chromaAt(x + 1, y), weights),
    dot(chromaAt(x + 2, y), weights),
    dot(chromaAt(x + 3, y), weights)
  );
  outBytes = (128.0 + 224.0 * color) / 255.0;
}
`;

/** Rectangles that are drawn at once; of more, the picture is packed as a whole. */
const mostBoxes = 16;

export class I420Packer {
  readonly layout: PackedLayout;
  /** The packed bytes, four in each texel. */
  readonly target: WebGLRenderTarget;
  private readonly uImage: { value: Texture | null } = { value: null };
  private readonly positions: BufferAttribute;
  private readonly mesh: Mesh<BufferGeometry, RawShaderMaterial>;
  private readonly scene = new Scene();
  private readonly camera = new Camera();

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly widthPx: number,
    private readonly heightPx: number,
    private readonly alpha: boolean,
  ) {
    this.layout = packedLayout(widthPx, heightPx, alpha);
    const { byteLength, planes } = this.layout;
    const texels = planes[0]!.stride / 4;
    this.target = new WebGLRenderTarget(texels, byteLength / (4 * texels), {
      minFilter: NearestFilter,
      magFilter: NearestFilter,
      generateMipmaps: false,
      depthBuffer: false,
    });
    // A rectangle in each plane, of two triangles.
    this.positions = new BufferAttribute(new Float32Array(12 * 5 * mostBoxes), 2);
    this.positions.setUsage(DynamicDrawUsage);
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', this.positions);
    geometry.boundingSphere = boundless;
    this.mesh = new Mesh(
      geometry,
      new RawShaderMaterial({
        glslVersion: GLSL3,
        vertexShader: packVertexShader,
        fragmentShader: packFragmentShader,
        uniforms: {
          uImage: this.uImage,
          uSize: { value: [widthPx, heightPx] },
          uTexels: { value: [this.target.width, this.target.height] },
        },
        defines: alpha ? { WITH_ALPHA: '' } : {},
        depthTest: false,
        depthWrite: false,
        blending: NoBlending,
      }),
    );
    this.mesh.frustumCulled = false;
    this.scene.add(this.mesh);
  }

  /** Packs the parts of the image that have changed (pixels from the lower left corner); null: all of it. */
  pack(image: Texture, boxes: readonly Box[] | null): void {
    if (boxes?.length === 0) return;
    const whole = { x: 0, y: 0, width: this.widthPx, height: this.heightPx };
    const parts = boxes === null || boxes.length > mostBoxes ? [whole] : boxes;
    let vertices = 0;
    for (const part of parts) vertices = this.addPart(part, vertices);
    this.positions.clearUpdateRanges();
    this.positions.addUpdateRange(0, 2 * vertices);
    this.positions.needsUpdate = true;
    this.mesh.geometry.setDrawRange(0, vertices);
    this.uImage.value = image;
    this.renderer.setRenderTarget(this.target);
    this.renderer.render(this.scene, this.camera);
  }

  dispose(): void {
    this.target.dispose();
    this.mesh.geometry.dispose();
    this.mesh.material.dispose();
  }

  /** A part's rectangles in all planes; what a filter looks at round about it is in them, too. */
  private addPart({ x, y, width, height }: Box, vertices: number): number {
    const { widthPx, heightPx } = this;
    const left = x - 2;
    const right = Math.min(widthPx, x + width + 2);
    const top = Math.max(0, heightPx - y - height - 2);
    const bottom = Math.min(heightPx, heightPx - y + 2);
    const rectangle = (divisor: 1 | 2, firstRow: number): void => {
      const texel = 4 * divisor;
      const x0 = Math.max(0, Math.floor(left / texel));
      const x1 = Math.ceil(right / texel);
      const y0 = firstRow + Math.floor(top / divisor);
      const y1 = firstRow + Math.ceil(bottom / divisor);
      this.positions.array.set([x0, y0, x1, y0, x1, y1, x0, y0, x1, y1, x0, y1], 2 * vertices);
      vertices += 6;
    };
    rectangle(1, 0);
    rectangle(2, heightPx);
    rectangle(2, 1.5 * heightPx);
    if (this.alpha) {
      rectangle(1, 2 * heightPx);
      rectangle(1, 3 * heightPx);
    }
    return vertices;
  }
}
