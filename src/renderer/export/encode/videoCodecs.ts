// What encoders are told about each video codec, and how many bits a quality is worth.
import { videoCodecNames, videoCodecs, type VideoCodecName } from '../../../protocol/exportFormats';
import type { ExportQuality } from '../../../protocol/exportJob';

/**
 * Bits for each pixel of a frame of 1280 × 720 at 30 frames per second. Lines as fine as these need more than films of
 * the world.
 */
const bitsPerPixel: Readonly<Record<ExportQuality, number>> = {
  low: 0.05,
  medium: 0.1,
  high: 0.2,
  best: 0.45,
};

/** What a codec needs of H.264's bits for the same picture. */
const efficiency: Readonly<Record<VideoCodecName, number>> = { h264: 1, vp9: 0.65, av1: 0.5 };

/**
 * What encoders are told of the picture; empty: nothing. VP9 and AV1 would leave bits of thin lines behind that have
 * moved away. H.264's usual encoder leaves fewer, too, but then it saves at the rest.
 */
export const contentHints: Readonly<Record<VideoCodecName, string>> = {
  h264: '',
  vp9: 'detail',
  av1: 'detail',
};

/**
 * The layers of frames to encode in, as WebRTC-SVC names them. H.264's usual encoder leaves a block alone that has hardly
 * changed since the frame it is told from, so that dashes stay where thin lines have passed; in three layers half the
 * frames are never told from, and the others from some that are longer ago: what stays is a thirtieth, and the whole
 * is closer by up to 5 dB. Where bits are scarce, those longer ways cost more than they bring: null.
 */
export function layersOf(codec: VideoCodecName, quality: ExportQuality): string | null {
  return codec === 'h264' && (quality === 'high' || quality === 'best') ? 'L1T3' : null;
}

const usualPixels = 1280 * 720;

/**
 * Bits per second to encode with. More frames per second differ less from each other, and in smaller frames the same
 * lines and texts are closer together.
 */
export function bitrateOf(
  codec: VideoCodecName,
  quality: ExportQuality,
  { widthPx, heightPx, framesPerSecond }: { widthPx: number; heightPx: number; framesPerSecond: number },
): number {
  const pixels = widthPx * heightPx;
  const dense = Math.max(pixels, Math.sqrt(pixels * usualPixels));
  const perFrame = bitsPerPixel[quality] * efficiency[codec] * dense;
  return Math.round(Math.max(200_000, perFrame * 30 * (framesPerSecond / 30) ** 0.6));
}

/** What a codec is called; other names stay as they are. */
export function codecTitle(codec: string): string {
  const name = videoCodecNames.find((each) => each === codec);
  return name === undefined ? codec : videoCodecs[name].title;
}
