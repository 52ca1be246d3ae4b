// The positions of characters that change from frame to frame, and the legend's names.
import { expect, it } from 'vitest';
import type { LegendLayout } from './overlayLayout';
import { legendNames, placeCharacters } from './overlayPainter';

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

it('cuts names in the legend where they begin alike', () => {
  const fontPx = 10;
  const legend: LegendLayout = {
    ...{ x: 0, y: 0, width: 200, height: 60, columns: 1, rows: 3, columnWidth: 186, columnGap: 0 },
    ...{ rowHeight: 15, padding: 7, fontPx, shown: 3 },
  };
  const runners = ['Momentum μ=0.9', 'Momentum μ=0.5', 'Adam'].map((name) => ({ name }));
  // A character is as wide as it is high. The mark takes 29.5.
  const named = (loss: number): string[] =>
    legendNames(runners, legend, [loss, loss, loss], (text, _weight, size) => size * text.length);
  expect(named(0)).toEqual(['Momentum μ=0.9', 'Momentum μ=0.5', 'Adam']);
  expect(named(60)).toEqual(['Mom…μ=0.9', 'Mom…μ=0.5', 'Adam']);
  expect(named(110)).toEqual(['…μ=…', '…μ=…', 'Adam']);
});
