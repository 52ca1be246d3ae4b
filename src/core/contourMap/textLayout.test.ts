// Texts of unknown fonts: estimated widths, lines and shortening.
import { describe, expect, it } from 'vitest';
import { shortened, textWidth, wrapped } from './textLayout';

describe('textWidth', () => {
  it('grows with letters and size, and knows wide letters from narrow ones', () => {
    expect(textWidth('', 10)).toBe(0);
    expect(textWidth('aa', 10)).toBe(2 * textWidth('a', 10));
    expect(textWidth('a', 20)).toBe(2 * textWidth('a', 10));
    expect(textWidth('iii', 10)).toBeLessThan(textWidth('mmm', 10));
    expect(textWidth('峡谷', 10)).toBe(20);
  });
});

describe('shortened', () => {
  it('leaves a text that fits', () => {
    expect(shortened('Adam', 13, 200)).toBe('Adam');
  });

  it('cuts others so that they fit with their ellipsis, and never within a letter', () => {
    const text = '🏳️‍🌈👩‍🔬é'.repeat(20);
    for (const width of [40, 77, 130]) {
      const cut = shortened(text, 13, width);
      expect(textWidth(cut, 13)).toBeLessThanOrEqual(width);
      expect(cut.endsWith('…')).toBe(true);
      const letters = [...new Intl.Segmenter().segment(cut.slice(0, -1))].map(({ segment }) => segment);
      for (const letter of letters) expect(['🏳️‍🌈', '👩‍🔬', 'é']).toContain(letter);
    }
  });
});

describe('wrapped', () => {
  it('breaks between words, and keeps all of them', () => {
    const text = 'Where its <slope> is steep it swings (and where it’s gentle, it hardly gets on).';
    const { lines, cut } = wrapped(text, 'en', 13, 200, 9);
    expect(cut).toBe(false);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(200);
    for (const word of text.split(' ')) expect(lines.some((line) => line.includes(word))).toBe(true);
  });

  it('breaks Japanese between words too, and begins no line with a mark or a particle', () => {
    const text =
      '勾配が急な方向では大きく揺れ、「緩やかな方向」ではなかなか進まない。モーメンタムは揺れを打ち消す。';
    for (let width = 140; width < 400; width += 17) {
      const { lines, cut } = wrapped(text, 'ja', 13, width, 20);
      expect(cut).toBe(false);
      expect(lines.join('')).toBe(text);
      for (const line of lines) {
        expect(line).not.toMatch(/^[、。」がをは]|「$/);
        expect(textWidth(line, 13)).toBeLessThanOrEqual(width);
      }
    }
  });

  it('says when it had to cut', () => {
    const text = 'one two three four five six seven eight nine ten';
    const { lines, cut } = wrapped(text, 'en', 13, 90, 2);
    expect(cut).toBe(true);
    expect(lines).toHaveLength(2);
    expect(lines[1]!.endsWith('…')).toBe(true);
    const long = wrapped('unbreakableunbreakable', 'en', 13, 90, 3);
    expect(long).toMatchObject({ cut: false });
    expect(long.lines.join('')).toBe('unbreakableunbreakable');
    expect(wrapped('', 'en', 13, 90, 3)).toEqual({ lines: [], cut: false });
  });
});
