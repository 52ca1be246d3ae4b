// The functions' expansions against references in 400 digits, and at the ends of their ranges.
import { describe, expect, test } from 'vitest';
import { elementaryErrors, elementaryBounds } from '../testing/elementary';
import { differentiate } from './differentiate';
import {
  acosh,
  asinh,
  atanh,
  cbrt,
  ceil,
  cos,
  cosPi,
  createNode,
  erf,
  exp,
  expm1,
  floor,
  hypot,
  input,
  log,
  log1p,
  pow,
  power,
  round,
  sec,
  sigmoid,
  sign,
  sin,
  sinc,
  sinh,
  sinPi,
  softplus,
  tan,
  tanh,
  type Expression,
} from './expression';
import { interpret } from './interpret';
import { lower } from './lower';
import { isUnaryFunction, unaryReferences } from './references';

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

/** Both are NaN, the same infinity, or finite and nearly equal. */
function expectNear(actual: number, expected: number, label: string, tolerance = 1e-14): void {
  if (Number.isFinite(expected)) {
    expect(Math.abs(actual - expected), label).toBeLessThanOrEqual(tolerance * Math.abs(expected) + 1e-307);
  } else expect(actual, label).toBe(expected);
}

const x = input('x', 'particle');
const y = input('y', 'particle');
const at = (f: Expression, givenX: number, givenY = 0): number =>
  interpret(lower([f]), { x: givenX, y: givenY })[0] ?? NaN;

describe('every function of one variable, at ends and turning points', () => {
  const points = [
    0,
    5e-324,
    1e-310,
    1e-300,
    1e-20,
    1e-8,
    0.25,
    0.3,
    0.41,
    0.45,
    0.5,
    0.7,
    0.999,
    1,
    1.001,
    1.5,
    2,
    2.4,
    2.5,
    3,
    5.9,
    6,
    6.1,
    10,
    19,
    25,
    36.5,
    40,
    50,
    300,
    700,
    709,
    709.7,
    710,
    711,
    745,
    746,
    1000,
    1e6,
    1e15,
    2 ** 53,
    1e149,
    1e151,
    1e200,
    1e300,
    1.7e308,
    Infinity,
    NaN,
  ];
  for (const [name, reference] of Object.entries(unaryReferences)) {
    test(name, () => {
      expect(isUnaryFunction(name)).toBe(true);
      if (!isUnaryFunction(name)) return;
      const f = createNode(name, [x]);
      for (const size of points) {
        for (const point of [size, -size]) {
          // The zero may have lost its sign, so the sign of the infinity is unspecified.
          if (Object.is(point, -0) && (name === 'csc' || name === 'cot')) continue;
          expectNear(at(f, point), reference(point), `${name}(${point})`);
        }
      }
    });
  }
});

describe('powers', () => {
  const bases = [0, 1e-300, 0.3, 0.5, 1, 1.25, 2, 3, 7.5, 10, 1e200, Infinity, NaN].flatMap((a) => [a, -a]);
  const exponents = [
    0,
    1e-300,
    1 / 3,
    0.5,
    1,
    1.5,
    2,
    2.5,
    3,
    4,
    7,
    53,
    100.5,
    1023,
    1e9,
    2 ** 53,
    Infinity,
    NaN,
  ].flatMap((a) => [a, -a]);

  test('follow JavaScript’s conventions, whether the exponent is known or not', () => {
    for (const base of bases) {
      for (const exponent of exponents) {
        const expected =
          base === -Infinity && !Number.isInteger(exponent) && Number.isFinite(exponent)
            ? NaN
            : base ** exponent;
        const label = `${base} ** ${exponent}`;
        expectNear(at(pow(x, y), base, exponent), expected, label, 1e-13);
        const known = Number.isFinite(exponent) ? at(pow(x, exponent), base) : expected;
        // A root of −0 is −0, which flips the sign of an infinity.
        if (!Object.is(base, -0) && base !== -Infinity) expectNear(known, expected, label, 1e-13);
      }
    }
  });

  test('of whole numbers are whole numbers', () => {
    for (let base = -12; base <= 12; base++) {
      for (let exponent = 0; Math.abs(base) ** exponent < 2 ** 53 && exponent < 60; exponent++) {
        expect(at(pow(x, y), base, exponent)).toBe(base ** exponent);
      }
    }
    expect(at(pow(x, y), -2, 3)).toBe(-8);
    expect(at(pow(x, y), -8, 0.5)).toBeNaN();
    expect(at(pow(x, y), 0, 0)).toBe(1);
    expect(at(pow(x, y), 0.1, 1)).toBe(0.1);
  });

  test('become roots, products and exponentials where these say the same', () => {
    expect(pow(x, 0.5).operation).toBe('squareRoot');
    expect(pow(x, -3)).toEqual(power(x, -3));
    expect(pow(x, 0)).toEqual(power(x, 0));
    expect(pow(Math.E, x)).toEqual(exp(x));
    expect(pow(2, 10).value).toBe(1024);
  });
});

