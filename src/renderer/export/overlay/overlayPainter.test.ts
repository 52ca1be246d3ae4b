// The positions of characters that change from frame to frame.
import { expect, it } from 'vitest';
import { placeCharacters } from './overlayPainter';

const widths: Readonly<Record<string, number>> = { 0: 10, 1: 6, '.': 4, e: 9 };

function placed(text: string): {
  readonly places: readonly (readonly [string, number])[];
  readonly width: number;
} {
  const places: [string, number][] = [];
  const width = placeCharacters(
    text,
    (character) => widths[character]!,
    (character, x) => places.push([character, x]),
  );
  return { places, width };
}

it('gives every digit a cell of one width, and stands it in the middle of it', () => {
  expect(placed('10.1')).toEqual({
    places: [
      ['1', 2],
      ['0', 10],
      ['.', 20],
      ['1', 26],
    ],
    width: 34,
  });
});

it('leaves other characters as wide as they are', () => {
  expect(placed('e0').width).toBe(19);
  expect(placed('')).toEqual({ places: [], width: 0 });
});
