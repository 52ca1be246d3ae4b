// Printed formulas: examples compared as text, random graphs by their values and by KaTeX.
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { landscapes } from '../landscapes/registry';
import { createUniform, randomExpression } from '../testing/randomExpressions';
import { differentiate } from './differentiate';
import {
  absolute,
  add,
  and,
  asinh,
  cbrt,
  ceil,
  constant,
  cos,
  cosPi,
  cot,
  createNode,
  divide,
  erf,
  equal,
  exp,
  expm1,
  floor,
  hypot,
  input,
  less,
  lessOrEqual,
  log,
  log10,
  log1p,
  log2,
  maximum,
  minimum,
  multiply,
  negate,
  not,
  or,
  pow,
  power,
  product,
  round,
  select,
  sigmoid,
  sign,
  sin,
  sinc,
  sinPi,
  square,
  squareRoot,
  subtract,
  sum,
  tanh,
  type Expression,
} from './expression';
import { interpret } from './interpret';
import { lower } from './lower';
import { toLatex } from './latex';
import { symbolLatex } from './latexNotation';
import { readLatex } from './testing/readLatex';

const [x, y] = [input('x', 'particle'), input('y', 'particle')];
const [a, alpha, k1, k12] = (['a', 'alpha', 'k1', 'k12'] as const).map((name) => input(name, 'run')) as [
  Expression,
  Expression,
  Expression,
  Expression,
];
const d = (f: Expression): Expression => differentiate(f, 'x');

