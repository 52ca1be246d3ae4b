// What the export dialog sets, and what it comes to: frames, limits, estimates and the job itself. Pure functions.
import { z } from 'zod';
import { invalid, type Issue } from '../../core/validation/issue';
import { describeRange, isInRange, type NumberRange } from '../../core/validation/numberRange';
import { landscapeKind } from '../../core/landscapes/reference';
import { serializeScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import type { SceneTheme } from '../../core/look/theme';
import type { Language } from '../../core/text/text';
import { framesOfRace } from '../../core/timeline/filmScene';
import { raceSeconds } from '../../core/timeline/frameAt';
import {
  exportBackgrounds,
  exportLimits,
  exportQualities,
  exportThemes,
  type ExportCodec,
  type ExportJob,
  type PictureFormat,
} from '../../protocol/exportJob';
import type { OutputRequest } from '../../protocol/messages';
import { bitrateOf, codecLadder, type VideoCodecName } from './encode/videoCodecs';
import { maxGifFramesPerSecond } from './gif/gifWriter';

/** What files there are to make, in the order in which they are offered. */
export const exportKinds = [
  'mp4',
  'webm-vp9',
  'webm-av1',
  'gif',
  'png',
  'png-sequence',
  'svg',
  'csv',
  'json',
  'python',
] as const;
export type ExportKind = (typeof exportKinds)[number];

/** Those that are drawn frame by frame. */
export type FilmKind = Extract<ExportKind, 'mp4' | 'webm-vp9' | 'webm-av1' | 'gif' | 'png' | 'png-sequence'>;
/** Those that are a text. */
export type DocumentKind = Exclude<ExportKind, FilmKind>;

const filmFormats: Readonly<
  Record<FilmKind, { readonly format: PictureFormat; readonly codec: ExportCodec }>
> = {
  mp4: { format: 'mp4', codec: 'auto' },
  'webm-vp9': { format: 'webm', codec: 'vp9' },
  'webm-av1': { format: 'webm', codec: 'av1' },
  gif: { format: 'gif', codec: 'auto' },
  png: { format: 'png', codec: 'auto' },
  'png-sequence': { format: 'png-sequence', codec: 'auto' },
};

const endings: Readonly<Record<ExportKind, string>> = {
  mp4: '.mp4',
  'webm-vp9': '.webm',
  'webm-av1': '.webm',
  gif: '.gif',
  png: '.png',
  'png-sequence': '-%04d.png',
  svg: '.svg',
  csv: '.csv',
  json: '.json',
  python: '.py',
};

export const sizePresets = [
  { id: '480', widthPx: 640, heightPx: 480 },
  { id: '720p', widthPx: 1280, heightPx: 720 },
  { id: '1080p', widthPx: 1920, heightPx: 1080 },
  { id: '1440p', widthPx: 2560, heightPx: 1440 },
  { id: '4k', widthPx: 3840, heightPx: 2160 },
  { id: 'square', widthPx: 1080, heightPx: 1080 },
  { id: 'vertical', widthPx: 1080, heightPx: 1920 },
] as const;

export const frameRates = [10, 15, 24, 25, 30, 50, 60] as const;

/** How long a film is. */
const lengthSchema = z.discriminatedUnion('kind', [
  /** As long as the race takes on its own clock. */
  z.object({ kind: z.literal('race') }),
  z.object({ kind: z.literal('seconds'), seconds: z.number() }),
  z.object({ kind: z.literal('steps'), stepsPerFrame: z.number() }),
]);

/** As they are kept between two starts. */
export const exportSettingsSchema = z.object({
  kind: z.enum(exportKinds),
  widthPx: z.number(),
  heightPx: z.number(),
  framesPerSecond: z.number(),
  length: lengthSchema,
  /** How long the end stands still. */
  holdSeconds: z.number(),
  quality: z.enum(exportQualities),
  /** `window`: as the window is. */
  theme: z.enum(['window', ...exportThemes]),
  background: z.enum(exportBackgrounds),
});
export type ExportSettings = z.infer<typeof exportSettingsSchema>;

export const defaultExportSettings: ExportSettings = {
  kind: 'mp4',
  widthPx: 1280,
  heightPx: 720,
  framesPerSecond: 30,
  length: { kind: 'race' },
  holdSeconds: 1,
  quality: 'high',
  theme: 'window',
  background: 'theme',
};

export const settingLimits = {
  framesPerSecond: { min: 10, max: 60 },
  seconds: { min: 0.5, max: 3600 },
  stepsPerFrame: { min: 0.001, max: 100_000 },
  holdSeconds: { min: 0, max: 60 },
} as const satisfies Record<string, NumberRange>;

export function isFilm(kind: ExportKind): kind is FilmKind {
  return Object.hasOwn(filmFormats, kind);
}

/** Whether a kind has several frames, and so a rate and a length. */
export function isMoving(kind: ExportKind): boolean {
  return isFilm(kind) && kind !== 'png';
}

/** Whether a kind can have a transparent background. */
export function canBeTransparent(kind: ExportKind): boolean {
  return kind === 'webm-vp9' || kind === 'gif' || kind === 'png' || kind === 'png-sequence' || kind === 'svg';
}

/** Whether its sides must be even: as the codecs have it. */
function needsEvenSides(kind: ExportKind): boolean {
  return kind === 'mp4' || kind === 'webm-vp9' || kind === 'webm-av1';
}

export interface FilmFrames {
  /** From the race's first state to its last. */
  readonly frames: number;
  /** In which the last state stands still. */
  readonly holdFrames: number;
}

export function filmFrames(scene: Scene, settings: ExportSettings): FilmFrames {
  const { framesPerSecond, length, holdSeconds } = settings;
  const max = exportLimits.frames.max;
  const frames = ((): number => {
    switch (length.kind) {
      case 'race':
        return framesOfRace(scene, framesPerSecond);
      case 'seconds':
        return Math.round(length.seconds * framesPerSecond);
      case 'steps':
        return Math.round(scene.steps / length.stepsPerFrame) + 1;
    }
  })();
  return {
    frames: Math.min(max, Math.max(2, frames)),
    holdFrames: Math.round(holdSeconds * framesPerSecond),
  };
}

/** How long the race is on its own clock, for a first proposal. */
export function proposedSeconds(scene: Scene): number {
  const { min, max } = settingLimits.seconds;
  return Math.min(max, Math.max(min, Math.round(10 * raceSeconds(scene)) / 10));
}

/** What is wrong with a side of the picture, which is called `name`; null where nothing is. */
export function sideIssue(
  kind: ExportKind,
  side: 'width' | 'height',
  value: number,
  name: string = side,
): Issue | null {
  const range = side === 'width' ? exportLimits.widthPx : exportLimits.heightPx;
  if (!isInRange(value, range)) return invalid(name, value, describeRange(name, range));
  if (value % 2 === 0 || !needsEvenSides(kind)) return null;
  return invalid(name, value, {
    en: `an even number for video: ${value - 1} or ${value + 1}`,
    ja: `動画では偶数：${value - 1} か ${value + 1}`,
  });
}

/** What is wrong with the rate of frames, which is called `name`; null where nothing is. */
export function rateIssue(kind: ExportKind, framesPerSecond: number, name: string): Issue | null {
  const range: NumberRange = {
    ...settingLimits.framesPerSecond,
    max: kind === 'gif' ? maxGifFramesPerSecond : settingLimits.framesPerSecond.max,
  };
  return isInRange(framesPerSecond, range)
    ? null
    : invalid(name, framesPerSecond, describeRange(name, range));
}

/** What is wrong with the settings for their kind; each message names field, value and what is allowed. */
export function settingsIssues(settings: ExportSettings): Issue[] {
  const { kind, widthPx, heightPx, framesPerSecond, length, holdSeconds } = settings;
  const issues: Issue[] = [];
  const check = (field: string, value: number, range: NumberRange): void => {
    if (!isInRange(value, range)) issues.push(invalid(field, value, describeRange(field, range)));
  };
  if (isFilm(kind) || kind === 'svg') {
    const sides = [sideIssue(kind, 'width', widthPx), sideIssue(kind, 'height', heightPx)];
    issues.push(...sides.filter((issue) => issue !== null));
  }
  if (isMoving(kind)) {
    const rate = rateIssue(kind, framesPerSecond, 'framesPerSecond');
    if (rate !== null) issues.push(rate);
    check('holdSeconds', holdSeconds, settingLimits.holdSeconds);
    if (length.kind === 'seconds') check('seconds', length.seconds, settingLimits.seconds);
    if (length.kind === 'steps') check('stepsPerFrame', length.stepsPerFrame, settingLimits.stepsPerFrame);
  }
  return issues;
}

/** Letters that no system refuses in a file's name. */
function fileStem(name: string): string {
  const stem = name
    .replace(/[\p{Cc}\\/:*?"<>|%]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return stem === '' ? 'race' : stem;
}

/** The name to save under: the scene's title, or its landscape's. */
export function exportFileName(scene: Scene, kind: ExportKind): string {
  const { title, landscape } = scene;
  const name = title !== '' ? title : 'id' in landscape ? landscape.id : landscapeKind(landscape);
  return `${fileStem(name)}${endings[kind]}`;
}

export interface ExportSurroundings {
  readonly language: Language;
  /** The window's. */
  readonly theme: SceneTheme;
  /** For a still: the play head's place, as a share of the race. */
  readonly moment: number;
}

/** The job that the settings come to. */
export function createExportJob(
  scene: Scene,
  settings: ExportSettings & { readonly kind: FilmKind },
  { language, theme, moment }: ExportSurroundings,
): ExportJob {
  const { kind, widthPx, heightPx, framesPerSecond, quality, background } = settings;
  return {
    scene: serializeScene(scene),
    fileName: exportFileName(scene, kind),
    ...filmFormats[kind],
    widthPx,
    heightPx,
    framesPerSecond,
    ...(isMoving(kind)
      ? filmFrames(scene, settings)
      : { frames: Math.max(2, scene.steps + 1), holdFrames: 0 }),
    quality,
    camera: 'scene',
    theme: settings.theme === 'window' ? theme : settings.theme,
    background: canBeTransparent(kind) ? background : 'theme',
    language,
    moment,
  };
}

/** The codec that a job will most likely be encoded with. */
export function likelyCodec({ format, codec }: Pick<ExportJob, 'format' | 'codec'>): VideoCodecName | null {
  if (format !== 'mp4' && format !== 'webm') return null;
  return codec === 'auto' ? codecLadder[format][0]! : codec;
}

/**
 * Bytes that the file will have at most, roughly; null while nothing is known.
 * @param stillBytes size of one frame as PNG, where it is known
 */
export function estimateBytes(job: ExportJob, stillBytes: number | null): number | null {
  const frames = job.frames + job.holdFrames;
  const codec = likelyCodec(job);
  if (codec !== null) return (bitrateOf(codec, job.quality, job) / 8) * (frames / job.framesPerSecond);
  if (stillBytes === null) return null;
  switch (job.format) {
    case 'png-sequence':
      return stillBytes * frames;
    case 'gif':
      // The first frame is whole, with 256 colours; of the others, what changed.
      return 0.5 * stillBytes + 0.04 * stillBytes * frames;
    default:
      return stillBytes;
  }
}

/** What a job asks of the place that it is written to: how many files, and how much room where that is known. */
export function filmRequest(job: ExportJob, stillBytes: number | null): Omit<OutputRequest, 'suggestedName'> {
  const bytes = estimateBytes(job, stillBytes);
  return {
    files: job.format === 'png-sequence' ? job.frames + job.holdFrames : null,
    ...(bytes !== null && { bytes }),
  };
}
