import { describe, expect, it } from 'vitest';
import { factsOf, formatNames, isDrawn, isMoving, isVideo, showsRace } from '../../protocol/exportFormats';
import { outHelp, readOut } from './outFormat';

describe('what is exported', () => {
  it.each([
    ['race.mp4', 'mp4', 'race.mp4'],
    ['films/RACE.GIF', 'gif', 'RACE.GIF'],
    ['frame-%04d.png', 'png-sequence', 'frame-0000.png'],
    ['100%.png', 'png', '100%.png'],
    ['%d/race.png', 'png', 'race.png'],
    ['frame-%04d.csv', 'csv', 'frame-%04d.csv'],
    ['race.py', 'python', 'race.py'],
  ])('%s is %s', (out, format, firstName) => {
    expect(readOut(out, {})).toEqual({ format, firstName });
  });

  it('has an ending that there is, which the help names', () => {
    expect(outHelp).toBe(
      '.mp4, .webm, .gif, .png, .svg, .csv, .json, .py, or frame-%04d.png for a picture of each frame',
    );
    expect(() => readOut('race.avi', {})).toThrow(
      'Invalid --out: race.avi (expected a name that ends in .mp4, .webm, .gif, .png, .svg, .csv, .json, .py)',
    );
    expect(() => readOut('%d-%d.png', {})).toThrow('one place for the number, as in frame-%04d.png');
  });

  it('takes the options that mean something for it, and no other', () => {
    for (const format of formatNames) {
      const { extension, sequence, words } = factsOf(format);
      const out = `race${sequence ? '-%d' : ''}.${extension}`;
      const takes = (options: object): boolean => {
        try {
          return readOut(out, options).format === format;
        } catch {
          return false;
        }
      };
      expect([format, takes({ fps: '30' }), takes({ quality: 'best' })]).toEqual([
        format,
        isMoving(format),
        isMoving(format),
      ]);
      expect([
        format,
        takes({ codec: 'av1' }),
        takes({ camera: 'orbit' }),
        takes({ language: 'ja' }),
        takes({ textScale: '2' }),
      ]).toEqual([format, isVideo(format), isDrawn(format), words, showsRace(format)]);
    }
  });

  it('is named where an option is of other formats only', () => {
    expect(() => readOut('race.gif', { codec: 'av1' })).toThrow(
      'Invalid --codec: av1 (expected --codec for .mp4, .webm only, not for .gif)',
    );
    expect(() => readOut('race.png', { seconds: '1' })).toThrow(
      '--seconds for .mp4, .webm, .gif, a sequence of .png only, not for .png',
    );
    expect(() => readOut('frame-%d.png', { moment: '1' })).toThrow(
      '--moment for .png, .svg only, not for a sequence of .png',
    );
  });
});
