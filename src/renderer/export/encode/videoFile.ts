// Writes a video file: takes frames, and outputs pieces of the file. Mediabunny encodes with WebCodecs and writes the
// container; only the file's index is kept in memory.
import {
  Mp4OutputFormat,
  NullTarget,
  Output,
  type OutputFormat,
  Quality,
  StreamTarget,
  VideoSample,
  VideoSampleSource,
  WebMOutputFormat,
  type StreamTargetChunk,
  type Target,
  type VideoCodec,
  type VideoSource,
} from 'mediabunny';
import { canBeTransparent, type VideoCodecName, type VideoFormat } from '../../../protocol/exportFormats';
import { createTransparentVideo } from './transparentVideo';
import { codecTitle, contentHints } from './videoCodecs';

/** Receives bytes at a position of the file; the next piece waits until the promise resolves. */
export type WritePiece = (bytes: Uint8Array<ArrayBuffer>, position: number) => Promise<void>;

export interface VideoSettings {
  readonly format: VideoFormat;
  readonly codec: VideoCodecName;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly framesPerSecond: number;
  readonly frames: number;
  /** Bits per second. */
  readonly bitrate: number;
  /** The temporal layers by WebRTC-SVC's names; null for one layer. */
  readonly layers: string | null;
  /** With alpha, if format and codec support it. */
  readonly transparent: boolean;
}

/** A frame to encode. */
export interface FilmFrame {
  readonly color: VideoFrame;
  /** Its alpha as the luma of another frame; null in an opaque film. */
  readonly alpha: VideoFrame | null;
}

export interface VideoFile {
  /** Encodes a frame and closes it; resolves when there is room for the next one. */
  add(frame: FilmFrame): Promise<void>;
  /** Resolves when all bytes are written. */
  finish(): Promise<void>;
  cancel(): Promise<void>;
}

const codecs: Readonly<Record<VideoCodecName, VideoCodec>> = { h264: 'avc', vp9: 'vp9', av1: 'av1' };

const containers: Readonly<Record<VideoFormat, () => OutputFormat>> = {
  // The number of frames is known, so room for the index is reserved at the front, where players look first.
  mp4: () => new Mp4OutputFormat({ fastStart: 'reserve' }),
  webm: () => new WebMOutputFormat(),
};

/** Seconds between key frames, which players can jump to. */
const keyFrameInterval = 2;

const pieceBytes = 2 ** 20;

/** Time of frame `index` in microseconds, the unit of WebCodecs. */
export function timestampOf(index: number, framesPerSecond: number): number {
  return Math.round((index * 1e6) / framesPerSecond);
}

/** Begins a file whose bytes go to `write`. */
export function createVideoFile(settings: VideoSettings, write: WritePiece): Promise<VideoFile> {
  const target = new StreamTarget(
    new WritableStream<StreamTargetChunk>({
      // The piece is transferred, but the library reuses its buffer, hence the copy.
      write: ({ data, position }) => write(data.slice(), position),
    }),
    { chunked: true, chunkSize: pieceBytes },
  );
  return beginVideoFile(settings, target);
}

/** Whether a frame can really be encoded like this: browsers' own claims are not reliable. Closes the frame. */
export async function canEncode(settings: VideoSettings, frame: FilmFrame): Promise<boolean> {
  try {
    const file = await beginVideoFile({ ...settings, frames: 1 }, new NullTarget());
    await file.add(frame);
    await file.finish();
    return true;
  } catch {
    frame.color.close();
    frame.alpha?.close();
    return false;
  }
}

interface Encoding {
  readonly source: VideoSource;
  add(frame: FilmFrame): Promise<void>;
  /** To be called before the file is finished. */
  flush(): Promise<void>;
  cancel(): void;
}

async function beginVideoFile(settings: VideoSettings, target: Target): Promise<VideoFile> {
  const { format, framesPerSecond, frames, transparent } = settings;
  const encoding = transparent ? transparentEncoding(settings) : opaqueEncoding(settings);
  const output = new Output({
    format: containers[format](),
    target,
  });
  output.addVideoTrack(encoding.source, {
    frameRate: framesPerSecond,
    maximumPacketCount: frames,
    canBeTransparent: transparent,
  });
  await output.start();
  return {
    add: (frame) => encoding.add(frame),
    async finish() {
      await encoding.flush();
      await output.finalize();
    },
    async cancel() {
      encoding.cancel();
      await output.cancel();
    },
  };
}

function opaqueEncoding({ codec, bitrate, layers }: VideoSettings): Encoding {
  const source = new VideoSampleSource({
    codec: codecs[codec],
    quality: new Quality({ bitrate }),
    keyFrameInterval,
    latencyMode: 'quality',
    contentHint: contentHints[codec],
    ...(layers !== null && { scalabilityMode: layers }),
  });
  return {
    source,
    async add({ color }) {
      const sample = new VideoSample(color);
      try {
        await source.add(sample);
      } finally {
        sample.close();
      }
    },
    flush: () => Promise.resolve(),
    cancel: () => undefined,
  };
}

function transparentEncoding(settings: VideoSettings): Encoding {
  const { format, codec } = settings;
  if (!canBeTransparent(format, codec)) {
    throw new Error(`${codecTitle(codec)} in .${format} has no transparent background.`);
  }
  const video = createTransparentVideo({ ...settings, keyFrameInterval });
  return {
    source: video.source,
    async add({ color, alpha }) {
      if (alpha === null) throw new Error('A frame has no alpha.');
      await video.add(color, alpha);
    },
    flush: () => video.finish(),
    cancel: () => video.cancel(),
  };
}
