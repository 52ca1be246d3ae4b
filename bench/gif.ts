// GIF bench, on crops of the README's picture at 1280 × 720: the palette, frames in which a head moves, and frames that
// change entirely, each compared with copying the same bytes; then whole clips compared with ffmpeg's palettegen and
// paletteuse (error diffusion), in time and in bytes, with ffprobe's counts of the file.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { createGifWriter } from '../src/renderer/export/gif/gifWriter';
import { createGifPaletteMaker } from '../src/renderer/export/gif/palette';
import { percentile } from './support/statistics';

const [widthPx, heightPx] = [1280, 720];
const framesPerSecond = 30;
const frameCount = 60;
const sampleCount = 12;
const headColor = [213, 94, 0, 255] as const;
const headRadiusPx = 9;

type Frames = readonly Uint8ClampedArray[];

const picture = PNG.sync.read(readFileSync('docs/screenshot.png'));

function cutting(leftPx: number, topPx: number): Uint8ClampedArray {
  const frame = new Uint8ClampedArray(4 * widthPx * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    const start = 4 * ((topPx + y) * picture.width + leftPx);
    frame.set(picture.data.subarray(start, start + 4 * widthPx), 4 * y * widthPx);
  }
  return frame;
}

/** A head that circles on a still picture. */
function stillCamera(): Frames {
  const ground = cutting(420, 140);
  return Array.from({ length: frameCount }, (_, step) => {
    const frame = ground.slice();
    const angle = (2 * Math.PI * step) / frameCount;
    const [headX, headY] = [640 + 200 * Math.cos(angle), 360 + 120 * Math.sin(angle)].map(Math.round) as [
      number,
      number,
    ];
    for (let dy = -headRadiusPx; dy <= headRadiusPx; dy += 1) {
      for (let dx = -headRadiusPx; dx <= headRadiusPx; dx += 1) {
        if (dx * dx + dy * dy > headRadiusPx ** 2) continue;
        frame.set(headColor, 4 * ((headY + dy) * widthPx + headX + dx));
      }
    }
    return frame;
  });
}

/** Everything moves. */
const movingCamera = (): Frames =>
  Array.from({ length: frameCount }, (_, step) => cutting(300 + 3 * step, 110 + 2 * step));

interface Written {
  readonly bytes: Uint8Array;
  readonly paletteMs: number;
  readonly frameMs: readonly number[];
}

function timed<T>(action: () => T): [result: T, milliseconds: number] {
  const before = performance.now();
  const result = action();
  return [result, performance.now() - before];
}

function writeGif(frames: Frames): Written {
  const samples = Array.from(
    { length: sampleCount },
    (_, k) => frames[Math.round((k * (frames.length - 1)) / (sampleCount - 1))]!,
  );
  const [palette, paletteMs] = timed(() => {
    const maker = createGifPaletteMaker({
      sampled: { frames: sampleCount, pixels: widthPx * heightPx },
      mustHave: ['#d55e00'],
      matte: null,
    });
    for (const sample of samples) maker.add(sample);
    return maker.palette();
  });
  const writer = createGifWriter({ widthPx, heightPx, framesPerSecond, palette, loop: true });
  const pieces = [writer.header()];
  const frameMs = frames.map((frame) => {
    const [piece, milliseconds] = timed(() => writer.frame([frame]));
    pieces.push(piece);
    return milliseconds;
  });
  pieces.push(writer.end());
  return { bytes: Buffer.concat(pieces), paletteMs, frameMs };
}

/** Milliseconds to copy a frame's bytes. */
function copyMs(frames: Frames): number {
  const target = new Uint8ClampedArray(frames[0]!.length);
  return percentile(
    frames.map((frame) => timed(() => target.set(frame))[1]),
    0.5,
  );
}

/** Seconds and bytes that ffmpeg needs for the same clip; null if ffmpeg is not installed. */
function writeWithFfmpeg(folder: string, frames: Frames): { seconds: number; bytes: number } | null {
  const [raw, file] = [join(folder, 'frames.raw'), join(folder, 'ffmpeg.gif')];
  writeFileSync(raw, Buffer.concat(frames.map(({ buffer }) => Buffer.from(buffer))));
  const [ran, milliseconds] = timed(() =>
    spawnSync('ffmpeg', [
      ...['-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', `${widthPx}x${heightPx}`],
      ...['-r', String(framesPerSecond), '-i', raw],
      ...[
        '-filter_complex',
        'split[a][b];[a]palettegen[p];[b][p]paletteuse=dither=sierra2_4a:diff_mode=rectangle',
      ],
      file,
    ]),
  );
  return ran.status === 0 ? { seconds: milliseconds / 1000, bytes: statSync(file).size } : null;
}

/** ffprobe's counts of a file, as text. */
function probe(file: string): string {
  const ran = spawnSync(
    'ffprobe',
    [
      ...['-v', 'error', '-count_frames', '-select_streams', 'v'],
      ...['-show_entries', 'stream=nb_read_frames,duration', '-of', 'csv=p=0', file],
    ],
    { encoding: 'utf8' },
  );
  if (ran.status !== 0) return '';
  const [duration, count] = ran.stdout.trim().split(',');
  return `; ffprobe: ${count} frames, ${duration} s (given ${frameCount} frames, ${(frameCount / framesPerSecond).toFixed(2)} s)`;
}

const folder = mkdtempSync(join(tmpdir(), 'optiscape-bench-'));
try {
  const clips = [
    { name: 'a head moves', frames: stillCamera(), goalMs: 10 },
    { name: 'everything moves', frames: movingCamera(), goalMs: 60 },
  ];
  for (const { name, frames, goalMs } of clips) {
    const [{ bytes, paletteMs, frameMs }, milliseconds] = timed(() => writeGif(frames));
    const copy = copyMs(frames);
    const each = percentile(frameMs.slice(1), 0.5);
    console.log(
      `${name}, ${widthPx} × ${heightPx}: frame p50 ${each.toFixed(1)} ms, p95 ${percentile(frameMs.slice(1), 0.95).toFixed(1)} ms (goal ${goalMs}), ` +
        `first ${frameMs[0]!.toFixed(0)} ms; ${(each / copy).toFixed(0)} × copying its bytes (${copy.toFixed(2)} ms)`,
    );
    console.log(
      `  palette of ${sampleCount} frames ${paletteMs.toFixed(0)} ms: ${(paletteMs / (sampleCount * copy)).toFixed(0)} × copying them`,
    );
    const file = join(folder, 'ours.gif');
    writeFileSync(file, bytes);
    console.log(`  ${(bytes.length / 1024).toFixed(0)} kB${probe(file)}`);
    const theirs = writeWithFfmpeg(folder, frames);
    if (theirs !== null) {
      console.log(
        `  ffmpeg ${theirs.seconds.toFixed(2)} s, ours ${(milliseconds / 1000).toFixed(2)} s: ratio ${((1000 * theirs.seconds) / milliseconds).toFixed(2)}; ` +
          `its file ${(theirs.bytes / 1024).toFixed(0)} kB: ours is ${(bytes.length / theirs.bytes).toFixed(2)} of it`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
