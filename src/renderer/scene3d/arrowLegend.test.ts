import { expect, it } from 'vitest';
import { legendPartAt, placeLegend } from './arrowLegend';

const size = { width: 100, height: 60 };
const room = { width: 800, height: 400, margin: 10, gap: 5, taken: [], wanted: [] };

it('stands in the lower left corner, or above what is there', () => {
  expect(placeLegend(size, room)).toEqual({ x: 10, y: 10, ...size });
  const plate = { x: 0, y: 0, width: 200, height: 40 };
  expect(placeLegend(size, { ...room, taken: [plate] })).toEqual({ x: 10, y: 45, ...size });
  const card = { x: 50, y: 60, width: 80, height: 100 };
  expect(placeLegend(size, { ...room, taken: [plate, card] })).toEqual({ x: 10, y: 165, ...size });
});

it('moves to another corner rather than over a text of the axes, and never over what is taken', () => {
  const text = { x: 40, y: 30, width: 20, height: 10 };
  expect(placeLegend(size, { ...room, wanted: [text] })).toEqual({ x: 690, y: 10, ...size });
  const tall = { x: 0, y: 0, width: 30, height: 390 };
  expect(placeLegend(size, { ...room, taken: [tall] })).toEqual({ x: 690, y: 10, ...size });
  const everywhere = { x: 0, y: 0, width: 800, height: 400 };
  expect(placeLegend(size, { ...room, wanted: [everywhere] })).toEqual({ x: 10, y: 10, ...size });
});

it('is left out where it would take too much of a small picture, or all is taken', () => {
  expect(placeLegend(size, { ...room, height: 120 })).toBeNull();
  expect(placeLegend(size, { ...room, width: 200 })).toBeNull();
  expect(placeLegend(size, { ...room, taken: [{ x: 0, y: 0, width: 800, height: 400 }] })).toBeNull();
});

it('tells which part a row names', () => {
  const rows = (['gradient', 'step'] as const).map((part) => ({ part, text: part, color: '#ffffff' }));
  const at = (y: number, x = 5): string | null => legendPartAt(rows, 2, { x, y, width: 100 });
  expect([at(2), at(20), at(50), at(90), at(20, 101)]).toEqual([null, 'gradient', 'step', null, null]);
});
