// Estimated widths of texts in unknown fonts.
import { describe, expect, it } from 'vitest';
import { textWidth } from './textWidth';

describe('textWidth', () => {
  it('grows with letters and size, and knows wide letters from narrow ones', () => {
    expect(textWidth('', 10)).toBe(0);
    expect(textWidth('aa', 10)).toBe(2 * textWidth('a', 10));
    expect(textWidth('a', 20)).toBe(2 * textWidth('a', 10));
    expect(textWidth('iii', 10)).toBeLessThan(textWidth('mmm', 10));
    expect(textWidth('峡谷', 10)).toBe(20);
  });

  it.each([
    [0.36, "iljI.,:;'’|!"],
    [0.44, ' ()[]{}ftr/\\"-'],
    [0.98, 'mwMW@%—'],
    [0.635, '0189abyz'],
    [0.76, 'ABYZ+−=<>~×·'],
    [0.72, 'éßλЖ№→?'],
    // Accents above the letter before, and marks that nobody sees.
    [0, '\u0301\u200d\ufe0f'],
    [1, '峡あア、한'],
  ])('takes %f em for each of %s', (width, letters) => {
    for (const letter of letters) expect(textWidth(letter, 1), letter).toBe(width);
  });
});
