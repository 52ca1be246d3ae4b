// Lines of captions in both languages.
import { describe, expect, it } from 'vitest';
import { shorten, wrapText } from './wrapText';

const measure = (text: string): number => Array.from(text).length;

describe('wrapText', () => {
  it('breaks between words', () => {
    expect(wrapText('plain SGD zigzags from wall to wall', 14, 9, 'en', measure)).toEqual([
      'plain SGD',
      'zigzags from',
      'wall to wall',
    ]);
  });

  it('makes lines of about the same width, and no more of them', () => {
    expect(wrapText('the ravine is steep on both sides', 30, 9, 'en', measure)).toEqual([
      'the ravine is steep',
      'on both sides',
    ]);
    expect(wrapText('四つの谷のどれに落ちるかは最適化手法によって違います', 25, 9, 'ja', measure)).toEqual([
      '四つの谷のどれに落ちるかは',
      '最適化手法によって違います',
    ]);
  });

  it('keeps the line breaks of the text', () => {
    expect(wrapText('one\ntwo three', 20, 9, 'en', measure)).toEqual(['one', 'two three']);
  });

  it('leaves a word that is too long whole', () => {
    expect(wrapText('a Himmelblau', 5, 9, 'en', measure)).toEqual(['a', 'Himmelblau']);
  });

  it('breaks Japanese without spaces, and begins no line with a sign that ends one', () => {
    const text = '谷底はゆるやかに曲がっている。学習率が同じでも、手法によって進み方は大きく違う。';
    for (let width = 6; width < 30; width += 1) {
      const lines = wrapText(text, width, 99, 'ja', measure);
      expect(lines.join('')).toBe(text);
      for (const line of lines) expect(line).not.toMatch(/^[。、]/);
      expect(Math.max(...lines.map(measure))).toBeLessThanOrEqual(Math.max(width, 9));
    }
  });

  it('cuts what is left after the last line', () => {
    expect(wrapText('one two three four five', 9, 2, 'en', measure)).toEqual(['one two', 'three fo…']);
  });
});

describe('shorten', () => {
  it('leaves a text that fits, and cuts one that does not', () => {
    expect(shorten('Momentum', 8, measure)).toBe('Momentum');
    expect(shorten('Momentum', 7, measure)).toBe('Moment…');
    expect(shorten('Adam 0.1 ', 6, measure)).toBe('Adam…');
  });
});
