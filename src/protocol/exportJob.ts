// A film or picture to make: the job that the dialog and the command line ask for, its progress and its result.
import { z } from 'zod';
import { sceneThemes } from '../core/look/theme';
import { describeRange, isInRange, type NumberRange } from '../core/validation/numberRange';
import { inLanguage, allLanguages } from '../core/text/text';
import { drawnFormats, exportCodecs, maxFramesPerSecond } from './exportFormats';

export const exportQualities = ['low', 'medium', 'high', 'best'] as const;
export type ExportQuality = (typeof exportQualities)[number];

/** The camera's motion: the scene's own, or one chosen for the export. */
const exportCameras = ['scene', 'still', 'orbit'] as const;

export const exportBackgrounds = ['theme', 'transparent'] as const;

export const exportLimits = {
  widthPx: { min: 16, max: 7680, whole: true },
  heightPx: { min: 16, max: 4320, whole: true },
  /** What graphics cards and encoders can process at once: 8K. */
  pixels: 7680 * 4320,
  framesPerSecond: { min: 1, max: maxFramesPerSecond },
  frames: { min: 2, max: 100_000, whole: true },
  stepsPerFrame: { min: 0.001, max: 100_000 },
  holdFrames: { min: 0, max: 6000, whole: true },
  moment: { min: 0, max: 1 },
  textScale: { min: 0.5, max: 3 },
} as const;

function number(name: string, range: NumberRange) {
  const error = inLanguage(describeRange(name, range), 'en');
  return z.number({ error }).refine((value) => isInRange(value, range));
}

/** How long a film holds its end, unless something else is chosen. */
export const usualHoldSeconds = 2;

export const exportJobSchema = z.strictObject({
  /** A scene document's text. */
  scene: z.string(),
  /** For a sequence, with a printf placeholder for the number, as in `frame-%04d.png`. */
  fileName: z.string(),
  format: z.enum(drawnFormats),
  widthPx: number('width', exportLimits.widthPx),
  heightPx: number('height', exportLimits.heightPx),
  framesPerSecond: number('framesPerSecond', exportLimits.framesPerSecond),
  /** From the race's first state to its last. */
  frames: number('frames', exportLimits.frames),
  /** Additional frames at the end that show the last state. */
  holdFrames: number('holdFrames', exportLimits.holdFrames),
  /** How large texts are, where 1 is usual in a picture of this size. */
  textScale: number('textScale', exportLimits.textScale),
  codec: z.enum(exportCodecs),
  quality: z.enum(exportQualities),
  camera: z.enum(exportCameras),
  theme: z.enum(sceneThemes),
  background: z.enum(exportBackgrounds),
  language: z.enum(allLanguages),
  /** The moment that a still shows, as a fraction of the race. */
  moment: number('moment', exportLimits.moment),
});
export type ExportJob = z.infer<typeof exportJobSchema>;

export const exportReportSchema = z.strictObject({
  /** The codec or format that was used: h264, vp9, av1, gif or png. */
  codec: z.string(),
  frames: z.number(),
  /** If another codec had to be used: the one that was asked for, or that comes first. Null otherwise. */
  insteadOf: z.enum(exportCodecs).nullable(),
});
export type ExportReport = z.infer<typeof exportReportSchema>;
