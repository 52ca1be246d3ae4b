// Converts a picture on the graphics card into the planes that video encoders take, in BT.709's limited range. On the
// card this is a fraction of the work, and fewer bytes are read back.
import {
  Camera,
  NearestFilter,
  NoBlending,
  Scene,
  WebGLRenderTarget,
  type IUniform,
  type Texture,
  type WebGLRenderer,
} from 'three';
import { QuadBatch } from '../scene3d/instances';
import type { Box } from '../scene3d/pixelBox';
import { PixelBuffer } from './pixelBuffer';
import { bytesOf, packedBytes, packedRoom, planParts, type PackedParts, type PlaneKind } from './i420Layout';

/** The colour space of the planes. */
export const videoColorSpace = {
  primaries: 'bt709',
  transfer: 'bt709',
  matrix: 'bt709',
  fullRange: false,
} as const satisfies VideoColorSpaceInit;

/** Rectangles in texels, and the offset to the same texels in their plane. */
const packVertexShader = /* glsl */ `
in vec2 position;
/** Left, bottom, width, height. */
in vec4 aPlace;
in vec2 aFrom;
#ifdef COLOR
/** Which channel of the colour. */
in vec3 aChannel;
flat out vec3 vChannel;
#endif
uniform vec2 uTexels;
flat out vec2 vFrom;
void main() {
  vFrom = aFrom;
#ifdef COLOR
  vChannel = aChannel;
#endif
  vec2 corner = aPlace.xy + vec2(position.x, 0.5 * position.y + 0.5) * aPlace.zw;
  gl_Position = vec4(2.0 * corner / uTexels - 1.0, 0.0, 1.0);
}
`;

const packChunk = /* glsl */ `
precision highp float;
precision highp int;
uniform sampler2D uImage;
uniform ivec2 uSize;
flat in vec2 vFrom;
out vec4 outBytes;

const vec3 luma = vec3(0.2126, 0.7152, 0.0722);

/** From the picture's upper left corner. */
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
`;

/** Four bytes of the luma plane per texel; of the alpha's with OF_ALPHA. */
const lightFragmentShader = /* glsl */ `
${packChunk}
float lightAt(int x, int y) {
#ifdef OF_ALPHA
  return pixelAt(x, y).a;
#else
  return dot(colorOf(pixelAt(x, y)), luma);
#endif
}

void main() {
  ivec2 place = ivec2(gl_FragCoord.xy + vFrom);
  int x = 4 * place.x;
  vec4 light = vec4(
    lightAt(x, place.y),
    lightAt(x + 1, place.y),
    lightAt(x + 2, place.y),
    lightAt(x + 3, place.y)
  );
#ifdef OF_ALPHA
  outBytes = light;
#else
  outBytes = (16.0 + 219.0 * light) / 255.0;
#endif
}
`;

/** Four bytes of a chroma plane per texel. */
const colorFragmentShader = /* glsl */ `
${packChunk}
flat in vec3 vChannel;

/** Two pixels, one over the other. */
vec4 pairAt(int x, int y) {
  return pixelAt(x, y) + pixelAt(x, y + 1);
}

void main() {
  ivec2 place = ivec2(gl_FragCoord.xy + vFrom);
  int x = 8 * place.x;
  int y = 2 * place.y;
  // Half of 1 over the other two channels' share, so that the pure channel reaches the range's end.
  vec3 weights = (vChannel - luma) * (0.5 / (1.0 - dot(vChannel, luma)));
  // Sited on every second pixel of a row and between two rows, as players expect it.
  vec4 before = pairAt(max(x - 1, 0), y);
  vec4 color;
  for (int index = 0; index < 4; index += 1) {
    vec4 after = pairAt(x + 2 * index + 1, y);
    vec4 mean = (before + 2.0 * pairAt(x + 2 * index, y) + after) / 8.0;
    color[index] = dot(colorOf(mean), weights);
    before = after;
  }
  outBytes = (128.0 + 224.0 * color) / 255.0;
}
`;

/** The channel of a chroma plane. */
const channels = { blue: [0, 0, 1], red: [1, 0, 0] } as const;

