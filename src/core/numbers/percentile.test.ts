import { describe, expect, it } from 'vitest';
import { percentile } from './percentile';

describe('a percentile', () => {
  it('lies between its neighbours, as NumPy has it', () => {
    // numpy.percentile([1, 2, 4, 8], [10, 50, 90])
    expect(percentile([1, 2, 4, 8], 0.1)).toBeCloseTo(1.3, 12);
    expect(percentile([1, 2, 4, 8], 0.5)).toBe(3);
    expect(percentile([1, 2, 4, 8], 0.9)).toBeCloseTo(6.8, 12);
    expect(percentile([7], 0.9)).toBe(7);
  });

  it('is a number or infinite, never neither', () => {
    expect(percentile([1, Infinity, Infinity], 0.9)).toBe(Infinity);
    expect(percentile([1, 2, Infinity], 0.5)).toBe(2);
    expect(percentile([1, 2, Infinity], 0.6)).toBe(Infinity);
  });
});
