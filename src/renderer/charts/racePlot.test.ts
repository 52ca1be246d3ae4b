import { expect, it } from 'vitest';
import { extentOf } from './racePlot';

const series = {
  places: [0, 1, 2, 3],
  curves: [{ line: [4, 0, 2, 1e9], raw: null, band: null, reference: null, leavesAt: 2 }],
};

it('the axis is as wide as what curves do on the map', () => {
  expect(extentOf(series, false)).toEqual([0, 4]);
  expect(extentOf(series, true)).toEqual([2, 4]);
  const stays = series.curves.map((curve) => ({ ...curve, leavesAt: Infinity }));
  expect(extentOf({ ...series, curves: stays }, false)).toEqual([0, 1e9]);
});