export class I420Packer {
  /** The packed bytes, four per texel; each target keeps its content until it is packed into again. */
  private readonly targets: readonly WebGLRenderTarget[];
  private readonly buffer: PixelBuffer;
  private readonly uImage: { value: Texture | null } = { value: null };
  private readonly light: QuadBatch;
  private readonly color: QuadBatch;
  private readonly opacity: QuadBatch;
  private readonly scene = new Scene();
  private readonly camera = new Camera();

  constructor(
    private readonly renderer: WebGLRenderer,
    private readonly widthPx: number,
    private readonly heightPx: number,
    private readonly alpha: boolean,
    /** Number of pictures that are kept at the same time. */
    slots = 1,
  ) {
    const room = packedRoom(widthPx, heightPx, alpha);
    this.buffer = new PixelBuffer(renderer, slots * packedBytes(widthPx, heightPx, alpha));
    this.targets = Array.from(
      { length: slots },
      () =>
        new WebGLRenderTarget(room.width, room.height, {
          minFilter: NearestFilter,
          magFilter: NearestFilter,
          generateMipmaps: false,
          depthBuffer: false,
        }),
    );
    const uniforms = {
      uImage: this.uImage,
      uSize: { value: [widthPx, heightPx] },
      uTexels: { value: [room.width, room.height] },
    };
    const all: Record<string, string> = alpha ? { WITH_ALPHA: '' } : {};
    this.light = packBatch(lightFragmentShader, uniforms, all, []);
    this.color = packBatch(colorFragmentShader, uniforms, { ...all, COLOR: '' }, [['aChannel', 3]]);
    this.opacity = packBatch(lightFragmentShader, uniforms, { OF_ALPHA: '' }, []);
    for (const { mesh } of this.batches) this.scene.add(mesh);
  }

  /** Packs the changed parts of the image (pixels from the lower left corner); null packs all of it. */
  pack(image: Texture, boxes: readonly Box[] | null, slot = 0): PackedParts {
    const packed = planParts(this.widthPx, this.heightPx, this.alpha, boxes);
    if (packed.parts.length === 0) return packed;
    for (const batch of this.batches) batch.begin();
    for (const { kind, x, y, width, height, fromX, fromY } of packed.parts) {
      const channel = kind === 'blue' || kind === 'red' ? channels[kind] : [];
      this.batchOf(kind).add(x, y, width, height, fromX - x, fromY - y, ...channel);
    }
    for (const batch of this.batches) batch.end();
    this.uImage.value = image;
    this.renderer.setRenderTarget(this.targets[slot]!);
    this.renderer.render(this.scene, this.camera);
    return packed;
  }

  /**
   * Starts reading the content of the first slots, one after the other. The slots may be packed into again at once:
   * earlier reads are executed first.
   */
  beginReading(packed: readonly PackedParts[]): void {
    let offset = 0;
    packed.forEach((parts, slot) => {
      const { width, height } = parts;
      if (height > 0) this.buffer.read(this.targets[slot]!, width, height, offset);
      offset += bytesOf(parts);
    });
    this.renderer.getContext().flush();
  }

  /** Waits for the latest read. */
  takeInto(bytes: Uint8Array): void {
    this.buffer.takeInto(bytes);
  }

  dispose(): void {
    this.buffer.dispose();
    for (const target of this.targets) target.dispose();
    for (const batch of this.batches) batch.dispose();
  }

  private get batches(): readonly QuadBatch[] {
    return [this.light, this.color, this.opacity];
  }

  private batchOf(kind: PlaneKind): QuadBatch {
    switch (kind) {
      case 'light':
        return this.light;
      case 'blue':
      case 'red':
        return this.color;
      case 'alpha':
        return this.opacity;
    }
  }
}

function packBatch(
  fragmentShader: string,
  uniforms: Record<string, IUniform>,
  defines: Record<string, string>,
  more: readonly (readonly [string, number])[],
): QuadBatch {
  return new QuadBatch({
    corners: 'line',
    vertexShader: packVertexShader,
    fragmentShader,
    uniforms,
    defines,
    depthTest: false,
    blending: { blending: NoBlending },
    layout: [['aPlace', 4], ['aFrom', 2], ...more],
  });
}
