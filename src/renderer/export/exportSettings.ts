// The export dialog's settings, and what follows from them: frames, limits, estimates and the job. Pure functions.
import { z } from 'zod';
import { invalid, type Issue } from '../../core/validation/issue';
import { describeRange, isInRange, type NumberRange } from '../../core/validation/numberRange';
import { landscapeKind } from '../../core/landscapes/reference';
import { serializeScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import { sceneThemes, type SceneTheme } from '../../core/look/theme';
import { phrase, type Language } from '../../core/text/text';
import { framesByPace, framesOfRace } from '../../core/timeline/filmScene';
import { raceSeconds } from '../../core/timeline/frameAt';
import {
  canBeTransparent,
  codecsOf,
  exportCodecs,
  factsOf,
  formatNames,
  isMoving,
  isVideo,
  maxFramesPerSecond,
  showsRace,
  type DrawnFormat,
  type ExportCodec,
  type ExportFormat,
  type VideoCodecName,
  type VideoFormat,
} from '../../protocol/exportFormats';
import {
  exportBackgrounds,
  exportLimits,
  exportQualities,
  type ExportJob,
  usualHoldSeconds,
} from '../../protocol/exportJob';
import type { OutputRequest } from '../../protocol/messages';
import { bitrateOf } from './encode/videoCodecs';

/** An option of the dialog: a format, with a codec if the user chooses one. */
export interface FormatChoice {
  readonly format: ExportFormat;
  readonly codec: ExportCodec;
}

/** In the order in which they are offered. */
export const formatChoices: readonly FormatChoice[] = formatNames.flatMap((format): FormatChoice[] => {
  const { codecs, offersCodecs } = factsOf(format);
  return offersCodecs ? codecs.map((codec) => ({ format, codec })) : [{ format, codec: 'auto' }];
});

/** The matching choice; undefined if it is not offered. */
function findFormatChoice({ format, codec }: FormatChoice): FormatChoice | undefined {
  return formatChoices.find((each) => each.format === format && each.codec === codec);
}

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

/** The length of a film. */
const lengthSchema = z.discriminatedUnion('kind', [
  /** As long as the race takes on its own clock. */
  z.object({ kind: z.literal('race') }),
  z.object({ kind: z.literal('seconds'), seconds: z.number() }),
  z.object({ kind: z.literal('steps'), stepsPerFrame: z.number() }),
]);

const settingsFields = z.object({
  format: z.enum(formatNames),
  codec: z.enum(exportCodecs),
  widthPx: z.number(),
  heightPx: z.number(),
  /** Missing in settings from when all texts had the usual size. */
  textScale: z.number().default(1),
  framesPerSecond: z.number(),
  length: lengthSchema,
  /** How long the last state is shown at the end. */
  holdSeconds: z.number(),
  quality: z.enum(exportQualities),
  /** `window`: the window's own appearance. */
  theme: z.enum(['window', ...sceneThemes]),
  background: z.enum(exportBackgrounds),
});

/** Settings from when one field, `kind`, named format and codec. */
const withKind = z.looseObject({ kind: z.string() });

function withoutKind(stored: unknown): unknown {
  const parsed = withKind.safeParse(stored);
  if (!parsed.success) return stored;
  const { kind, ...others } = parsed.data;
  const choice = formatChoices.find(({ format, codec }) => kind === `${format}-${codec}`);
  return { ...others, ...(choice ?? { format: kind, codec: 'auto' }) };
}

/** As stored between starts. */
export const exportSettingsSchema = z.preprocess(
  withoutKind,
  settingsFields.refine((settings) => findFormatChoice(settings) !== undefined),
);
export type ExportSettings = z.infer<typeof exportSettingsSchema>;

export const defaultExportSettings: ExportSettings = {
  format: 'mp4',
  codec: 'auto',
  widthPx: 1280,
  heightPx: 720,
  textScale: 1,
  framesPerSecond: 30,
  length: { kind: 'race' },
  holdSeconds: usualHoldSeconds,
  quality: 'high',
  theme: 'window',
  background: 'theme',
};

export const settingLimits = {
  framesPerSecond: { min: 10, max: maxFramesPerSecond },
  seconds: { min: 0.5, max: 3600 },
  stepsPerFrame: exportLimits.stepsPerFrame,
  holdSeconds: { min: 0, max: 60 },
  textScale: exportLimits.textScale,
} as const satisfies Record<string, NumberRange>;

export interface FilmFrames {
  /** From the race's first state to its last. */
  readonly frames: number;
  /** Additional frames that show the last state. */
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
        return framesByPace(scene, length.stepsPerFrame);
    }
  })();
  return {
    frames: Math.min(max, Math.max(2, frames)),
    holdFrames: Math.round(holdSeconds * framesPerSecond),
  };
}

/** The duration of the race on its own clock, as the initial proposal. */
export function proposedSeconds(scene: Scene): number {
  const { min, max } = settingLimits.seconds;
  return Math.min(max, Math.max(min, Math.round(10 * raceSeconds(scene)) / 10));
}

/** The issue of a side's length; `name` is the field's name. Null if it is valid. */
export function sideIssue(
  format: ExportFormat,
  side: 'width' | 'height',
  value: number,
  name: string = side,
): Issue | null {
  const range = side === 'width' ? exportLimits.widthPx : exportLimits.heightPx;
  if (!isInRange(value, range)) return invalid(name, value, describeRange(name, range));
  if (value % 2 === 0 || !factsOf(format).evenSides) return null;
  return invalid(
    name,
    value,
    phrase('an even number for video: {value} or {value2}', { value: value - 1, value2: value + 1 }),
  );
}

