import { expect, it } from 'vitest';
import { axisNumber } from './chartStyle';

it('has as many digits as tell ticks apart', () => {
  expect([5e-5, 1e-4, 1.5e-4, 2.5e-4].map(axisNumber)).toEqual(['5e−5', '1e−4', '1.5e−4', '2.5e−4']);
  expect([0, 0.0025, 0.1 + 0.2, -2.5, 1e-10].map(axisNumber)).toEqual([
    '0',
    '2.5e−3',
    '0.3',
    '−2.5',
    '1e−10',
  ]);
  expect([100000, 150000, -2e5].map(axisNumber)).toEqual(['1e5', '1.5e5', '−2e5']);
});
