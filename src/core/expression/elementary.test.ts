// The written-out functions against references in 400 digits, and at the ends of their ranges.
import { describe, expect, test } from 'vitest';
import { elementaryErrors, elementaryBounds } from '../testing/elementary';
import {
  cos,
  exp,
  input,
  log,
  sin,
  sinc,
  sinPi,
  cosPi,
  tanh,
  hypot,
  power,
  type Expression,
} from './expression';
import { interpret } from './interpret';
import { lower } from './lower';

for (const { name, ulps, absolute } of elementaryErrors()) {
  test(`${name} is as accurate as documented`, () => {
    const bound = elementaryBounds[name];
    expect(bound).toBeDefined();
    if (bound === undefined) return;
    if ('ulps' in bound) expect(ulps).toBeLessThanOrEqual(bound.ulps);
    else expect(absolute).toBeLessThanOrEqual(bound.absolute);
  });
}

describe('ends of the ranges', () => {
  const x = input('x', 'particle');
  const at = (f: Expression, value: number): number => interpret(lower([f]), { x: value })[0] ?? 0;
  const cases: readonly (readonly [string, Expression, readonly (readonly [number, number])[]])[] = [
    [
      'exp',
      exp(x),
      [
        [0, 1],
        [-0, 1],
        [Infinity, Infinity],
        [-Infinity, 0],
        [710, Infinity],
        [-746, 0],
        [1e308, Infinity],
        [-745, 5e-324],
        [NaN, NaN],
      ],
    ],
    [
      'log',
      log(x),
      [
        [1, 0],
        [0, -Infinity],
        [-0, -Infinity],
        [-1, NaN],
        [Infinity, Infinity],
        [-Infinity, NaN],
        [5e-324, -744.4400719213812],
        [NaN, NaN],
      ],
    ],
    [
      'tanh',
      tanh(x),
      [
        [0, 0],
        [Infinity, 1],
        [-Infinity, -1],
        [25, 1],
        [-1e308, -1],
        [5e-324, 5e-324],
        [1e-300, 1e-300],
        [NaN, NaN],
      ],
    ],
    [
      'sin',
      sin(x),
      [
        [0, 0],
        [5e-324, 5e-324],
        [1e300, Math.sin(1e300)],
        [Infinity, NaN],
        [NaN, NaN],
      ],
    ],
    [
      'cos',
      cos(x),
      [
        [0, 1],
        [1e300, Math.cos(1e300)],
        [-Infinity, NaN],
        [NaN, NaN],
      ],
    ],
    [
      'sinPi',
      sinPi(x),
      [
        [0, 0],
        [1, 0],
        [-3, 0],
        [0.5, 1],
        [-0.5, -1],
        [1.5, -1],
        [2 ** 52 + 1, 0],
        [1e300, 0],
        [Infinity, NaN],
        [NaN, NaN],
      ],
    ],
    [
      'cosPi',
      cosPi(x),
      [
        [0, 1],
        [0.5, 0],
        [-1.5, 0],
        [1, -1],
        [-3, -1],
        [2 ** 53 - 1, -1],
        [1e300, 1],
        [Infinity, NaN],
        [NaN, NaN],
      ],
    ],
    [
      'sinc',
      sinc(x),
      [
        [0, 1],
        [5e-324, 1],
        [1e-160, 1],
        [1, 0],
        [-7, 0],
        [1e300, 0],
        [NaN, NaN],
      ],
    ],
    [
      'sinc, first derivative',
      sinc(x, 1),
      [
        [0, 0],
        [1, -1],
        [-1, 1],
        [1e300, 0],
        [NaN, NaN],
      ],
    ],
    [
      'sinc, second derivative',
      sinc(x, 2),
      [
        [0, -(Math.PI ** 2) / 3],
        [1e-200, -(Math.PI ** 2) / 3],
        [1, 2],
        [1e300, 0],
      ],
    ],
    [
      'hypot',
      hypot(x, 0),
      [
        [0, 0],
        [-3, 3],
        [1e300, 1e300],
        [Infinity, Infinity],
        [NaN, NaN],
      ],
    ],
    [
      'hypot of equals',
      hypot(x, x),
      [
        [1e300, Math.SQRT2 * 1e300],
        [1e-300, Math.SQRT2 * 1e-300],
        [-Infinity, Infinity],
      ],
    ],
    [
      'a power',
      power(x, -3),
      [
        [2, 0.125],
        [-2, -0.125],
        [0, Infinity],
      ],
    ],
  ];
  for (const [name, f, points] of cases) {
    for (const [value, expected] of points) {
      test(`${name} at ${value}`, () => {
        const actual = at(f, value);
        if (Number.isFinite(expected))
          expect(Math.abs(actual - expected)).toBeLessThanOrEqual(Math.abs(expected) * 1e-15);
        else expect(actual).toBe(expected);
      });
    }
  }
});