/** The issue of a frame rate; `name` is the field's name. Null if it is valid. */
export function rateIssue(format: ExportFormat, framesPerSecond: number, name: string): Issue | null {
  const { min, max } = settingLimits.framesPerSecond;
  const range: NumberRange = { min, max: factsOf(format).maxFramesPerSecond ?? max };
  return isInRange(framesPerSecond, range)
    ? null
    : invalid(name, framesPerSecond, describeRange(name, range));
}

/** Issues of the settings for their format; each message names field, value and allowed range. */
export function settingsIssues(settings: ExportSettings): Issue[] {
  const { format, widthPx, heightPx, framesPerSecond, length, holdSeconds } = settings;
  const issues: Issue[] = [];
  const check = (field: string, value: number, range: NumberRange): void => {
    if (!isInRange(value, range)) issues.push(invalid(field, value, describeRange(field, range)));
  };
  if (showsRace(format)) {
    const sides = [sideIssue(format, 'width', widthPx), sideIssue(format, 'height', heightPx)];
    issues.push(...sides.filter((issue) => issue !== null));
    check('textScale', settings.textScale, settingLimits.textScale);
  }
  if (isMoving(format)) {
    const rate = rateIssue(format, framesPerSecond, 'framesPerSecond');
    if (rate !== null) issues.push(rate);
    check('holdSeconds', holdSeconds, settingLimits.holdSeconds);
    if (length.kind === 'seconds') check('seconds', length.seconds, settingLimits.seconds);
    if (length.kind === 'steps') check('stepsPerFrame', length.stepsPerFrame, settingLimits.stepsPerFrame);
  }
  return issues;
}

/** A file name of characters that every system allows. */
function fileStem(name: string): string {
  const stem = name
    .replace(/[\p{Cc}\\/:*?"<>|%]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return stem === '' ? 'race' : stem;
}

/** The suggested file name: the scene's title, or its landscape's. */
export function exportFileName(scene: Scene, format: ExportFormat): string {
  const { title, landscape } = scene;
  const name = title !== '' ? title : 'id' in landscape ? landscape.id : landscapeKind(landscape);
  const { extension, sequence } = factsOf(format);
  return `${fileStem(name)}${sequence ? '-%04d' : ''}.${extension}`;
}

/** The suggested name of several races' files, numbered. */
export function exportNames(title: string, format: ExportFormat): string {
  return `${fileStem(title)}-%02d.${factsOf(format).extension}`;
}

export interface ExportSurroundings {
  readonly language: Language;
  /** The window's appearance. */
  readonly theme: SceneTheme;
  /** For a still: the play head's position, as a fraction of the race. */
  readonly moment: number;
}

export function shownTheme({ theme }: ExportSettings, { theme: ofWindow }: ExportSurroundings): SceneTheme {
  return theme === 'window' ? ofWindow : theme;
}

/** The job for the settings. */
export function createExportJob(
  scene: Scene,
  settings: ExportSettings & { readonly format: DrawnFormat },
  surroundings: ExportSurroundings,
): ExportJob {
  const { language, moment } = surroundings;
  const { format, codec, widthPx, heightPx, textScale, framesPerSecond, quality, background } = settings;
  return {
    scene: serializeScene(scene),
    fileName: exportFileName(scene, format),
    format,
    codec,
    widthPx,
    heightPx,
    textScale,
    framesPerSecond,
    ...(isMoving(format)
      ? filmFrames(scene, settings)
      : { frames: Math.max(2, scene.steps + 1), holdFrames: 0 }),
    quality,
    camera: 'scene',
    theme: shownTheme(settings, surroundings),
    background: canBeTransparent(format, codec) ? background : 'theme',
    language,
    moment,
  };
}

/** The codec that will most likely be used; null for formats without codecs. */
export function likelyCodec({ format, codec }: FormatChoice): VideoCodecName | null {
  return codecsOf(format, codec)[0] ?? null;
}

/** Size in bytes of frames in formats without codecs, if one frame has `stillBytes` as PNG. */
const frameBytes: Readonly<
  Record<Exclude<DrawnFormat, VideoFormat>, (stillBytes: number, frames: number) => number>
> = {
  // The first frame is complete, with 256 colours; the others contain only changes.
  gif: (stillBytes, frames) => 0.5 * stillBytes + 0.04 * stillBytes * frames,
  png: (stillBytes) => stillBytes,
  'png-sequence': (stillBytes, frames) => stillBytes * frames,
};

/**
 * A rough upper estimate of the file's size in bytes; null while unknown.
 * @param stillBytes size of one frame as PNG, if known
 */
export function estimateBytes(job: ExportJob, stillBytes: number | null): number | null {
  const frames = job.frames + job.holdFrames;
  if (isVideo(job.format)) {
    const codec = likelyCodec(job)!;
    return (bitrateOf(codec, job.quality, job) / 8) * (frames / job.framesPerSecond);
  }
  return stillBytes === null ? null : frameBytes[job.format](stillBytes, frames);
}

/** What a job requires of its output: the number of files, and the room if it is known. */
export function filmRequest(job: ExportJob, stillBytes: number | null): Omit<OutputRequest, 'suggestedName'> {
  const bytes = estimateBytes(job, stillBytes);
  return {
    files: factsOf(job.format).sequence ? job.frames + job.holdFrames : null,
    ...(bytes !== null && { bytes }),
  };
}
