// Makes the file of a film or picture: draws frame after frame and hands the file's pieces to whoever writes it.
import type { ExportReport, VideoFormat } from '../../../protocol/exportJob';
import { hexOf } from '../../../core/look/colorMaps';
import { palettes } from '../../../core/look/theme';
import type { FilmContent } from '../filmContent';
import type { FilmEncoding } from '../filmMessages';
import type { Box } from '../../scene3d/labelLayout';
import type { FilmPicture } from '../filmPicture';
import { I420Packer, videoColorSpace } from '../i420';
import { createGifPalette } from '../gif/palette';
import { createGifWriter, maxGifFramesPerSecond } from '../gif/gifWriter';
import { flipRows, unpremultiply } from './pixels';
import { Readback } from './readback';
import { encodePng, fullPicture } from './stillPicture';
import { alphaLadder, bitrateOf, codecLadder, codecTitles, type VideoCodecName } from './videoCodecs';
import { canEncode, createVideoFile, timestampOf, type FilmFrame, type VideoSettings } from './videoFile';

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

/**
 * Draws all frames, reads each back from `target`, and gives it to `take` in order; a frame is drawn while the one
 * before it is taken. `prepare` fills the target from the picture.
 */
async function eachFrame(
  picture: FilmPicture,
  target: FilmPicture['target'],
  frames: number,
  prepare: (changed: readonly Box[] | null) => void,
  take: (bytes: Uint8ClampedArray<ArrayBuffer>, index: number) => Promise<void>,
): Promise<void> {
  const bytes = new Uint8ClampedArray(4 * target.width * target.height);
  const readback = new Readback(picture.renderer, target, 2);
  try {
    for (let index = 0; index <= frames; index += 1) {
      if (index < frames) {
        prepare(picture.draw(index));
        readback.begin();
      }
      if (index === 0) continue;
      readback.takeInto(bytes);
      await take(bytes, index - 1);
    }
  } finally {
    readback.dispose();
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
  const packer = new I420Packer(picture.renderer, widthPx, heightPx, transparent);
  const { layout, target } = packer;
  const frameOf = (
    bytes: Uint8ClampedArray<ArrayBuffer>,
    planes: readonly PlaneLayout[],
    index: number,
  ): VideoFrame =>
    new VideoFrame(bytes, {
      format: 'I420',
      codedWidth: widthPx,
      codedHeight: heightPx,
      timestamp: timestampOf(index, framesPerSecond),
      duration: timestampOf(index + 1, framesPerSecond) - timestampOf(index, framesPerSecond),
      layout: [...planes],
      colorSpace: videoColorSpace,
    });
  const toFrame = (bytes: Uint8ClampedArray<ArrayBuffer>, index: number): FilmFrame => ({
    color: frameOf(bytes, layout.planes, index),
    alpha: layout.alphaPlanes === null ? null : frameOf(bytes, layout.alphaPlanes, index),
  });
  const settingsWith = (codec: VideoCodecName): VideoSettings => ({
    format: encoding.format,
    codec,
    widthPx,
    heightPx,
    framesPerSecond,
    frames,
    bitrate: bitrateOf(codec, encoding.quality, content),
    transparent,
  });
  try {
    picture.draw(0);
    packer.pack(picture.target.texture, null);
    const first = new Uint8ClampedArray(4 * target.width * target.height);
    const probe = new Readback(picture.renderer, target, 1);
    probe.begin();
    probe.takeInto(first);
    probe.dispose();
    const codec = await chooseCodec(encoding, transparent, (name) =>
      canEncode(settingsWith(name), toFrame(first, 0)),
    );
    const file = await createVideoFile(settingsWith(codec), (bytes, position) =>
      sink.write(bytes, position, 0),
    );
    try {
      await eachFrame(
        picture,
        target,
        frames,
        (changed) => packer.pack(picture.target.texture, changed),
        async (bytes, index) => {
          await file.add(toFrame(bytes, index));
          sink.onProgress(index + 1, frames);
        },
      );
      await file.finish();
    } catch (error) {
      await file.cancel().catch(() => undefined);
      throw error;
    }
    const wanted = encoding.codec === 'auto' ? codecLadder[encoding.format][0]! : encoding.codec;
    return { codec, frames, insteadOf: codec === wanted ? null : wanted };
  } finally {
    packer.dispose();
  }
}

/** The codec asked for, or the first of the ladder that really encodes. */
async function chooseCodec(
  { codec, format }: { readonly codec: FilmEncoding['codec']; readonly format: VideoFormat },
  transparent: boolean,
  works: (codec: VideoCodecName) => Promise<boolean>,
): Promise<VideoCodecName> {
  const ladder = codec === 'auto' ? (transparent ? alphaLadder : codecLadder[format]) : [codec];
  for (const name of ladder) if (await works(name)) return name;
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
  await eachFrame(
    picture,
    picture.target,
    frames,
    () => undefined,
    async (bytes, index) => {
      flipRows(bytes, widthPx, heightPx);
      unpremultiply(bytes);
      await write(gif.frame(bytes));
      sink.onProgress(index + 1, frames);
    },
  );
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
