// OKLab: the author's own numbers, and round trips.
import { describe, expect, it } from 'vitest';
import { fromOklab, oklabInto } from './oklab';

function oklabOf(red: number, green: number, blue: number): number[] {
  const oklab = new Float64Array(3);
  oklabInto(oklab, 0, red, green, blue);
  return [...oklab];
}

describe('oklabInto', () => {
  it.each([
    [255, 255, 255, [1, 0, 0]],
    [0, 0, 0, [0, 0, 0]],
    [255, 0, 0, [0.62796, 0.22486, 0.12585]],
    [0, 255, 0, [0.86644, -0.23389, 0.1795]],
    [0, 0, 255, [0.45201, -0.03246, -0.31153]],
  ])('of %i, %i, %i', (red, green, blue, expected) => {
    oklabOf(red, green, blue).forEach((value, axis) => expect(value).toBeCloseTo(expected[axis]!, 4));
  });

  it('writes from a place on, and nowhere else', () => {
    const oklab = new Float64Array(5).fill(9);
    oklabInto(oklab, 1, 0, 0, 0);
    expect([...oklab]).toEqual([9, 0, 0, 0, 9]);
  });
});

describe('fromOklab', () => {
  it('comes back to every byte', () => {
    for (let byte = 0; byte < 256; byte += 1) {
      const color = [byte, (byte * 7) % 256, 255 - byte] as const;
      const [lightness, a, b] = oklabOf(...color) as [number, number, number];
      expect(fromOklab(lightness, a, b)).toEqual(color);
    }
  });

  it('clips what sRGB has not', () => {
    expect(fromOklab(0.7, 0.4, 0)).toEqual(expect.arrayContaining([255, 0]));
  });
});
