// The jobs and issues that follow from the dialog's settings.
import { describe, expect, it } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { isDrawn } from '../../protocol/exportFormats';
import { exportJobSchema } from '../../protocol/exportJob';
import {
  createExportJob,
  defaultExportSettings,
  estimateBytes,
  exportFileName,
  exportSettingsSchema,
  filmFrames,
  filmRequest,
  formatChoices,
  settingsIssues,
  type ExportSettings,
} from './exportSettings';

const scene = createDefaultScene(findLandscape('ravine')!);
const surroundings = { language: 'ja', theme: 'dark', moment: 0.5 } as const;

const settingsWith = (part: Partial<ExportSettings>): ExportSettings => ({
  ...defaultExportSettings,
  ...part,
});

describe('frames', () => {
  it('follow from the length: as the race, in seconds, in steps', () => {
    expect(filmFrames(scene, settingsWith({ holdSeconds: 0 }))).toEqual({ frames: 190, holdFrames: 0 });
    expect(filmFrames(scene, settingsWith({ length: { kind: 'seconds', seconds: 10 } }))).toEqual({
      frames: 300,
      holdFrames: 60,
    });
    expect(filmFrames(scene, settingsWith({ length: { kind: 'steps', stepsPerFrame: 2 } })).frames).toBe(129);
  });
});

describe('jobs', () => {
  it.each(formatChoices)('of $format with $codec are valid where they are drawn', ({ format, codec }) => {
    if (!isDrawn(format)) return;
    const settings = { ...settingsWith({ background: 'transparent' }), format, codec };
    const job = createExportJob(scene, settings, surroundings);
    expect(exportJobSchema.safeParse(job).error).toBeUndefined();
    expect(job).toMatchObject({ language: 'ja', theme: 'dark', moment: 0.5 });
    // H.264 and AV1 have no alpha.
    expect(job.background).toBe(format === 'mp4' || codec === 'av1' ? 'theme' : 'transparent');
  });

  it('are named after the title or the landscape, without what systems refuse', () => {
    expect(exportFileName(scene, 'mp4')).toBe('ravine.mp4');
    expect(exportFileName(scene, 'png-sequence')).toBe('ravine-%04d.png');
    expect(exportFileName({ ...scene, title: '1/2: 100% "Adam"?' }, 'python')).toBe('1 2 100 Adam.py');
    expect(exportFileName({ ...scene, title: '///' }, 'csv')).toBe('race.csv');
    expect(exportFileName({ ...scene, title: '谷の競走' }, 'gif')).toBe('谷の競走.gif');
  });
});

describe('wrong settings', () => {
  it.each([
    [{ widthPx: 1281 }, 'Invalid width: 1281 (expected an even number for video: 1280 or 1282)'],
    [{ heightPx: 9000 }, 'Invalid height: 9000 (expected a whole number, 16 ≤ height ≤ 4320)'],
    [{ framesPerSecond: 5 }, 'Invalid framesPerSecond: 5 (expected 10 ≤ framesPerSecond ≤ 60)'],
    [
      { format: 'gif', framesPerSecond: 60 },
      'Invalid framesPerSecond: 60 (expected 10 ≤ framesPerSecond ≤ 50)',
    ],
    [{ length: { kind: 'seconds', seconds: 0 } }, 'Invalid seconds: 0 (expected 0.5 ≤ seconds ≤ 3600)'],
    [{ textScale: 3.5 }, 'Invalid textScale: 3.5 (expected 0.5 ≤ textScale ≤ 3)'],
    [{ holdSeconds: -1 }, 'Invalid holdSeconds: -1 (expected 0 ≤ holdSeconds ≤ 60)'],
  ] as const)('%j', (part, message) => {
    expect(settingsIssues(settingsWith(part)).map((issue) => issue.message)).toContain(message);
  });

  it('are only those that the format has', () => {
    expect(settingsIssues(settingsWith({ format: 'png', widthPx: 1281, framesPerSecond: 5 }))).toEqual([]);
    expect(settingsIssues(settingsWith({ format: 'csv', widthPx: 1 }))).toEqual([]);
  });
});

describe('settings that were kept', () => {
  const others = Object.fromEntries(
    Object.entries(defaultExportSettings).filter(([field]) => field !== 'format' && field !== 'codec'),
  );

  it('are read again', () => {
    const settings = settingsWith({ format: 'webm', codec: 'av1', framesPerSecond: 24 });
    expect(exportSettingsSchema.parse(settings)).toEqual(settings);
  });

  it('from when texts had one size have the usual one', () => {
    const { textScale, ...before } = settingsWith({ framesPerSecond: 24 });
    expect(exportSettingsSchema.parse(before)).toEqual({ ...before, textScale });
  });

  it.each([
    ['mp4', 'mp4', 'auto'],
    ['webm-vp9', 'webm', 'vp9'],
    ['webm-av1', 'webm', 'av1'],
    ['png-sequence', 'png-sequence', 'auto'],
    ['python', 'python', 'auto'],
  ] as const)('as kind %s are %s with %s', (kind, format, codec) => {
    expect(exportSettingsSchema.parse({ ...others, kind })).toEqual({ ...others, format, codec });
  });

  it.each([{ kind: 'avi' }, { format: 'avi', codec: 'auto' }, { format: 'webm', codec: 'h264' }])(
    'as %j are none',
    (part) => {
      expect(exportSettingsSchema.safeParse({ ...others, ...part }).success).toBe(false);
    },
  );
});

describe('estimates', () => {
  it('grow with length, size and quality', () => {
    const bytesOf = (part: Partial<ExportSettings>): number =>
      estimateBytes(createExportJob(scene, { ...settingsWith(part), format: 'mp4' }, surroundings), null)!;
    const base = bytesOf({});
    expect(bytesOf({ length: { kind: 'seconds', seconds: 60 } })).toBeGreaterThan(5 * base);
    expect(bytesOf({ widthPx: 1920, heightPx: 1080 })).toBeGreaterThan(1.5 * base);
    expect(bytesOf({ quality: 'low' })).toBeLessThan(0.5 * base);
  });

  it('of pictures wait for one to be drawn', () => {
    const job = createExportJob(scene, { ...settingsWith({}), format: 'png-sequence' }, surroundings);
    expect(estimateBytes(job, null)).toBeNull();
    expect(estimateBytes(job, 1000)).toBe(1000 * (job.frames + job.holdFrames));
  });

  it('are what a place is asked to have room for', () => {
    const frames = createExportJob(scene, { ...settingsWith({}), format: 'png-sequence' }, surroundings);
    const files = frames.frames + frames.holdFrames;
    expect(filmRequest(frames, null)).toEqual({ files });
    expect(filmRequest(frames, 1000)).toEqual({ files, bytes: 1000 * files });
    const film = createExportJob(scene, { ...settingsWith({}), format: 'mp4' }, surroundings);
    expect(filmRequest(film, null)).toEqual({ files: null, bytes: estimateBytes(film, null) });
  });
});
