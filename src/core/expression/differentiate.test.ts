// Symbolic derivatives of random graphs against finite differences, and the conventions at kinks.
import { describe, expect, test } from 'vitest';
import { createUniform, randomExpression } from '../testing/randomExpressions';
import { differentiate } from './differentiate';
import {
  absolute,
  createNode,
  hypot,
  input,
  maximum,
  minimum,
  multiply,
  nearest,
  pow,
  type Expression,
} from './expression';
import { interpret } from './interpret';

const at = (f: Expression, x: number, y: number): number => interpret([f], { x, y })[0] ?? NaN;

/** Central differences at two step lengths, extrapolated; NaN if they don't agree (a kink is near). */
function difference(f: Expression, name: 'x' | 'y', x: number, y: number): number {
  const central = (h: number): number =>
    name === 'x'
      ? (at(f, x + h, y) - at(f, x - h, y)) / (2 * h)
      : (at(f, x, y + h) - at(f, x, y - h)) / (2 * h);
  const extrapolated = (h: number): number => (4 * central(h / 2) - central(h)) / 3;
  const [coarse, fine] = [extrapolated(1e-3), extrapolated(5e-4)];
  return Math.abs(coarse - fine) < 1e-8 * Math.max(1, Math.abs(fine)) ? fine : NaN;
}

describe('derivatives of random graphs', () => {
  for (let seed = 1; seed <= 150; seed++) {
    test(`graph ${seed}`, () => {
      const uniform = createUniform(7000 + seed);
      const f = randomExpression(uniform, 4);
      for (const name of ['x', 'y'] as const) {
        const derivative = differentiate(f, name);
        for (let i = 0; i < 8; i++) {
          const [x, y] = [(uniform() - 0.5) * 4, (uniform() - 0.5) * 4];
          const expected = difference(f, name, x, y);
          if (Number.isNaN(expected)) continue;
          const actual = at(derivative, x, y);
          expect(Math.abs(actual - expected)).toBeLessThan(1e-6 * Math.max(1, Math.abs(expected)));
        }
      }
    });
  }
});

test('kinks take the values that deep learning libraries take', () => {
  const [x, y] = [input('x', 'particle'), input('y', 'particle')];
  expect(at(differentiate(absolute(x), 'x'), 0, 0)).toBe(0);
  expect(at(differentiate(absolute(x), 'x'), -2, 0)).toBe(-1);
  expect(at(differentiate(minimum(x, y), 'x'), 1, 1)).toBe(1);
  expect(at(differentiate(maximum(x, y), 'y'), 1, 1)).toBe(0);
  expect(at(differentiate(nearest(x), 'x'), 1.2, 0)).toBe(0);
});

test('hypot is 0 at the tip of its cone, in both derivatives, and exact beside it', () => {
  const [x, y] = [input('x', 'particle'), input('y', 'particle')];
  const cone = hypot(x, multiply(2, y));
  const [dx, dy] = [differentiate(cone, 'x'), differentiate(cone, 'y')];
  const all = [dx, dy, differentiate(dx, 'x'), differentiate(dx, 'y'), differentiate(dy, 'y')];
  for (const zero of [0, -0]) expect(interpret(all, { x: zero, y: 0 })).toEqual([0, 0, 0, 0, 0]);
  expect(interpret(all, { x: 1e-200, y: 0 })).toEqual([1, 0, 0, -0, 4e200]);
  expect(interpret(all, { x: 3, y: 2 })).toEqual(
    [0.6, 1.6, 0.128, -0.192, 0.288].map((v) => expect.closeTo(v, 15) as number),
  );
  // With a constant leg there is no tip, and no case for it.
  expect(differentiate(hypot(x, 1), 'x').operation).toBe('divide');
  for (const flat of [hypot(x, 0), hypot(0, x)]) expect(at(differentiate(flat, 'x'), 0, 0)).toBe(0);
});

test('a power of 0 is level in its exponent', () => {
  const [x, y] = [input('x', 'particle'), input('y', 'particle')];
  for (const base of [0, -0]) {
    const dx = differentiate(pow(base, x), 'x');
    for (const derivative of [dx, differentiate(dx, 'x')]) {
      for (const exponent of [0, 0.5, 3]) expect(at(derivative, exponent, 0)).toBe(0);
    }
  }
  // The same for a base whose value is 0.
  expect(at(differentiate(pow(y, x), 'x'), 3, 0)).toBe(0);
});

test('operations on bits have no derivative', () => {
  const x = input('x', 'particle');
  expect(() => differentiate(createNode('addBits', [x, x]), 'x')).toThrow(TypeError);
});
