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
});
