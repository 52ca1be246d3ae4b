import { describe, expect, it } from 'vitest';
import {
  canBeTransparent,
  codecsOf,
  drawnFormats,
  exportCodecs,
  exportFormats,
  factsOf,
  fileExtensions,
  formatGroups,
  formatNames,
  isMoving,
  isStill,
  isVideo,
  maxFramesPerSecond,
  showsRace,
} from './exportFormats';

describe('the table of formats', () => {
  it('has for each extension one format that is a single file, and at most one sequence', () => {
    for (const extension of fileExtensions) {
      const sharing = formatNames.map(factsOf).filter((facts) => facts.extension === extension);
      expect([extension, sharing.filter(({ sequence }) => !sequence).length]).toEqual([extension, 1]);
      expect(sharing.length).toBeLessThanOrEqual(2);
    }
    expect(new Set(fileExtensions).size).toBe(fileExtensions.length);
  });

  it.each(formatNames)('says of %s what goes together', (format) => {
    const facts = factsOf(format);
    expect(facts.extension).toMatch(/^[a-z0-9]+$/);
    expect(formatGroups).toContain(facts.group);
    expect(showsRace(format) || !facts.transparent).toBe(true);
    expect(facts.drawn && !showsRace(format)).toBe(false);
    // Only drawn formats have frames, and a sequence has several.
    expect(isMoving(format) && !facts.drawn).toBe(false);
    expect(facts.sequence && !isMoving(format)).toBe(false);
    expect(facts.maxFramesPerSecond ?? 1).toBeLessThanOrEqual(maxFramesPerSecond);
    expect(facts.offersCodecs && !isVideo(format)).toBe(false);
    expect(isVideo(format) && !facts.evenSides).toBe(false);
    expect(new Set(facts.codecs).size).toBe(facts.codecs.length);
  });

  it('tells films, stills and texts apart', () => {
    expect(formatNames.filter(isMoving)).toEqual(['mp4', 'webm', 'gif', 'png-sequence']);
    expect(formatNames.filter(isStill)).toEqual(['png', 'svg']);
    expect(formatNames.filter(isVideo)).toEqual(['mp4', 'webm']);
    expect(drawnFormats).toEqual(['mp4', 'webm', 'gif', 'png', 'png-sequence']);
    expect(exportFormats.gif.maxFramesPerSecond).toBe(50);
    expect(formatNames.filter(showsRace)).toEqual([...drawnFormats, 'svg']);
    expect(fileExtensions).toEqual(['mp4', 'webm', 'gif', 'png', 'svg', 'csv', 'json', 'py']);
  });
});

describe('codecs', () => {
  it('are tried in order, or the one that is asked for', () => {
    expect(codecsOf('mp4', 'auto')).toEqual(['h264', 'vp9', 'av1']);
    expect(codecsOf('mp4', 'av1')).toEqual(['av1']);
    expect(codecsOf('webm', 'h264')).toEqual([]);
    expect(codecsOf('gif', 'auto')).toEqual([]);
  });

  it('allow a transparent background only where format and codec do', () => {
    const able = formatNames.flatMap((format) =>
      exportCodecs.filter((codec) => canBeTransparent(format, codec)).map((codec) => [format, codec]),
    );
    expect(able.filter(([, codec]) => codec === 'auto').map(([format]) => format)).toEqual([
      'webm',
      'gif',
      'png',
      'png-sequence',
      'svg',
    ]);
    expect(able.filter(([format]) => format === 'webm')).toEqual([
      ['webm', 'auto'],
      ['webm', 'vp9'],
    ]);
    expect(able.filter(([format]) => format === 'mp4')).toEqual([]);
  });
});