const examples: readonly (readonly [Expression, string])[] = [
  // Sums
  [add(x, y), 'x + y'],
  [subtract(x, y), 'x - y'],
  [add(x, -3), 'x - 3'],
  [add(x, multiply(-2, y)), 'x - 2 y'],
  [negate(add(x, y)), '-x - y'],
  [subtract(x, subtract(y, a)), 'x - y + a'],
  [sum(square(x), multiply(2, x), 1), 'x^2 + 2 x + 1'],
  [subtract(1, square(x)), '1 - x^2'],
  [subtract(square(y), square(x)), 'y^2 - x^2'],
  [constant(0), '0'],
  [constant(-0), '0'],
  [constant(-2.5), '-\\frac{5}{2}'],
  // Products
  [product(2, a, x), '2 a x'],
  [product(y, x), 'x y'],
  [product(y, alpha, x, 3, k1, k12), '3 \\alpha k_1 k_{12} x y'],
  [multiply(x, x), 'x^2'],
  [product(x, square(x), y), 'x^3 y'],
  [multiply(-1, x), '-x'],
  [multiply(negate(x), y), '-x y'],
  [multiply(add(x, 1), y), 'y (x + 1)'],
  [multiply(add(x, y), add(x, y)), '(x + y)^2'],
  [multiply(sin(x), x), 'x \\sin x'],
  [product(sin(x), cos(y)), '\\sin x \\cos y'],
  [multiply(exp(negate(x)), add(x, 1)), '(x + 1) e^{-x}'],
  [multiply(3, pow(2, x)), '3 \\cdot 2^x'],
  [multiply(pow(2, x), pow(3, y)), '2^x \\cdot 3^y'],
  [multiply(sin(x), absolute(y)), '\\left| y \\right| \\sin x'],
  // Fractions and numbers
  [divide(x, 2), '\\frac{x}{2}'],
  [divide(x, 3), '\\frac{x}{3}'],
  [multiply(2 / 3, x), '\\frac{2 x}{3}'],
  [divide(add(square(x), square(y)), 8), '\\frac{x^2 + y^2}{8}'],
  [divide(negate(add(x, y)), 2), '-\\frac{x + y}{2}'],
  [divide(1, x), '\\frac{1}{x}'],
  [divide(1, multiply(2, x)), '\\frac{1}{2 x}'],
  [divide(x, y), '\\frac{x}{y}'],
  [divide(x, divide(y, a)), '\\frac{a x}{y}'],
  [divide(multiply(2 / 3, x), y), '\\frac{2 x}{3 y}'],
  [divide(sin(x), x), '\\frac{\\sin x}{x}'],
  [multiply(add(x, 1), divide(add(y, 2), 3)), '\\frac{(x + 1) (y + 2)}{3}'],
  [multiply(0.26, x), '0.26 x'],
  [multiply(0.3, cos(x)), '0.3 \\cos x'],
  [multiply(0.1, x), '\\frac{x}{10}'],
  [multiply(1 / 4000, x), '\\frac{x}{4000}'],
  [multiply(12.5, x), '12.5 x'],
  [constant(2.25), '\\frac{9}{4}'],
  [multiply(Math.PI, x), '\\pi x'],
  [multiply(2 * Math.PI, x), '2 \\pi x'],
  [multiply(Math.PI / 6, x), '\\frac{\\pi x}{6}'],
  [multiply(5.1 / (4 * Math.PI ** 2), square(x)), '\\frac{51 x^2}{40 \\pi^2}'],
  [constant(1 / Math.PI), '\\frac{1}{\\pi}'],
  [constant(Math.SQRT2), '\\sqrt{2}'],
  [divide(x, Math.SQRT2), '\\frac{x}{\\sqrt{2}}'],
  [constant(Math.E), 'e'],
  [multiply(-2 * Math.E, x), '-2 e x'],
  [multiply(Math.LN2, pow(2, x)), '2^x \\ln 2'],
  [constant(0.123456789), '0.123457'],
  [constant(1e-8), '10^{-8}'],
  [multiply(2.5e9, x), '2.5 \\cdot 10^{9} x'],
  [multiply(1e20, x), '10^{20} x'],
  [multiply(-2.5e-7, x), '-2.5 \\cdot 10^{-7} x'],
  [constant(Infinity), '\\infty'],
  [multiply(0.7310585786300049, x), '0.731059 x'],
  // Powers and roots
  [power(x, 10), 'x^{10}'],
  [power(add(x, 1), 2), '(x + 1)^2'],
  [power(multiply(x, y), 2), '(x y)^2'],
  [power(x, -1), '\\frac{1}{x}'],
  [multiply(y, power(x, -2)), '\\frac{y}{x^2}'],
  [power(square(x), 3), '(x^2)^3'],
  [power(divide(x, y), 2), '\\left( \\frac{x}{y} \\right)^2'],
  [power(exp(x), 2), '(e^x)^2'],
  [power(squareRoot(x), 3), '\\left( \\sqrt{x} \\right)^3'],
  [pow(x, 1.5), 'x^{3/2}'],
  [pow(x, -1 / 3), '\\frac{1}{x^{1/3}}'],
  [pow(x, a), 'x^a'],
  [pow(x, alpha), 'x^{\\alpha}'],
  [pow(a, x), 'a^x'],
  [pow(2, add(x, 1)), '2^{x + 1}'],
  [pow(Math.LN2, x), '(\\ln 2)^x'],
  [d(log2(log2(x))), '\\frac{1}{x (\\ln 2)^2 \\log_2 x}'],
  [pow(0.5, x), '\\left( \\frac{1}{2} \\right)^x'],
  [pow(-2, round(x)), '(-2)^{\\operatorname{round} x}'],
  [pow(x, pow(y, a)), 'x^{y^a}'],
  [pow(pow(x, y), a), '(x^y)^a'],
  [d(pow(x, a)), 'a x^{a - 1}'],
  [d(d(pow(x, a))), 'a (a - 1) x^{a - 2}'],
  [squareRoot(add(square(x), 1)), '\\sqrt{x^2 + 1}'],
  [cbrt(x), '\\sqrt[3]{x}'],
  [hypot(x, y), '\\sqrt{x^2 + y^2}'],
  [hypot(hypot(x, y), 1), '\\sqrt{x^2 + y^2 + 1}'],
  [multiply(x, squareRoot(y)), 'x \\sqrt{y}'],
  // Exponentials
  [exp(negate(square(x))), 'e^{-x^2}'],
  [exp(negate(divide(add(square(x), square(y)), 2))), 'e^{-(x^2 + y^2)/2}'],
  [exp(divide(1, multiply(2, x))), 'e^{1/(2 x)}'],
  [exp(divide(x, multiply(y, a))), 'e^{x/(a y)}'],
  [expm1(x), 'e^x - 1'],
  [multiply(2, expm1(x)), '2 (e^x - 1)'],
  // Functions
  [sin(x), '\\sin x'],
  [sin(multiply(2, x)), '\\sin(2 x)'],
  [sin(divide(x, 2)), '\\sin \\frac{x}{2}'],
  [sin(square(x)), '\\sin(x^2)'],
  [sin(negate(x)), '\\sin(-x)'],
  [sin(sin(x)), '\\sin(\\sin x)'],
  [square(sin(x)), '\\sin^2 x'],
  [power(tanh(multiply(10, x)), 2), '\\tanh^2(10 x)'],
  [power(sin(x), -1), '\\frac{1}{\\sin x}'],
  [pow(sin(x), a), '(\\sin x)^a'],
  [multiply(sin(x), sin(x)), '\\sin^2 x'],
  [log(add(1, x)), '\\ln(1 + x)'],
  [log1p(x), '\\ln(1 + x)'],
  [log(absolute(x)), '\\ln \\left| x \\right|'],
  [log2(x), '\\log_2 x'],
  [square(log10(x)), '(\\log_{10} x)^2'],
  [asinh(x), '\\operatorname{arsinh} x'],
  [cot(x), '\\cot x'],
  [erf(divide(x, Math.SQRT2)), '\\operatorname{erf} \\frac{x}{\\sqrt{2}}'],
  [sigmoid(x), '\\operatorname{sigmoid} x'],
  [sinPi(x), '\\sin(\\pi x)'],
  [cosPi(multiply(2, x)), '\\cos(2 \\pi x)'],
  [d(sinc(x)), "\\operatorname{sinc}' x"],
  [floor(x), '\\lfloor x \\rfloor'],
  [square(ceil(divide(x, 2))), '\\left\\lceil \\frac{x}{2} \\right\\rceil^2'],
  [minimum(x, minimum(y, 1)), '\\min(x, y, 1)'],
  [multiply(maximum(x, y), a), 'a \\max(x, y)'],
  [sin(divide(x, add(y, 1))), '\\sin \\frac{x}{y + 1}'],
  [sin(add(divide(x, 2), 1)), '\\sin\\left( \\frac{x}{2} + 1 \\right)'],
  // Cases
  [d(absolute(x)), '\\operatorname{sgn} x'],
  [sign(subtract(x, y)), '\\operatorname{sgn}(x - y)'],
  [select(less(x, 0), 1, y), '\\begin{cases} 1 & x < 0 \\\\ y & x \\ge 0 \\end{cases}'],
  [
    select(and(lessOrEqual(x, y), not(equal(x, 1))), 1, 2),
    '\\begin{cases} 1 & x \\le y \\land x \\ne 1 \\\\ 2 & x > y \\lor x = 1 \\end{cases}',
  ],
  [
    multiply(x, select(and(or(less(x, 0), less(y, 0)), less(a, 0)), 1, y)),
    'x \\left( \\begin{cases} 1 & (x < 0 \\lor y < 0) \\land a < 0 \\\\ ' +
      'y & (x \\ge 0 \\land y \\ge 0) \\lor a \\ge 0 \\end{cases} \\right)',
  ],
];

