// Makes the file of a film or picture: draws frame after frame and hands the file's pieces to whoever writes it.
import type { ExportReport, VideoFormat } from '../../../protocol/exportJob';
import { hexOf } from '../../../core/look/colorMaps';
import { palettes } from '../../../core/look/theme';
import type { FilmContent } from '../filmContent';
import type { FilmEncoding } from '../filmMessages';
import type { FilmPicture } from '../filmPicture';
import { createGifPalette } from '../gif/palette';
import { createGifWriter, maxGifFramesPerSecond } from '../gif/gifWriter';
import { flipRows, unpremultiply } from './pixels';
import { PlaneFrames } from './planeFrames';
import { Readback } from './readback';
import { encodePng, fullPicture } from './stillPicture';
import {
  alphaLadder,
  bitrateOf,
  codecLadder,
  codecTitles,
  layersOf,
  type VideoCodecName,
} from './videoCodecs';
import { canEncode, createVideoFile, type VideoSettings } from './videoFile';

export interface ExportSink {
  /** Bytes at a position of a file, by its number in a sequence. Resolves when there is room for more. */
  write(bytes: Uint8Array<ArrayBuffer>, position: number, file: number): Promise<void>;
  onProgress(framesDone: number, frames: number): void;
}

/** Frames that a GIF's colours are chosen from. */
const paletteFrames = 12;

export async function exportFrames(
  picture: FilmPicture,
  content: FilmContent,
  encoding: FilmEncoding,
  sink: ExportSink,
): Promise<ExportReport> {
  const { format } = encoding;
  switch (format) {
    case 'mp4':
    case 'webm':
      return exportVideo(picture, content, { ...encoding, format }, sink);
    case 'gif':
      return exportGif(picture, content, encoding, sink);
    case 'png':
      return exportStill(picture, content, encoding, sink);
    case 'png-sequence':
      return exportSequence(picture, content, encoding, sink);
  }
}

async function exportVideo(
  picture: FilmPicture,
  content: FilmContent,
  encoding: FilmEncoding & { readonly format: VideoFormat },
  sink: ExportSink,
): Promise<ExportReport> {
  const { widthPx, heightPx, framesPerSecond, background } = content;
  const transparent = background === 'transparent';
  const frames = content.frames + encoding.holdFrames;
  const planes = new PlaneFrames(picture, content, transparent);
  const settingsWith = ({ codec, layers }: Way): VideoSettings => ({
    format: encoding.format,
    codec,
    widthPx,
    heightPx,
    framesPerSecond,
    frames,
    bitrate: bitrateOf(codec, encoding.quality, content),
    layers,
    transparent,
  });
  try {
    planes.show(0);
    const way = await chooseWay(encoding, transparent, (each) =>
      canEncode(settingsWith(each), planes.frame(0)),
    );
    const file = await createVideoFile(settingsWith(way), (bytes, position) =>
      sink.write(bytes, position, 0),
    );
    try {
      await planes.each(frames, async (index) => {
        await file.add(planes.frame(index));
        sink.onProgress(index + 1, frames);
      });
      await file.finish();
    } catch (error) {
      await file.cancel().catch(() => undefined);
      throw error;
    }
    const wanted = encoding.codec === 'auto' ? codecLadder[encoding.format][0]! : encoding.codec;
    return { codec: way.codec, frames, insteadOf: way.codec === wanted ? null : wanted };
  } finally {
    planes.dispose();
  }
}

interface Way {
  readonly codec: VideoCodecName;
  readonly layers: string | null;
}

/** The codec asked for, or the first of the ladder that really encodes; in layers only where they can be had. */
async function chooseWay(
  { codec, format, quality }: FilmEncoding & { readonly format: VideoFormat },
  transparent: boolean,
  works: (way: Way) => Promise<boolean>,
): Promise<Way> {
  const ladder = codec === 'auto' ? (transparent ? alphaLadder : codecLadder[format]) : [codec];
  for (const name of ladder) {
    for (const layers of new Set([layersOf(name, quality), null])) {
      const way = { codec: name, layers };
      if (await works(way)) return way;
    }
  }
  const names = ladder.map((name) => codecTitles[name]).join(', ');
  throw new Error(
    `This machine can't encode ${names} at this size. Take another codec or size, or a sequence of PNG pictures.`,
  );
}

async function exportGif(
  picture: FilmPicture,
  content: FilmContent,
  { holdFrames }: FilmEncoding,
  sink: ExportSink,
): Promise<ExportReport> {
  const { widthPx, heightPx, scene, background, theme } = content;
  if (content.framesPerSecond > maxGifFramesPerSecond) {
    throw new Error(
      `Invalid framesPerSecond: ${content.framesPerSecond} (expected at most ${maxGifFramesPerSecond} in a GIF, which readers slow down beyond)`,
    );
  }
  const frames = content.frames + holdFrames;
  const samples: Uint8ClampedArray[] = [];
  const count = Math.min(paletteFrames, content.frames);
  for (let sample = 0; sample < count; sample += 1) {
    picture.draw(Math.round((sample * (content.frames - 1)) / Math.max(1, count - 1)));
    const canvas = fullPicture(picture);
    samples.push(canvas.getContext('2d')!.getImageData(0, 0, widthPx, heightPx).data);
  }
  const palette = createGifPalette({
    frames: samples,
    mustHave: scene.optimizers.filter(({ visible }) => visible).map(({ color }) => color),
    matte: background === 'transparent' ? hexOf(palettes[theme].background) : null,
  });
  const gif = createGifWriter({
    widthPx,
    heightPx,
    framesPerSecond: content.framesPerSecond,
    palette,
    loop: true,
  });
  let position = 0;
  const write = async (bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    if (bytes.length === 0) return;
    const at = position;
    position += bytes.length;
    await sink.write(bytes, at, 0);
  };
  await write(gif.header());
  const bytes = new Uint8ClampedArray(4 * widthPx * heightPx);
  const readback = new Readback(picture.renderer, picture.target, 2);
  try {
    // A frame is read back while the next one is drawn.
    for (let index = 0; index <= frames; index += 1) {
      if (index < frames) {
        picture.draw(index);
        readback.begin();
      }
      if (index === 0) continue;
      readback.takeInto(bytes);
      flipRows(bytes, widthPx, heightPx);
      unpremultiply(bytes);
      await write(gif.frame(bytes));
      sink.onProgress(index, frames);
    }
  } finally {
    readback.dispose();
  }
  await write(gif.end());
  return { codec: 'gif', frames, insteadOf: null };
}

async function exportStill(
  picture: FilmPicture,
  { frames }: FilmContent,
  { moment }: FilmEncoding,
  sink: ExportSink,
): Promise<ExportReport> {
  picture.draw(Math.round(moment * (frames - 1)));
  await sink.write(await encodePng(fullPicture(picture)), 0, 0);
  sink.onProgress(1, 1);
  return { codec: 'png', frames: 1, insteadOf: null };
}

async function exportSequence(
  picture: FilmPicture,
  { frames }: FilmContent,
  { holdFrames }: FilmEncoding,
  sink: ExportSink,
): Promise<ExportReport> {
  const all = frames + holdFrames;
  for (let index = 0; index < all; index += 1) {
    picture.draw(index);
    await sink.write(await encodePng(fullPicture(picture)), 0, index);
    sink.onProgress(index + 1, all);
  }
  return { codec: 'png', frames: all, insteadOf: null };
}
