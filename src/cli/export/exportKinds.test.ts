import { describe, expect, it } from 'vitest';
import { parseScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import { exportKindOf } from './exportKinds';
import { readPictureOptions, type PictureRules } from './exportOptions';

const film: PictureRules = { name: '.webm', codecs: ['auto', 'vp9'], evenSize: true, transparent: true };

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

describe('options of an export', () => {
  it('have defaults, and a film is as long as the race', () => {
    expect(readPictureOptions({}, sceneWith(), film)).toEqual({
      widthPx: 1280,
      heightPx: 720,
      framesPerSecond: 30,
      // 64 frames at 10 per second
      frames: 190,
      holdFrames: 0,
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
    const options = { ...choices, size: '640x360', fps: '29.97', seconds: '2.5', moment: '0.25' };
    expect(readPictureOptions(options, sceneWith(), film)).toEqual({
      ...choices,
      widthPx: 640,
      heightPx: 360,
      framesPerSecond: 29.97,
      frames: 75,
      holdFrames: 0,
      moment: 0.25,
    });
    expect(readPictureOptions({ frames: '300' }, sceneWith(), film).frames).toBe(300);
    const odd = { ...film, evenSize: false };
    expect(readPictureOptions({ size: '17x4319' }, sceneWith(), odd)).toMatchObject({
      widthPx: 17,
      heightPx: 4319,
    });
  });

  it('have no transparent film in AV1', () => {
    const options = { background: 'transparent', codec: 'av1' };
    expect(() => readPictureOptions(options, sceneWith(), { ...film, codecs: ['av1'] })).toThrow(
      'Invalid --codec: av1 (expected vp9 with --background transparent)',
    );
  });

  it.each(['', '-1', '1e2', ' 1', '0x10', 'NaN', 'Infinity', '1.', '.5'])('know no number %j', (text) => {
    for (const option of ['fps', 'seconds', 'frames', 'moment']) {
      expect(() => readPictureOptions({ [option]: text }, sceneWith(), film)).toThrow(
        `Invalid --${option}: ${text} (expected`,
      );
    }
  });
});

describe('what is exported', () => {
  it.each([
    ['race.mp4', '.mp4', 'race.mp4'],
    ['films/RACE.GIF', '.gif', 'RACE.GIF'],
    ['frame-%04d.png', 'a sequence of .png', 'frame-0000.png'],
    ['100%.png', '.png', '100%.png'],
    ['%d/race.png', '.png', 'race.png'],
  ])('%s is %s', (out, name, firstName) => {
    expect(exportKindOf(out, {})).toMatchObject({ kind: { name }, firstName });
  });

  it('takes the options that mean something for it', () => {
    expect(exportKindOf('race.webm', { codec: 'av1', seconds: '3' }).kind.name).toBe('.webm');
    expect(exportKindOf('frame-%d.png', { quality: 'best' }).kind.name).toBe('a sequence of .png');
    expect(() => exportKindOf('race.gif', { codec: 'av1' })).toThrow(
      'Invalid --codec: av1 (expected --codec for .mp4, .webm only, not for .gif)',
    );
  });
});
