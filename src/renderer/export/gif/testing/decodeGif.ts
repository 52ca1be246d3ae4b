// Reads GIFs with an independent decoder.
import { GifReader } from 'omggif';

export interface DecodedFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Centiseconds. */
  readonly delay: number;
  readonly disposal: number;
  /** RGBA of the whole picture during this frame. */
  readonly picture: Uint8ClampedArray;
  /** Number of pixels that this frame itself draws. */
  readonly drawn: number;
}

export interface DecodedGif {
  readonly width: number;
  readonly height: number;
  /** 0 loops forever; null if the file says nothing, so that it is played once. */
  readonly loops: number | null;
  readonly frames: readonly DecodedFrame[];
}

export function decodeGif(bytes: Uint8Array): DecodedGif {
  const reader = new GifReader(bytes);
  const { width, height } = reader;
  const canvas = new Uint8ClampedArray(4 * width * height);
  const frames = Array.from({ length: reader.numFrames() }, (_, index): DecodedFrame => {
    const info = reader.frameInfo(index);
    const alone = new Uint8ClampedArray(canvas.length);
    reader.decodeAndBlitFrameRGBA(index, alone);
    let drawn = 0;
    for (let at = 3; at < alone.length; at += 4) drawn += alone[at] === 255 ? 1 : 0;
    reader.decodeAndBlitFrameRGBA(index, canvas);
    const picture = canvas.slice();
    if (info.disposal === 2) {
      for (let y = info.y; y < info.y + info.height; y += 1) {
        canvas.fill(0, 4 * (y * width + info.x), 4 * (y * width + info.x + info.width));
      }
    }
    const { x, y, delay, disposal } = info;
    return { x, y, width: info.width, height: info.height, delay, disposal, picture, drawn };
  });
  return { width, height, loops: reader.loopCount(), frames };
}
