// Lines of captions in both languages.
import { describe, expect, it } from 'vitest';
import { captionLines } from './captionLines';

const measure = (text: string): number => Array.from(text).length;

describe('captionLines', () => {
  it('breaks between words', () => {
    expect(captionLines('plain SGD zigzags from wall to wall', 14, 9, measure)).toEqual([
      'plain SGD',
      'zigzags from',
      'wall to wall',
    ]);
  });

  it('makes lines of about the same width, and no more of them', () => {
    expect(captionLines('the ravine is steep on both sides', 30, 9, measure)).toEqual([
      'the ravine is steep',
      'on both sides',
    ]);
    expect(captionLines('四つの谷のどれに落ちるかは最適化手法によって違います', 25, 9, measure)).toEqual([
      '四つの谷のどれに落ちるかは',
      '最適化手法によって違います',
    ]);
  });

  it('keeps the line breaks of the text', () => {
    expect(captionLines('one\ntwo three', 20, 9, measure)).toEqual(['one', 'two three']);
  });

  it('breaks a word that is too long for any line', () => {
    expect(captionLines('Himmelblau', 6, 9, measure)).toEqual(['Himme', 'lblau']);
  });

  it('ends no line with an opening bracket, and parts no word at its hyphen', () => {
    expect(captionLines('it swings (and where it can)', 13, 9, measure)).toEqual([
      'it swings',
      '(and where',
      'it can)',
    ]);
    expect(captionLines('a step well-known', 12, 9, measure)).toEqual(['a step', 'well-known']);
    expect(captionLines('大きく揺れ、「緩やかな方向」では進まない', 8, 9, measure)[0]).toBe('大きく揺れ、');
  });

  it('breaks Japanese without spaces, and begins no line with a sign that ends one', () => {
    const text = '谷底はゆるやかに曲がっている。学習率が同じでも、手法によって進み方は大きく違う。';
    for (let width = 6; width < 30; width += 1) {
      const lines = captionLines(text, width, 99, measure);
      expect(lines.join('')).toBe(text);
      for (const line of lines) expect(line).not.toMatch(/^[。、]/);
      expect(Math.max(...lines.map(measure))).toBeLessThanOrEqual(width);
    }
  });

  it('cuts what is left after the last line', () => {
    expect(captionLines('one two three four five', 9, 2, measure)).toEqual(['one two', 'three fo…']);
  });
});
