// Wrapped and shortened texts, whose width the caller measures.
import { describe, expect, it } from 'vitest';
import { shortened, wrapEvenly, wrapText } from './wrapText';

const wide = /[\u3000-\uffef]/gu;
/** As in a terminal: kana and kanji take two columns. */
const measure = (text: string): number => text.length + (text.match(wide)?.length ?? 0);

describe('shortened', () => {
  it('leaves a text that fits', () => {
    expect(shortened('Adam', 4, measure)).toBe('Adam');
  });

  it('leaves an ellipsis where not even that fits', () => {
    expect(shortened('Adam', 1, measure)).toBe('…');
    expect(shortened('Adam', 0, measure)).toBe('…');
    expect(shortened('', 0, measure)).toBe('');
  });

  it('leaves no space before the ellipsis', () => {
    expect(shortened('Momentum', 7, measure)).toBe('Moment…');
    expect(shortened('Adam 0.1 ', 6, measure)).toBe('Adam…');
  });

  it('cuts others so that they fit with their ellipsis, and never within a letter', () => {
    const text = '🏳️‍🌈👩‍🔬é'.repeat(20);
    for (const width of [4, 11, 30]) {
      const cut = shortened(text, width, measure);
      expect(measure(cut)).toBeLessThanOrEqual(width);
      expect(cut.endsWith('…')).toBe(true);
      const letters = [...new Intl.Segmenter().segment(cut.slice(0, -1))].map(({ segment }) => segment);
      for (const letter of letters) expect(['🏳️‍🌈', '👩‍🔬', 'é']).toContain(letter);
    }
  });
});

describe('wrapText', () => {
  it('breaks between words, and keeps all of them', () => {
    const text = 'Where its <slope> is steep it swings (and where it’s gentle, it hardly gets on).';
    const { lines, cut } = wrapText(text, 28, measure, 9);
    expect(cut).toBe(false);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(28);
    for (const word of text.split(' ')) expect(lines.some((line) => line.includes(word))).toBe(true);
  });

  it('breaks Japanese between words too, and begins no line with a mark or a particle', () => {
    const text =
      '勾配が急な方向では大きく揺れ、「緩やかな方向」ではなかなか進まない。モーメンタムは揺れを打ち消す。';
    for (let width = 20; width < 60; width += 3) {
      const { lines, cut } = wrapText(text, width, measure, 20);
      expect(cut).toBe(false);
      expect(lines.join('')).toBe(text);
      for (const line of lines) {
        expect(line).not.toMatch(/^[、。」がをは]|「$/);
        expect(measure(line)).toBeLessThanOrEqual(width);
      }
    }
  });

  it('fills lines to the last column', () => {
    expect(wrapText('ab cd', 5, measure).lines).toEqual(['ab cd']);
    expect(wrapText('ab cd', 4, measure).lines).toEqual(['ab', 'cd']);
    expect(wrapText('  ab   cd  ', 4, measure).lines).toEqual(['ab', 'cd']);
  });

  it('keeps hyphens and brackets with their words', () => {
    expect(wrapText('a well-known rule', 10, measure).lines).toEqual(['a', 'well-known', 'rule']);
    expect(wrapText('see (above) it', 7, measure).lines).toEqual(['see', '(above)', 'it']);
  });

  it('breaks between Japanese and Latin words', () => {
    expect(wrapText('勾配Momentum法', 8, measure).lines).toEqual(['勾配', 'Momentum', '法']);
  });

  it('keeps particles of one or two kana with their words, but no longer words', () => {
    expect(wrapText('緩やかな勾配から', 12, measure).lines).toEqual(['緩やかな', '勾配から']);
    expect(wrapText('勾配なかなか', 8, measure).lines).toEqual(['勾配', 'なかなか']);
  });

  it('lets particles of words longer than eight letters begin a line', () => {
    expect(wrapText('AB シミュレーションは', 19, measure).lines).toEqual(['AB', 'シミュレーションは']);
    expect(wrapText('AB マイクロプロセッサは', 21, measure).lines).toEqual(['AB マイクロプロセッサ', 'は']);
  });

  it('shortens the last line that it may have', () => {
    expect(wrapText('one two', 3, measure, 2)).toEqual({ lines: ['one', 'two'], cut: false });
    expect(wrapText('ab cd ef', 2, measure, 3)).toEqual({ lines: ['ab', 'cd', 'ef'], cut: false });
    expect(wrapText('one two three four five', 12, measure, 2).lines).toEqual(['one two', 'three four…']);
    expect(wrapText('one two', 4, measure, 1)).toEqual({ lines: ['one…'], cut: true });
  });

  it('says when it had to cut', () => {
    const text = 'one two three four five six seven eight nine ten';
    const { lines, cut } = wrapText(text, 12, measure, 2);
    expect(cut).toBe(true);
    expect(lines).toHaveLength(2);
    expect(lines[1]!.endsWith('…')).toBe(true);
    const long = wrapText('unbreakableunbreakable', 12, measure, 3);
    expect(long).toMatchObject({ cut: false });
    expect(long.lines.join('')).toBe('unbreakableunbreakable');
    expect(wrapText('', 12, measure, 3)).toEqual({ lines: [], cut: false });
  });
});

describe('wrapEvenly', () => {
  it('makes as many lines, with the widest one as narrow as it gets', () => {
    const text = 'the ravine is steep on both sides';
    expect(wrapText(text, 30, measure).lines).toEqual(['the ravine is steep on both', 'sides']);
    expect(wrapEvenly(text, 30, measure)).toEqual(['the ravine is steep', 'on both sides']);
    expect(wrapEvenly('', 30, measure)).toEqual([]);
    expect(wrapEvenly('ab cd', 5, measure)).toEqual(['ab cd']);
    expect(wrapEvenly('ab cd ef gh', 8, measure)).toEqual(['ab cd', 'ef gh']);
  });

  it('comes to an end where one piece is the widest, however the others are set', () => {
    expect(wrapEvenly('a unbreakably b', 12, measure)).toEqual(['a', 'unbreakably', 'b']);
  });
});
