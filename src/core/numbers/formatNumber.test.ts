import { describe, expect, it } from 'vitest';
import { formatDuration, formatMeasure, formatRough, formatSetting } from './formatNumber';

describe('formatting', () => {
  it.each([
    [0, '0'],
    [0.001, '0.001'],
    [1e-8, '1e-8'],
    [0.999, '0.999'],
    [1000000, '1e6'],
    [-2, '-2'],
    [0.1 + 0.2, '0.3'],
    // Powers of ten stand for what is below 0.0001 and from a million on.
    [0.0001, '0.0001'],
    [0.00005, '5e-5'],
    [999999, '999999'],
    [-2500000, '-2.5e6'],
    [-1e-8, '-1e-8'],
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
    [Infinity, '–'],
    [-0.001, '−0.001000'],
    [0.000999, '9.99e−4'],
    [9999.9, '1.00e4'],
    [-1.5e-9, '−1.50e−9'],
  ])('writes the measure %f as %s', (value, text) => expect(formatMeasure(value)).toBe(text));

  it.each([
    [0, '0'],
    [0.8593, '0.86'],
    [24.87, '25'],
    [-1234, '−1200'],
    [0.001, '0.001'],
    [1.44e-7, '1.4e−7'],
    [1e-8, '1e−8'],
    [-2e5, '−2e5'],
    [NaN, '–'],
  ])('writes the value %f in a sentence as %s', (value, text) => expect(formatRough(value)).toBe(text));
});

it('a time has three digits and the unit that suits it', () => {
  const times = [2.134e-9, 2.1349e-7, 9.999e-7, 1e-6, 4.0512e-5, 0.0123, 1.5, 0];
  expect(times.map(formatDuration)).toEqual([
    '2.13 ns',
    '213 ns',
    '1000 ns',
    '1 µs',
    '40.5 µs',
    '12.3 ms',
    '1.5 s',
    '0 ns',
  ]);
});
