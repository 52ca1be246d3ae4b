// The pixels of picture files.
import { describe, expect, it } from 'vitest';
import { flipRows, unpremultiply } from './pixels';

describe('flipRows', () => {
  it.each([1, 2, 3, 4])('turns %i rows upside down', (height) => {
    const bytes = Uint8ClampedArray.from({ length: 8 * height }, (_, index) => index);
    const rows = Array.from({ length: height }, (_, row) => [...bytes.subarray(8 * row, 8 * row + 8)]);
    flipRows(bytes, 2, height);
    expect([...bytes]).toEqual(rows.toReversed().flat());
  });
});

describe('unpremultiply', () => {
  it('divides by alpha, leaves what is opaque and empties what is clear', () => {
    const bytes = Uint8ClampedArray.of(10, 20, 30, 255, 64, 32, 0, 128, 9, 9, 9, 0);
    unpremultiply(bytes);
    expect([...bytes]).toEqual([10, 20, 30, 255, 128, 64, 0, 128, 0, 0, 0, 0]);
  });
});
