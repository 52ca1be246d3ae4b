import { expect, it } from 'vitest';
import { fullNumber, listPieces } from './fullNumber';

it.each([
  [0, '0'],
  [-0, '-0'],
  [0.1, '0.1'],
  [1e21, '1e+21'],
  [5e-324, '5e-324'],
  [NaN, 'null'],
  [Infinity, 'null'],
  [-Infinity, 'null'],
])('writes %f as %s', (value, text) => expect(fullNumber(value)).toBe(text));

it('writes a list in as many pieces as it has numbers, and one for its end', () => {
  expect([...listPieces([1.5, -0, NaN])]).toEqual(['[1.5', ',-0', ',null', ']']);
  expect([...listPieces([])]).toEqual(['[]']);
});
