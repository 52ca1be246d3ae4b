// Encodes a film with a transparent background: VP9 has no alpha channel, so WebM carries it as a second video stream.
// The two encoders are kept in step.
import { EncodedPacket, EncodedVideoPacketSource } from 'mediabunny';
import { contentHints } from './videoCodecs';

/** Maximum luma samples of a picture at each level (VP9 bitstream specification, annex A). */
const levels: readonly (readonly [samples: number, level: string])[] = [
  [36_864, '10'],
  [73_728, '11'],
  [122_880, '20'],
  [245_760, '21'],
  [552_960, '30'],
  [983_040, '31'],
  [2_228_224, '41'],
  [8_912_896, '51'],
  [Number.POSITIVE_INFINITY, '61'],
];

/** Maximum number of frames queued in an encoder. */
const maxWaiting = 3;

export function createTransparentVideo(settings: {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly framesPerSecond: number;
  readonly bitrate: number;
  readonly keyFrameInterval: number;
}) {
  const { widthPx, heightPx, framesPerSecond, bitrate, keyFrameInterval } = settings;
  const source = new EncodedVideoPacketSource('vp9');
  const colors: { readonly chunk: EncodedVideoChunk; readonly meta?: EncodedVideoChunkMetadata }[] = [];
  const alphas: EncodedVideoChunk[] = [];
  let failure: Error | null = null;
  let writing: Promise<void> = Promise.resolve();
  let frames = 0;

  /** Combines the finished packets of both encoders. */
  const join = (): void => {
    while (colors.length > 0 && alphas.length > 0) {
      const { chunk, meta } = colors.shift()!;
      const alpha = bytesOf(alphas.shift()!);
      const packet = EncodedPacket.fromEncodedChunk(chunk, { alpha });
      writing = writing.then(() => source.add(packet, meta));
    }
  };
  const onError = (error: Error): void => {
    failure ??= error;
  };
  const encoder = (output: EncodedVideoChunkOutputCallback, bitsPerSecond: number): VideoEncoder => {
    const made = new VideoEncoder({ output, error: onError });
    made.configure({
      codec: `vp09.00.${levels.find(([samples]) => widthPx * heightPx <= samples)![1]}.08`,
      width: widthPx,
      height: heightPx,
      framerate: framesPerSecond,
      bitrate: bitsPerSecond,
      latencyMode: 'quality',
      contentHint: contentHints.vp9,
    });
    return made;
  };
  const color = encoder((chunk, meta) => {
    colors.push({ chunk, ...(meta && { meta }) });
    join();
  }, bitrate);
  const alpha = encoder((chunk) => {
    alphas.push(chunk);
    join();
  }, bitrate / 2);

  const room = async (): Promise<void> => {
    for (const each of [color, alpha]) {
      while (failure === null && each.encodeQueueSize > maxWaiting) {
        await new Promise((resolve) => each.addEventListener('dequeue', resolve, { once: true }));
      }
    }
    await writing;
    if (failure !== null) throw failure;
  };

  return {
    source,
    /** Encodes a frame and its alpha, given as the luma of a second frame; closes both. */
    async add(colorFrame: VideoFrame, alphaFrame: VideoFrame): Promise<void> {
      const keyFrame = frames % Math.max(1, Math.round(keyFrameInterval * framesPerSecond)) === 0;
      frames += 1;
      try {
        color.encode(colorFrame, { keyFrame });
        alpha.encode(alphaFrame, { keyFrame });
      } finally {
        colorFrame.close();
        alphaFrame.close();
      }
      await room();
    },
    /** Resolves when the source has received all packets. */
    async finish(): Promise<void> {
      await Promise.all([color.flush(), alpha.flush()]);
      await room();
      for (const each of [color, alpha]) each.close();
    },
    cancel(): void {
      for (const each of [color, alpha]) if (each.state !== 'closed') each.close();
    },
  };
}

function bytesOf(chunk: EncodedVideoChunk): Uint8Array {
  const bytes = new Uint8Array(chunk.byteLength);
  chunk.copyTo(bytes);
  return bytes;
}