describe('derivatives stay finite where the function is differentiable', () => {
  const a = input('a', 'run');
  const cases: readonly (readonly [string, Expression, readonly number[]])[] = [
    ['sinh', sinh(x), [0, 700, -700]],
    ['expm1', expm1(x), [0, -1000, 700]],
    ['log1p', log1p(x), [0, 1e300]],
    ['asinh', asinh(x), [0, 1e160, -1e200]],
    ['acosh', acosh(x), [1.5, 1e160]],
    ['atanh', atanh(x), [0, 0.999999]],
    ['sigmoid', sigmoid(x), [0, 745, -745, 1e5, -1e5, 1e300]],
    ['softplus', softplus(x), [0, 745, -745, 1e5, -1e5, 1e300]],
    ['erf', erf(x), [0, 30, -1e5]],
    ['tan', tan(x), [0, 1.57, 100]],
    ['sec', sec(x), [0, 1.57]],
    ['cbrt', cbrt(x), [1e-100, -8, 1e300]],
    ['floor', floor(x), [0, 0.5, 1]],
    ['ceil', ceil(x), [0, 0.5]],
    ['round', round(x), [0.5]],
    ['sign', sign(x), [0, 3]],
    ['x^1.5', pow(x, 1.5), [0, 2]],
    ['x^2.5', pow(x, 2.5), [0, 2]],
    ['x^a', pow(x, a), [0, -1.5, 2]],
    ['a^x', pow(a, x), [0, -1.5, 2]],
    ['x^y at y = 3', pow(x, y), [0.5, 0]],
  ];
  for (const [name, f, points] of cases) {
    test(name, () => {
      for (const point of points) {
        // 0^x is not smooth.
        for (const order of name === 'a^x' ? [1, 2, 3] : [0, 1, 2, 3]) {
          const first = differentiate(f, 'x');
          const [value = NaN, slope = NaN, curvature = NaN] = interpret(
            lower([f, first, differentiate(first, 'x')]),
            { x: point, y: 3, a: order },
          );
          expect(value, `${point}`).not.toBeNaN();
          expect(Number.isFinite(slope), `${name}′ at ${point}, a = ${order}`).toBe(true);
          // x^1.5 has no second derivative at 0.
          if (name === 'x^1.5' && point === 0) continue;
          expect(Number.isFinite(curvature), `${name}″ at ${point}, a = ${order}`).toBe(true);
        }
      }
    });
  }

  test('of powers are powers', () => {
    const f = pow(x, a);
    const second = differentiate(differentiate(f, 'x'), 'x');
    const value = (g: Expression, givenX: number, givenA: number): number =>
      interpret(lower([g]), { x: givenX, a: givenA })[0] ?? NaN;
    expect(value(second, 0, 1)).toBe(0);
    expect(value(second, 0, 2)).toBe(2);
    expect(value(second, -3, 3)).toBe(-18);
  });

  test('by exponents, mixed ones too, against differences', () => {
    const f = pow(x, y);
    const [dx, dy] = [differentiate(f, 'x'), differentiate(f, 'y')];
    const h = 1e-5;
    for (const px of [0.3, 1, 2.5]) {
      for (const py of [-1.3, 0, 0.5, 2, 3.7]) {
        const slope = (at(f, px, py + h) - at(f, px, py - h)) / (2 * h);
        expect(at(dy, px, py)).toBeCloseTo(slope, 6);
        const mixed = (at(dx, px, py + h) - at(dx, px, py - h)) / (2 * h);
        expect(at(differentiate(dx, 'y'), px, py)).toBeCloseTo(mixed, 6);
        expect(at(differentiate(dy, 'x'), px, py)).toBeCloseTo(mixed, 6);
        const third = differentiate(differentiate(dx, 'x'), 'y');
        const second = differentiate(dx, 'x');
        expect(at(third, px, py)).toBeCloseTo((at(second, px, py + h) - at(second, px, py - h)) / (2 * h), 5);
      }
    }
    expect(at(dy, 0, 2)).toBe(0);
  });
});
