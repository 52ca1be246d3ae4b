// Encoder settings for each video codec, and the bit rate for a quality.
import { videoCodecNames, videoCodecs, type VideoCodecName } from '../../../protocol/exportFormats';
import type { ExportQuality } from '../../../protocol/exportJob';

/** Bits per pixel of a frame of 1280 × 720 at 30 frames per second. Fine lines need more than natural video. */
const bitsPerPixel: Readonly<Record<ExportQuality, number>> = {
  low: 0.05,
  medium: 0.1,
  high: 0.2,
  best: 0.45,
};

/** Bits relative to H.264 for the same picture. */
const efficiency: Readonly<Record<VideoCodecName, number>> = { h264: 1, vp9: 0.65, av1: 0.5 };

/**
 * The content hint for encoders; empty for none. Without it, VP9 and AV1 leave traces of thin lines that have moved
 * away. H.264's usual encoder leaves fewer with it, too, but at the cost of the rest.
 */
export const contentHints: Readonly<Record<VideoCodecName, string>> = {
  h264: '',
  vp9: 'detail',
  av1: 'detail',
};

/**
 * The temporal layers to encode in, by WebRTC-SVC's names. H.264's usual encoder skips blocks that have hardly changed
 * since their reference frame, so that thin lines leave dashes behind. With three layers half of the frames are not
 * used as references, and the others refer to older ones: the traces shrink to a thirtieth, and the error by up to 5
 * dB. At low bit rates, the longer distances cost more than they gain: null.
 */
export function layersOf(codec: VideoCodecName, quality: ExportQuality): string | null {
  return codec === 'h264' && (quality === 'high' || quality === 'best') ? 'L1T3' : null;
}

const referencePixels = 1280 * 720;

/**
 * Bits per second to encode with. At higher frame rates consecutive frames differ less, and in smaller frames the same
 * lines and texts are denser.
 */
export function bitrateOf(
  codec: VideoCodecName,
  quality: ExportQuality,
  { widthPx, heightPx, framesPerSecond }: { widthPx: number; heightPx: number; framesPerSecond: number },
): number {
  const pixels = widthPx * heightPx;
  const dense = Math.max(pixels, Math.sqrt(pixels * referencePixels));
  const perFrame = bitsPerPixel[quality] * efficiency[codec] * dense;
  return Math.round(Math.max(200_000, perFrame * 30 * (framesPerSecond / 30) ** 0.6));
}

/** The title of a codec; other names are returned unchanged. */
export function codecTitle(codec: string): string {
  const name = videoCodecNames.find((each) => each === codec);
  return name === undefined ? codec : videoCodecs[name].title;
}
