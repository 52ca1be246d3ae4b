import { describe, expect, it } from 'vitest';
import { formatMeasure, formatSetting } from './formatNumber';

describe('formatting', () => {
  it.each([
    [0, '0'],
    [0.001, '0.001'],
    [1e-8, '1e-8'],
    [0.999, '0.999'],
    [1000000, '1e6'],
    [-2, '-2'],
    [0.1 + 0.2, '0.3'],
  ])('writes the setting %f as %s', (value, text) => expect(formatSetting(value)).toBe(text));

  it.each([
    [0, '0'],
    [1.23456, '1.235'],
    [-0.5, '−0.5000'],
    [9999, '9999'],
    [-12345, '−1.23e4'],
    [1e-9, '1.00e−9'],
    [1e12, '1.00e12'],
    [NaN, '–'],
  ])('writes the measure %f as %s', (value, text) => expect(formatMeasure(value)).toBe(text));
});
