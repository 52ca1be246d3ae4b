// Examines exported files with tools independent of the app: ffprobe and ffmpeg.
import { spawnSync } from 'node:child_process';
import { PNG } from 'pngjs';
import { test } from './fixtures';
import type { Picture } from './race';

export interface Media {
  readonly codec: string;
  readonly width: number;
  readonly height: number;
  /** Counted by decoding all frames. */
  readonly frames: number;
  readonly framesPerSecond: number;
  readonly seconds: number;
  readonly colors: { readonly space: string | undefined; readonly range: string | undefined };
  /** Whether WebM's flag for a second stream with alpha is set. */
  readonly hasAlpha: boolean;
  /** Presentation time of each frame, in seconds. */
  readonly times: readonly number[];
}

const missing = spawnSync('ffprobe', ['-version'], { stdio: 'ignore' }).status !== 0;

/** Skips the test if ffmpeg is not installed. */
export function needsFfmpeg(): void {
  test.skip(missing, 'ffmpeg is not installed: nothing to look into films with');
}

interface Probe {
  readonly streams: readonly {
    readonly codec_name: string;
    readonly width: number;
    readonly height: number;
    readonly nb_read_frames: string;
    readonly avg_frame_rate: string;
    readonly color_space?: string;
    readonly color_range?: string;
    readonly tags?: Record<string, string>;
  }[];
  readonly frames: readonly { readonly best_effort_timestamp_time: string }[];
  readonly format: { readonly duration: string };
}

export function probe(path: string): Media {
  const { status, stdout, stderr } = spawnSync(
    'ffprobe',
    ['-v', 'error', '-count_frames', '-show_streams', '-show_frames', '-show_format', '-of', 'json', path],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  );
  if (status !== 0) throw new Error(`ffprobe can't read ${path}: ${stderr}`);
  const { streams, frames, format } = JSON.parse(stdout) as Probe;
  const [stream] = streams;
  if (streams.length !== 1 || stream === undefined) throw new Error(`${streams.length} streams in ${path}`);
  const [numerator, denominator] = stream.avg_frame_rate.split('/').map(Number);
  return {
    codec: stream.codec_name,
    width: stream.width,
    height: stream.height,
    frames: Number(stream.nb_read_frames),
    framesPerSecond: numerator! / denominator!,
    seconds: Number(format.duration),
    colors: { space: stream.color_space, range: stream.color_range },
    hasAlpha: (stream.tags?.alpha_mode ?? stream.tags?.ALPHA_MODE) === '1',
    times: frames.map((frame) => Number(frame.best_effort_timestamp_time)),
  };
}

/** A frame of a film, decoded by ffmpeg; with alpha if `decoder` supports it. */
export function frameOf(path: string, index: number, decoder?: string): Picture {
  const { status, stdout, stderr } = spawnSync(
    'ffmpeg',
    [
      ...['-v', 'error', ...(decoder === undefined ? [] : ['-c:v', decoder]), '-i', path],
      ...['-vf', `select=eq(n\\,${index}),scale=in_color_matrix=bt709:flags=accurate_rnd+full_chroma_int`],
      ...['-frames:v', '1', '-pix_fmt', 'rgba', '-f', 'image2pipe', '-c:v', 'png', '-'],
    ],
    { maxBuffer: 2 ** 28 },
  );
  if (status !== 0) throw new Error(`ffmpeg can't decode frame ${index} of ${path}: ${String(stderr)}`);
  return readPng(stdout);
}

export function readPng(bytes: Buffer): Picture {
  const { width, height, data } = PNG.sync.read(bytes);
  return { width, height, data };
}

/**
 * Largest difference of a channel in flat areas: where the first picture has one colour within an encoder's block, so
 * that ringing around edges does not count.
 */
export function largestFlatDifference(exact: Picture, decoded: Picture): number {
  const reach = 10;
  const same = (a: number, b: number): boolean =>
    [0, 1, 2].every((channel) => exact.data[a + channel] === exact.data[b + channel]);
  let largest = 0;
  for (let y = reach; y < exact.height - reach; y += 2) {
    for (let x = reach; x < exact.width - reach; x += 2) {
      const at = 4 * (y * exact.width + x);
      let flat = true;
      for (let dy = -reach; flat && dy <= reach; dy += 1) {
        for (let dx = -reach; flat && dx <= reach; dx += 1) flat = same(at, at + 4 * (dy * exact.width + dx));
      }
      if (!flat) continue;
      for (const channel of [0, 1, 2]) {
        largest = Math.max(largest, Math.abs(exact.data[at + channel]! - decoded.data[at + channel]!));
      }
    }
  }
  return largest;
}
