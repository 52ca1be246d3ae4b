// Reads the options of `optiscape export`. Invalid ones are usage errors that name the option.
import { describeRange, isInRange, type NumberRange } from '../../core/validation/numberRange';
import { sceneThemes } from '../../core/look/theme';
import type { Scene } from '../../core/scene/scene';
import { inLanguage, languages } from '../../core/text/text';
import { framesByPace, framesOfRace } from '../../core/timeline/filmScene';
import {
  canBeTransparent,
  factsOf,
  isStill,
  videoCodecNames,
  videoCodecs,
  type DrawnFormat,
  type ExportFormat,
} from '../../protocol/exportFormats';
import {
  exportBackgrounds,
  exportLimits,
  exportQualities,
  usualHoldSeconds,
  type ExportJob,
} from '../../protocol/exportJob';
import { invalidInput } from '../usageError';

/** Option values as typed, without `--out`. */
export interface PictureOptions {
  readonly size?: string;
  readonly textScale?: string;
  readonly fps?: string;
  readonly seconds?: string;
  readonly frames?: string;
  readonly stepsPerFrame?: string;
  readonly hold?: string;
  readonly camera?: string;
  readonly codec?: string;
  readonly quality?: string;
  readonly theme?: string;
  readonly background?: string;
  readonly language?: string;
  readonly moment?: string;
}

export type PictureOption = keyof PictureOptions;

/** An option as it is typed. */
export function writtenOption(option: PictureOption): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** A format's name in messages. */
export function writtenFormat(format: ExportFormat): string {
  const { extension, sequence } = factsOf(format);
  return sequence ? `a sequence of .${extension}` : `.${extension}`;
}

/** The settings for showing a moment of the race. */
export type ShownRequest = Pick<
  ExportJob,
  'widthPx' | 'heightPx' | 'textScale' | 'theme' | 'background' | 'language' | 'moment'
>;

/** The job settings that options decide; the format follows from the name of --out. */
export type PictureRequest = Omit<ExportJob, 'scene' | 'fileName' | 'format'>;

const cameras = ['still', 'orbit'] as const;

/** Converts the options; missing ones take their defaults. What depends on a scene is read for each. */
export function readPictureOptions(
  options: PictureOptions,
  format: DrawnFormat,
): (scene: Scene) => PictureRequest {
  const { min, max } = exportLimits.framesPerSecond;
  const rates = { min, max: factsOf(format).maxFramesPerSecond ?? max };
  const framesPerSecond =
    readNumber('fps', options.fps, rates, rates.max < max ? `for ${writtenFormat(format)}` : '') ?? 30;
  if (options.background === 'transparent') refuseOpaqueCodec(options.codec, format);
  const framesFor = readFrames(options, framesPerSecond, format);
  const request: Omit<PictureRequest, 'frames'> = {
    ...readShownOptions(options, format),
    framesPerSecond,
    holdFrames: readHold(options, framesPerSecond),
    codec: readChoice('codec', options.codec, ['auto', ...factsOf(format).codecs], format) ?? 'auto',
    quality: readChoice('quality', options.quality, exportQualities) ?? 'high',
    camera: readChoice('camera', options.camera, cameras) ?? 'scene',
  };
  return (scene) => ({ ...request, frames: framesFor(scene) });
}

/** Converts the options that all pictures have, drawn or not. */
export function readShownOptions(options: PictureOptions, format: ExportFormat): ShownRequest {
  const backgrounds = canBeTransparent(format, 'auto') ? exportBackgrounds : (['theme'] as const);
  return {
    ...readSize(options.size ?? '1280x720', format),
    textScale: readNumber('textScale', options.textScale, exportLimits.textScale) ?? 1,
    theme: readChoice('theme', options.theme, sceneThemes) ?? 'light',
    background: readChoice('background', options.background, backgrounds, format) ?? 'theme',
    language: readChoice('language', options.language, languages) ?? 'en',
    moment: readNumber('moment', options.moment, exportLimits.moment) ?? 1,
  };
}

/** Throws if the requested codec can't be transparent but another one of the format can. */
function refuseOpaqueCodec(codec: string | undefined, format: DrawnFormat): void {
  const named = videoCodecNames.find((each) => each === codec);
  const able = factsOf(format).codecs.filter((each) => videoCodecs[each].alpha);
  if (named === undefined || canBeTransparent(format, named) || !canBeTransparent(format, 'auto')) return;
  throw invalidInput('--codec', named, `${able.join(' or ')} with --background transparent`);
}

