// Makes the file of a film or picture: draws frame after frame and passes the file's pieces to a writer.
import {
  codecsOf,
  exportFormats,
  videoCodecs,
  type DrawnFormat,
  type VideoCodecName,
  type VideoFormat,
} from '../../../protocol/exportFormats';
import type { ExportReport } from '../../../protocol/exportJob';
import { hexOf } from '../../../core/look/colorMaps';
import { palettes } from '../../../core/look/theme';
import { stillFrame, type FilmContent } from '../filmContent';
import type { FilmEncoding } from '../filmMessages';
import type { FilmPicture } from '../filmPicture';
import { createGifPaletteMaker, type GifPalette } from '../gif/palette';
import { createGifWriter } from '../gif/gifWriter';
import { PlaneFrames } from './planeFrames';
import { Readback, type Band } from './readback';
import { StillPicture } from './stillPicture';
import { bitrateOf, codecTitle, layersOf } from './videoCodecs';
import { canEncode, createVideoFile, type VideoSettings } from './videoFile';

export interface ExportSink {
  /** Writes bytes at a position of a file, given by its number in a sequence. Resolves when there is room for more. */
  write(bytes: Uint8Array<ArrayBuffer>, position: number, file: number): Promise<void>;
  onProgress(framesDone: number, frames: number): void;
}

/** Number of frames sampled for a GIF's palette. */
const paletteFrames = 12;

type MakeFile = (
  picture: FilmPicture,
  content: FilmContent,
  encoding: FilmEncoding,
  sink: ExportSink,
) => Promise<ExportReport>;

const files: Readonly<Record<DrawnFormat, MakeFile>> = {
  mp4: exportVideo('mp4'),
  webm: exportVideo('webm'),
  gif: exportGif,
  png: exportStill,
  'png-sequence': exportSequence,
};

export const exportFrames: MakeFile = (picture, content, encoding, sink) =>
  files[encoding.format](picture, content, encoding, sink);

function exportVideo(format: VideoFormat): MakeFile {
  return (picture, content, encoding, sink) => encodeVideo(picture, content, { ...encoding, format }, sink);
}

async function encodeVideo(
  picture: FilmPicture,
  content: FilmContent,
  encoding: FilmEncoding & { readonly format: VideoFormat },
  sink: ExportSink,
): Promise<ExportReport> {
  const { widthPx, heightPx, framesPerSecond, background } = content;
  const transparent = background === 'transparent';
  const frames = content.frames + encoding.holdFrames;
  const planes = new PlaneFrames(picture, content, transparent);
  const settingsWith = ({ codec, layers }: CodecChoice): VideoSettings => ({
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
    const choice = await chooseCodec(encoding, transparent, (each) =>
      canEncode(settingsWith(each), planes.frame(0)),
    );
    const file = await createVideoFile(settingsWith(choice), (bytes, position) =>
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
    const wanted = encoding.codec === 'auto' ? codecsOf(encoding.format, 'auto')[0]! : encoding.codec;
    return { codec: choice.codec, frames, insteadOf: choice.codec === wanted ? null : wanted };
  } finally {
    planes.dispose();
  }
}

/** What a video is encoded with. */
interface CodecChoice {
  readonly codec: VideoCodecName;
  readonly layers: string | null;
}

/** The requested codec, or the first candidate that really encodes; with layers only if they are supported. */
async function chooseCodec(
  { codec, format, quality }: FilmEncoding & { readonly format: VideoFormat },
  transparent: boolean,
  works: (choice: CodecChoice) => Promise<boolean>,
): Promise<CodecChoice> {
  const candidates =
    codec === 'auto'
      ? codecsOf(format, codec).filter((name) => !transparent || videoCodecs[name].alpha)
      : [codec];
  for (const name of candidates) {
    for (const layers of new Set([layersOf(name, quality), null])) {
      const choice = { codec: name, layers };
      if (await works(choice)) return choice;
    }
  }
  const names = candidates.map((name) => codecTitle(name)).join(', ');
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
  const { widthPx, heightPx } = content;
  const { maxFramesPerSecond } = exportFormats.gif;
  if (content.framesPerSecond > maxFramesPerSecond) {
    throw new Error(
      `Invalid framesPerSecond: ${content.framesPerSecond} (expected at most ${maxFramesPerSecond} in a GIF, which readers slow down beyond)`,
    );
  }
  const frames = content.frames + holdFrames;
  let position = 0;
  const write = async (bytes: Uint8Array<ArrayBuffer>): Promise<void> => {
    if (bytes.length === 0) return;
    const at = position;
    position += bytes.length;
    await sink.write(bytes, at, 0);
  };
  const readback = new Readback(picture.renderer, picture.target);
  try {
    const palette = choosePalette(picture, content, readback);
    const gif = createGifWriter({
      widthPx,
      heightPx,
      framesPerSecond: content.framesPerSecond,
      palette,
      loop: true,
    });
    await write(gif.header());
    picture.draw(0);
    for (let index = 0; index < frames; index += 1) {
      readback.begin();
      // The next frame is drawn while this one is read and written.
      if (index + 1 < frames) picture.draw(index + 1);
      await write(gif.frame(bytesOf(readback.bands())));
      sink.onProgress(index + 1, frames);
    }
    await write(gif.end());
  } finally {
    readback.dispose();
  }
  return { codec: 'gif', frames, insteadOf: null };
}

/** The clip's palette, from frames at equal intervals. */
function choosePalette(
  picture: FilmPicture,
  { widthPx, heightPx, frames, scene, background, theme }: FilmContent,
  readback: Readback,
): GifPalette {
  const count = Math.min(paletteFrames, frames);
  const maker = createGifPaletteMaker({
    sampled: { frames: count, pixels: widthPx * heightPx },
    mustHave: scene.optimizers.filter(({ visible }) => visible).map(({ color }) => color),
    matte: background === 'transparent' ? hexOf(palettes[theme].background) : null,
  });
  for (let sample = 0; sample < count; sample += 1) {
    picture.draw(Math.round((sample * (frames - 1)) / Math.max(1, count - 1)));
    readback.begin();
    for (const { bytes } of readback.bands()) maker.add(bytes);
  }
  return maker.palette();
}

function* bytesOf(bands: Iterable<Band>): Generator<Uint8ClampedArray> {
  for (const { bytes } of bands) yield bytes;
}

async function exportStill(
  picture: FilmPicture,
  content: FilmContent,
  { moment }: FilmEncoding,
  sink: ExportSink,
): Promise<ExportReport> {
  picture.draw(stillFrame(content, moment));
  const still = new StillPicture(picture);
  try {
    await sink.write(await still.png(), 0, 0);
  } finally {
    still.dispose();
  }
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
  const still = new StillPicture(picture);
  try {
    for (let index = 0; index < all; index += 1) {
      picture.draw(index);
      await sink.write(await still.png(), 0, index);
      sink.onProgress(index + 1, all);
    }
  } finally {
    still.dispose();
  }
  return { codec: 'png', frames: all, insteadOf: null };
}
