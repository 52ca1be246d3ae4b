import { describe, expect, it } from 'vitest';
import { parseScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import type { DrawnFormat } from '../../protocol/exportFormats';
import { readPictureOptions as readForScenes, readShownOptions, type PictureOptions } from './exportOptions';

function sceneWith(change: Record<string, unknown> = {}): Scene {
  const parsed = parseScene({
    format: 'optiscape-scene',
    version: 1,
    landscape: { id: 'ravine' },
    ...change,
  });
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.scene;
}

const readPictureOptions = (options: PictureOptions, scene: Scene, format: DrawnFormat) =>
  readForScenes(options, format)(scene);

describe('options of an export', () => {
  it('have defaults, and a film is as long as the race', () => {
    expect(readPictureOptions({}, sceneWith(), 'webm')).toEqual({
      widthPx: 1280,
      heightPx: 720,
      textScale: 1,
      framesPerSecond: 30,
      // 64 frames at 10 per second
      frames: 190,
      // 2 s
      holdFrames: 60,
      codec: 'auto',
      quality: 'high',
      camera: 'scene',
      theme: 'light',
      background: 'theme',
      language: 'en',
      moment: 1,
    });
  });

  it('are read', () => {
    const choices = {
      camera: 'orbit',
      codec: 'vp9',
      quality: 'best',
      theme: 'dark',
      background: 'transparent',
      language: 'ja',
    };
    const options = {
      ...choices,
      size: '640x360',
      textScale: '1.5',
      fps: '29.97',
      seconds: '2.5',
      moment: '0.25',
    };
    expect(readPictureOptions(options, sceneWith(), 'webm')).toEqual({
      ...choices,
      widthPx: 640,
      heightPx: 360,
      textScale: 1.5,
      framesPerSecond: 29.97,
      frames: 75,
      holdFrames: 0,
      moment: 0.25,
    });
    const [counted, held] = [{ frames: '300' }, { frames: '300', hold: '1.5' }].map((each) =>
      readPictureOptions(each, sceneWith(), 'webm'),
    );
    expect(counted).toMatchObject({ frames: 300, holdFrames: 0 });
    expect(held).toMatchObject({ frames: 300, holdFrames: 45 });
    expect(readPictureOptions({ size: '17x4319' }, sceneWith(), 'gif')).toMatchObject({
      widthPx: 17,
      heightPx: 4319,
    });
  });

  it('give a film the pace of its steps', () => {
    const { frames, holdFrames } = readPictureOptions(
      { stepsPerFrame: '0.5' },
      sceneWith({ steps: 20 }),
      'webm',
    );
    expect([frames, holdFrames]).toEqual([41, 0]);
    expect(readPictureOptions({ stepsPerFrame: '100' }, sceneWith({ steps: 20 }), 'webm').frames).toBe(2);
    const read = (options: PictureOptions) => () =>
      readPictureOptions({ stepsPerFrame: '0.001', ...options }, sceneWith({ steps: 1000 }), 'webm');
    expect(read({})).toThrow(
      'Invalid --steps-per-frame: 0.001 (expected more, since 1000001 frames would be needed, and 100000 are allowed)',
    );
    expect(read({ seconds: '1' })).toThrow('expected neither --seconds nor --frames beside it');
    expect(read({ stepsPerFrame: '0' })).toThrow('Invalid --steps-per-frame: 0 (expected 0.001 ≤');
  });

  it('have no transparent film in AV1', () => {
    const options = { background: 'transparent', codec: 'av1' };
    expect(() => readPictureOptions(options, sceneWith(), 'webm')).toThrow(
      'Invalid --codec: av1 (expected vp9 with --background transparent)',
    );
  });

  it('show a moment of a race of any length: only a film of it can be too long', () => {
    const long = sceneWith({ steps: 1_000_000, clock: { kind: 'steps', stepsPerSecond: 1 } });
    expect(() => readPictureOptions({}, long, 'webm')).toThrow(
      "Invalid --frames: missing (expected --seconds or --frames, since the race's own length is 30000001 frames, and 100000 are allowed)",
    );
    expect(readPictureOptions({}, long, 'png').frames).toBe(100_000);
  });

  it.each(['', '-1', '1e2', ' 1', '0x10', 'NaN', 'Infinity', '1.', '.5'])('know no number %j', (text) => {
    for (const option of ['fps', 'seconds', 'frames', 'hold', 'moment']) {
      expect(() => readPictureOptions({ [option]: text }, sceneWith(), 'webm')).toThrow(
        `Invalid --${option}: ${text} (expected`,
      );
    }
  });

  it('are limited as the format is', () => {
    const read = (options: PictureOptions, format: DrawnFormat) => () =>
      readPictureOptions(options, sceneWith(), format);
    expect(read({ size: '1281x720' }, 'mp4')).toThrow('an even width and an even height for .mp4');
    expect(read({ fps: '60' }, 'gif')).toThrow('Invalid --fps: 60 (expected 1 ≤ fps ≤ 50 for .gif)');
    expect(read({ codec: 'h264' }, 'webm')).toThrow(
      'Invalid --codec: h264 (expected auto or vp9 or av1 for .webm)',
    );
    expect(read({ background: 'transparent' }, 'mp4')).toThrow(
      'Invalid --background: transparent (expected theme for .mp4)',
    );
    expect(readShownOptions({ background: 'transparent' }, 'svg').background).toBe('transparent');
  });
});