function readSize(text: string, format: ExportFormat): Pick<PictureRequest, 'widthPx' | 'heightPx'> {
  const { widthPx: widths, heightPx: heights } = exportLimits;
  const [width, height] = /^(\d+)x(\d+)$/.exec(text)?.slice(1).map(Number) ?? [];
  if (
    width === undefined ||
    height === undefined ||
    !isInRange(width, widths) ||
    !isInRange(height, heights)
  ) {
    const expected = `WIDTHxHEIGHT, ${widths.min} ≤ width ≤ ${widths.max}, ${heights.min} ≤ height ≤ ${heights.max}`;
    throw invalidInput('--size', text, expected);
  }
  if (factsOf(format).evenSides && (width % 2 !== 0 || height % 2 !== 0)) {
    throw invalidInput('--size', text, `an even width and an even height for ${writtenFormat(format)}`);
  }
  return { widthPx: width, heightPx: height };
}

function readFrames(
  { seconds, frames, stepsPerFrame }: PictureOptions,
  framesPerSecond: number,
  format: DrawnFormat,
): (scene: Scene) => number {
  const { min, max } = exportLimits.frames;
  if (frames !== undefined && seconds !== undefined) {
    throw invalidInput('--frames', frames, 'either --seconds or --frames');
  }
  if (stepsPerFrame !== undefined && (frames ?? seconds) !== undefined) {
    throw invalidInput('--steps-per-frame', stepsPerFrame, 'neither --seconds nor --frames beside it');
  }
  const rangeSeconds = { min: min / framesPerSecond, max: max / framesPerSecond };
  const length = readNumber('seconds', seconds, rangeSeconds, `at ${framesPerSecond} frames per second`);
  const asked =
    readNumber('frames', frames, exportLimits.frames) ??
    (length === null ? null : Math.round(length * framesPerSecond));
  if (asked !== null) return () => asked;
  const pace = readNumber('stepsPerFrame', stepsPerFrame, exportLimits.stepsPerFrame);
  return (scene) => {
    const own = pace === null ? framesOfRace(scene, framesPerSecond) : framesByPace(scene, pace);
    // For a still, the race may be longer than the longest film.
    if (isStill(format)) return Math.min(own, max);
    if (own <= max) return own;
    if (stepsPerFrame !== undefined) {
      const expected = `more, since ${own} frames would be needed, and ${max} are allowed`;
      throw invalidInput('--steps-per-frame', stepsPerFrame, expected);
    }
    const expected = `--seconds or --frames, since the race's own length is ${own} frames, and ${max} are allowed`;
    throw invalidInput('--frames', 'missing', expected);
  };
}

/** The end is held as the window's export does, unless the film's length is given. */
function readHold({ hold, seconds, frames, stepsPerFrame }: PictureOptions, framesPerSecond: number): number {
  const range = { min: 0, max: exportLimits.holdFrames.max / framesPerSecond };
  const length = readNumber('hold', hold, range, `at ${framesPerSecond} frames per second`);
  const usual = (seconds ?? frames ?? stepsPerFrame) === undefined ? usualHoldSeconds : 0;
  return Math.round((length ?? usual) * framesPerSecond);
}

/** Null if the option is missing. */
function readNumber(
  option: PictureOption,
  text: string | undefined,
  range: NumberRange,
  circumstances = '',
): number | null {
  if (text === undefined) return null;
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  if (isInRange(value, range)) return value;
  throw invalidInput(
    writtenOption(option),
    text,
    [inLanguage(describeRange(option, range), 'en'), circumstances].join(' ').trim(),
  );
}

/** Null if the option is missing. */
function readChoice<Choice extends string>(
  option: PictureOption,
  text: string | undefined,
  choices: readonly Choice[],
  format?: ExportFormat,
): Choice | null {
  if (text === undefined) return null;
  const found = choices.find((choice) => choice === text);
  if (found !== undefined) return found;
  throw invalidInput(
    writtenOption(option),
    text,
    choices.join(' or ') + (format ? ` for ${writtenFormat(format)}` : ''),
  );
}