describe('examples', () => {
  for (const [expression, expected] of examples) {
    test(expected, () => {
      expect(toLatex(expression)).toBe(expected);
      expect(() => katex.renderToString(expected, { throwOnError: true, strict: 'error' })).not.toThrow();
    });
  }

  test('names', () => {
    expect(['x', 'B', 'k1', 'k12', 'alpha', 'alpha2', 'learningRate', 'a_{}\\b'].map(symbolLatex)).toEqual([
      'x',
      'B',
      'k_1',
      'k_{12}',
      '\\alpha',
      '\\alpha_2',
      '\\mathrm{learningRate}',
      '\\mathrm{a    b}',
    ]);
    expect(toLatex(multiply(a, x), { nameOf: (name) => `[${name}]` })).toBe('[a] [x]');
    expect(toLatex(constant(1.23456789), { digits: 3 })).toBe('1.23');
  });
});

describe('what is too long', () => {
  test('a shared graph that would grow beyond bounds', () => {
    let shared: Expression = x;
    for (let i = 0; i < 200; i++) shared = createNode('add', [sin(shared), cos(shared)]);
    const start = performance.now();
    expect(toLatex(shared)).toBeNull();
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('a deep graph, and a long one', () => {
    let deep: Expression = x;
    for (let i = 0; i < 100_000; i++) deep = sin(deep);
    expect(toLatex(deep)).toBeNull();
    let long: Expression = x;
    for (let i = 0; i < 2000; i++) long = add(long, power(y, (i % 900) + 2));
    expect(toLatex(long)).toBeNull();
    let wide: Expression = x;
    for (let i = 0; i < 600; i++) wide = add(wide, x);
    expect(toLatex(wide)).toHaveLength(601 + 3 * 600);
  });

  test('operations on bits have no notation', () => {
    expect(toLatex(createNode('addBits', [x, y]))).toBeNull();
    const [lowered = x] = lower([sin(x)]);
    expect(toLatex(lowered)).toBeNull();
  });
});

function expectSound(latex: string): void {
  let open = 0;
  for (const letter of latex) {
    if (letter === '{') open++;
    if (letter === '}') open--;
    expect(open).toBeGreaterThanOrEqual(0);
  }
  expect(open, latex).toBe(0);
  expect(latex).not.toMatch(/\+ -|- -|(^|[^\d.])1 \\cdot|[( ]1 [a-z\\]/);
  expect(() => katex.renderToString(latex, { throwOnError: true, strict: 'error' }), latex).not.toThrow();
}

describe('landscapes and their derivatives', () => {
  for (const { id, value } of landscapes) {
    test(id, () => {
      for (const f of [value, d(value), differentiate(value, 'y')]) {
        const latex = toLatex(f, { digits: 17 });
        expect(latex).not.toBeNull();
        if (latex === null || latex.includes("'")) continue;
        expectSound(latex);
        for (const point of [
          { x: 0.7, y: -1.3 },
          { x: -2.1, y: 0.4 },
        ]) {
          const [expected = NaN] = interpret([f], point);
          expect(Math.abs(readLatex(latex, point) - expected)).toBeLessThan(
            1e-9 * Math.max(1, Math.abs(expected)),
          );
        }
      }
    });
  }
});

describe('random graphs read back', () => {
  for (let seed = 1; seed <= 300; seed++) {
    test(`graph ${seed}`, () => {
      const uniform = createUniform(31_000 + seed);
      const f = randomExpression(uniform, 1 + (seed % 5));
      for (const g of [f, d(f)]) {
        const latex = toLatex(g, { digits: 17 });
        if (latex === null) continue;
        if (seed % 3 === 0) expectSound(latex);
        if (latex.includes("'")) continue;
        for (let i = 0; i < 3; i++) {
          const point = { x: (uniform() - 0.5) * 4, y: (uniform() - 0.5) * 4 };
          const [expected = NaN] = interpret([g], point);
          const [nearby = NaN] = interpret([g], { x: point.x * (1 + 1e-13), y: point.y * (1 + 1e-13) });
          if (!Number.isFinite(expected)) continue;
          // A printed multiple of π or a gathered sign rounds differently, and steep functions magnify that.
          const tolerance = 1e-9 * Math.max(1, Math.abs(expected)) + 1e3 * Math.abs(nearby - expected);
          expect(Math.abs(readLatex(latex, point) - expected), latex).toBeLessThanOrEqual(tolerance);
        }
      }
    });
  }
});
