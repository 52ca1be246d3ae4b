// Formulas as people type them: their values against JavaScript's own arithmetic, and where and why others are refused.
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { batchSize, compileBatch } from '../expression/batch';
import { parameterInput, parseFormula, type Formula, type FormulaProblemCode } from './formula';
import { suggestionsFor } from './vocabulary';

function formulaOf(text: string): Formula {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.problem.message} (at ${parsed.problem.at})`);
  return parsed.formula;
}

const { sin, cos, tan, exp, log, sqrt, cbrt, abs, min, max, floor, ceil, round, hypot, PI, E } = Math;
const sinc = (t: number): number => sin(PI * t) / (PI * t);

type Meaning = (x: number, y: number, a: number, b: number) => number;

const good: readonly (readonly [text: string, meaning: Meaning])[] = [
  ['x^2 + y^2', (x, y) => x * x + y * y],
  ['2x', (x) => 2 * x],
  ['2(x+1)', (x) => 2 * (x + 1)],
  ['x y', (x, y) => x * y],
  ['x(y+1)', (x, y) => x * (y + 1)],
  ['x (y+1)^2', (x, y) => x * (y + 1) ** 2],
  ['x y(y+1)', (x, y) => x * y * (y + 1)],
  ['a x(x+1)sin(y)(y+1)', (x, y, a) => a * x * (x + 1) * sin(y) * (y + 1)],
  ['x^y(x+1)', (x, y) => x ** y * (x + 1)],
  ['x^a y(2)', (x, y, a) => x ** a * y * 2],
  ['(x+1)(y-1)', (x, y) => (x + 1) * (y - 1)],
  ['(x+1)y', (x, y) => (x + 1) * y],
  ['3sin(x)', (x) => 3 * sin(x)],
  ['sin(x)cos(y)', (x, y) => sin(x) * cos(y)],
  ['sin(x)(y+1)', (x, y) => sin(x) * (y + 1)],
  ['x sin(y)', (x, y) => x * sin(y)],
  ['2 a x', (x, _y, a) => 2 * a * x],
  ['a x^2 + b y^2', (x, y, a, b) => a * x * x + b * y * y],
  ['a(x+y)', (x, y, a) => a * (x + y)],
  // An implicit product binds tighter than a division, except after a number over a number.
  ['1/2x', (x) => x / 2],
  ['1/2 x y', (x, y) => (x * y) / 2],
  ['-1/2x', (x) => -x / 2],
  ['1/2(x+1)', (x) => (x + 1) / 2],
  ['1/x(y+3)', (x, y) => 1 / (x * (y + 3))],
  ['x/2y', (x, y) => x / (2 * y)],
  ['a/b x', (x, _y, a, b) => a / (b * x)],
  ['x/2*y', (x, y) => (x / 2) * y],
  ['x/2/y', (x, y) => x / 2 / y],
  ['x - y - 1', (x, y) => x - y - 1],
  ['x - (y - 1)', (x, y) => x - (y - 1)],
  // Powers
  ['x**2', (x) => x ** 2],
  ['-x^2', (x) => -(x ** 2)],
  ['(-x)^2', (x) => x ** 2],
  ['2^-x', (x) => 2 ** -x],
  ['2^3^x', (x) => 2 ** (3 ** x)],
  ['x^2y', (x, y) => x ** 2 * y],
  ['2x^2', (x) => 2 * x ** 2],
  ['x²', (x) => x ** 2],
  ['2x²y³', (x, y) => 2 * x ** 2 * y ** 3],
  ['(x+y)²', (x, y) => (x + y) ** 2],
  ['x¹²', (x) => x ** 12],
  ['sin(x)²', (x) => sin(x) ** 2],
  ['x^0.5 + x^(1/3)', (x) => sqrt(x) + x ** (1 / 3)],
  ['x^1.5 y', (x, y) => x ** 1.5 * y],
  ['abs(x)^a', (x, _y, a) => abs(x) ** a],
  ['(x+3)^y', (x, y) => (x + 3) ** y],
  ['e^x', (x) => exp(x)],
  ['e^(-x^2-y^2)', (x, y) => exp(-x * x - y * y)],
  ['2e^x', (x) => 2 * exp(x)],
  // Numbers
  ['1.5x + .5y + 2.', (x, y) => 1.5 * x + 0.5 * y + 2],
  ['2e3x', (x) => 2000 * x],
  ['1E-2x', (x) => 0.01 * x],
  ['2e-x', (x) => 2 * E - x],
  ['2 e-3 + x', (x) => 2 * E - 3 + x],
  ['2pi x', (x) => 2 * PI * x],
  ['tau x', (x) => 2 * PI * x],
  // Characters
  ['2πx', (x) => 2 * PI * x],
  ['x − y', (x, y) => x - y],
  ['x·y×2÷3⋅1', (x, y) => (x * y * 2) / 3],
  ['x/2·y + x/2⋅y + x/2×y', (x, y) => 3 * (x / 2) * y],
  ['τ x', (x) => 2 * PI * x],
  [' \tx\n+\u00a0y ', (x, y) => x + y],
  ['+x - -y', (x, y) => x + y],
  ['x + -2y', (x, y) => x - 2 * y],
  // Functions
  ['tan(x)+sec(x)+csc(x)+cot(x)', (x) => tan(x) + 1 / cos(x) + 1 / sin(x) + 1 / tan(x)],
  ['asin(x/9)+acos(y/9)+atan(x)', (x, y) => Math.asin(x / 9) + Math.acos(y / 9) + Math.atan(x)],
  ['sinh(x)+cosh(y)+tanh(x)', (x, y) => Math.sinh(x) + Math.cosh(y) + Math.tanh(x)],
  ['asinh(x)+acosh(y+9)+atanh(x/9)', (x, y) => Math.asinh(x) + Math.acosh(y + 9) + Math.atanh(x / 9)],
  ['exp(x)+log(x)+ln(x)', (x) => exp(x) + 2 * log(x)],
  ['log2(x)+log10(x)', (x) => Math.log2(x) + Math.log10(x)],
  ['sqrt(x)+cbrt(x)+abs(y)+sign(y)', (x, y) => sqrt(x) + cbrt(x) + abs(y) + Math.sign(y)],
  ['min(x,y)+max(x, y, 1, a)', (x, y, a) => min(x, y) + max(x, y, 1, a)],
  ['floor(x)+ceil(y)+round(2x)', (x, y) => floor(x) + ceil(y) + round(2 * x)],
  ['pow(x, 3)+pow(x,y)', (x, y) => x ** 3 + x ** y],
  ['hypot(x,y)+hypot(x,y,a)', (x, y, a) => hypot(x, y) + hypot(x, y, a)],
  ['sinc(x)', (x) => sinc(x)],
  ['sigmoid(x)+softplus(y)', (x, y) => 1 / (1 + exp(-x)) + log(1 + exp(y))],
  ['erf(0)+x', (x) => x],
  ['((((x))))', (x) => x],
];

describe('formulas', () => {
  for (const [text, meaning] of good) {
    test(text, () => {
      const { value, parameters, latex } = formulaOf(text);
      const { block, setInputs, run } = compileBatch([value]);
      const given: Readonly<Record<string, number>> = { a: 1.7, b: -0.6 };
      setInputs(Object.fromEntries(parameters.map((name) => [parameterInput(name), given[name] ?? NaN])));
      const points = [
        [0.3, -1.2],
        [1.9, 0.7],
        [2.4, -2.2],
      ] as const;
      points.forEach(([x, y], i) => {
        block[i] = x;
        block[batchSize + i] = y;
      });
      run(points.length);
      points.forEach(([x, y], i) => {
        const expected = meaning(x, y, 1.7, -0.6);
        const actual = block[2 * batchSize + i] ?? NaN;
        expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(expected)));
      });
      expect(() => katex.renderToString(latex, { throwOnError: true, strict: 'error' })).not.toThrow();
    });
  }

  test('parameters stand in order of appearance, Greek letters by their names', () => {
    expect(formulaOf('b x + a y + β b + k12 + alpha + α2 + E').parameters).toEqual([
      'b',
      'a',
      'beta',
      'k12',
      'alpha',
      'alpha2',
      'E',
    ]);
    expect(formulaOf('i x + y').parameters).toEqual(['i']);
    expect(formulaOf('x').parameters).toEqual([]);
  });

  test('are shown as they were meant', () => {
    expect(formulaOf('1/2x + y/2a').latex).toBe('\\frac{x}{2} + \\frac{y}{2 a}');
    expect(formulaOf('a x^2 + k1 sin(2πx)').latex).toBe('a x^2 + k_1 \\sin(2 \\pi x)');
    expect(formulaOf('sec(x) cot(y)^2 e^(-α x)').latex).toBe('e^{-\\alpha x} \\sec x \\cot^2 y');
    expect(formulaOf('max(x,y,1)/sqrt(2)').latex).toBe('\\frac{\\max(x, y, 1)}{\\sqrt{2}}');
    expect(formulaOf(`x${'+x'.repeat(199)}`).latex).toHaveLength(1 + 4 * 199);
  });
});

const deep = 'sin('.repeat(60) + 'x' + ')'.repeat(60);
const parentheses = '('.repeat(61) + 'x' + ')'.repeat(61);
/** Towers of powers without common parts, so that the derivatives are as large as possible. */
const large = Array.from('abcdfghijklmnopqrstuvwzABCDE', (letter) => `x^y^x^y^x^y^${letter}`).join(' ');

const refused: readonly (readonly [text: string, code: FormulaProblemCode, at: number, length: number])[] = [
  ['', 'empty', 0, 0],
  ['  \t', 'empty', 0, 0],
  ['x'.padEnd(401, '+x'), 'tooLong', 400, 1],
  [deep, 'tooDeep', 240, 1],
  [parentheses, 'tooDeep', 60, 1],
  ['-'.repeat(61) + 'x', 'tooDeep', 61, 1],
  [large, 'tooLarge', 0, large.length],
  ['3', 'constant', 0, 1],
  ['a + sin(b)', 'constant', 0, 10],
  ['0 x', 'constant', 0, 3],
  // Characters
  ['x + $y', 'unknownCharacter', 4, 1],
  ['x_1', 'unknownCharacter', 1, 1],
  ['√x', 'unknownCharacter', 0, 1],
  ['x + 𝑦', 'unknownCharacter', 4, 2],
  ['x\\y', 'unknownCharacter', 1, 1],
  ['x # y', 'unknownCharacter', 2, 1],
  ['x@y', 'unknownCharacter', 1, 1],
  // Syntax of other languages
  ['"x"', 'unsupported', 0, 1],
  ["x + 'a'", 'unsupported', 4, 1],
  ['`x`', 'unsupported', 0, 1],
  ['f(x) = x', 'unsupported', 5, 1],
  ['z = x + y', 'unsupported', 2, 1],
  ['x.y', 'unsupported', 1, 1],
  ['x.constructor("a")()', 'unsupported', 1, 1],
  ['x[1]', 'unsupported', 1, 1],
  ['[x, y]', 'unsupported', 0, 1],
  ['{x: 1}', 'unsupported', 0, 1],
  ['x:y', 'unsupported', 1, 1],
  ['x == y', 'unsupported', 2, 2],
  ['x != y', 'unsupported', 2, 2],
  ['x < y', 'unsupported', 2, 1],
  ['x >= y', 'unsupported', 2, 2],
  ['x ≤ y', 'unsupported', 2, 1],
  ['x ? 1 : 2', 'unsupported', 2, 1],
  ['x!', 'unsupported', 1, 1],
  ['x%', 'unsupported', 1, 1],
  ['x % 2', 'unsupported', 2, 1],
  ['x mod 2', 'unsupported', 2, 3],
  ['x and y', 'unsupported', 2, 3],
  ['not x', 'unsupported', 0, 3],
  ['x to y', 'unsupported', 2, 2],
  ['x; y', 'unsupported', 1, 1],
  ['|x|', 'unsupported', 0, 1],
  ['x & y', 'unsupported', 2, 1],
  ['~x', 'unsupported', 0, 1],
  ['x .* y', 'unsupported', 2, 1],
  // Names
  ['x + sinx', 'unknownName', 4, 4],
  ['xy', 'unknownName', 0, 2],
  ['x2', 'unknownName', 0, 2],
  ['5 cm x', 'unknownName', 2, 2],
  ['foo(x)', 'unknownName', 0, 3],
  ['constructor', 'unknownName', 0, 11],
  ['x + toString', 'unknownName', 4, 8],
  ['import(x)', 'unknownName', 0, 6],
  ['x + true', 'unknownName', 4, 4],
  ['x + NaN', 'unknownName', 4, 3],
  ['x + Infinity', 'unknownName', 4, 8],
  ['0x1F', 'unknownName', 1, 2],
  ['x + atan2(y)', 'unknownName', 4, 5],
  // Numbers
  ['x + 1e999', 'numberTooLarge', 4, 5],
  ['x + 3 4', 'misplacedNumber', 6, 1],
  ['x 2', 'misplacedNumber', 2, 1],
  ['(x+1)2', 'misplacedNumber', 5, 1],
  ['1.2.3 x', 'misplacedNumber', 3, 2],
  // Operators
  ['x +', 'missingAfter', 2, 1],
  ['(x −) + y', 'missingAfter', 3, 1],
  ['max(x,)', 'missingAfter', 5, 1],
  ['* x', 'missingBefore', 0, 1],
  ['x + / y', 'missingBefore', 4, 1],
  ['²x', 'missingBefore', 0, 1],
  ['(^x)', 'missingBefore', 1, 1],
  ['max(,x)', 'missingBefore', 4, 1],
  ['max(x,,y)', 'missingBefore', 6, 1],
  ['x²^3', 'powerOfPower', 2, 1],
  ['x² ³', 'powerOfPower', 3, 1],
  // Functions and parentheses
  ['sin x', 'missingArguments', 0, 3],
  ['x + sin', 'missingArguments', 4, 3],
  ['sin^2(x)', 'powerOfFunction', 0, 3],
  ['x sin²(x)', 'powerOfFunction', 2, 3],
  ['x + sin()', 'argumentCount', 4, 3],
  ['sin(x, y)', 'argumentCount', 0, 3],
  ['pow(x)', 'argumentCount', 0, 3],
  ['max(x)', 'argumentCount', 0, 3],
  ['sin(max(x, y), 2)', 'argumentCount', 0, 3],
  ['x + ()', 'emptyParentheses', 4, 2],
  ['x( )', 'emptyParentheses', 1, 3],
  ['2(x + (y', 'unclosed', 6, 1],
  ['(x + (y)', 'unclosed', 0, 1],
  ['sin(', 'unclosed', 3, 1],
  ['x + y)', 'unopened', 5, 1],
  [')x(', 'unopened', 0, 1],
  ['x, y', 'comma', 1, 1],
  ['(x, y)', 'comma', 2, 1],
  ['1,5 x', 'comma', 1, 1],
];

describe('refusals', () => {
  for (const [text, code, at, length] of refused) {
    test(`${text.slice(0, 30)}: ${code}`, () => {
      const parsed = parseFormula(text);
      expect(parsed.ok).toBe(false);
      if (parsed.ok) return;
      expect(parsed.problem).toMatchObject({ code, at, length });
      expect(parsed.problem.message).toMatch(/^[A-Za-z].{15}/);
      expect(parsed.problem.message).not.toContain('undefined');
    });
  }

  test('a name is answered with what it may have meant', () => {
    const cases: Readonly<Record<string, readonly string[]>> = {
      sinx: ['sin(x)'],
      sinhy: ['sinh(y)'],
      xy: ['x*y'],
      ax: ['a*x'],
      pix: ['pi*x'],
      x2: ['x^2', '2*x'],
      pi2: ['pi^2', '2*pi'],
      Sin: ['sin'],
      PI: ['pi'],
      siin: ['sin', 'sign', 'asin'],
      sigmod: ['sigmoid', 'sigma'],
      arctan: ['atan'],
      logistic: ['sigmoid'],
      qqqqqq: [],
    };
    for (const [name, expected] of Object.entries(cases))
      expect(suggestionsFor(name), name).toEqual(expected);
    const parsed = parseFormula('x + sinx');
    expect(!parsed.ok && parsed.problem).toEqual({
      code: 'unknownName',
      at: 4,
      length: 4,
      message: 'Unknown name: sinx (did you mean sin(x)?)',
      words: {
        en: 'Unknown name: {name} (did you mean {suggestions}?)',
        values: { name: 'sinx', suggestions: 'sin(x)' },
      },
    });
  });
});

test('a formula that is too large says how large, and what is allowed', () => {
  const parsed = parseFormula(large);
  expect(!parsed.ok && parsed.problem.message).toMatch(
    /^The formula is too large: with its derivatives it takes \d{4,} operations \(at most 4000\)$/,
  );
});

test('a long product is one level deep, as a long sum is', () => {
  for (const chain of [
    `x${'*y'.repeat(90)}`,
    `x${'/y'.repeat(90)}`,
    `x${' + y'.repeat(90)}`,
    `x${' - y'.repeat(90)}`,
  ])
    expect(parseFormula(chain), chain).toMatchObject({ ok: true });
});

test('other names of functions are answered with the ones that are known here', () => {
  const names: Readonly<Record<string, string>> = {
    arcsin: 'asin',
    arccos: 'acos',
    arctan: 'atan',
    arsinh: 'asinh',
    arcosh: 'acosh',
    artanh: 'atanh',
    arcsinh: 'asinh',
    arccosh: 'acosh',
    arctanh: 'atanh',
    tg: 'tan',
    ctg: 'cot',
    cosec: 'csc',
    lg: 'log10',
    lb: 'log2',
    sgn: 'sign',
    ceiling: 'ceil',
    power: 'pow',
    root: 'sqrt',
    logistic: 'sigmoid',
  };
  for (const [name, known] of Object.entries(names)) expect(suggestionsFor(name), name).toEqual([known]);
});

test('a number inside a name is no exponent', () => {
  expect(suggestionsFor('x2y')).toEqual([]);
});

test.each([
  ['x +', 'Nothing stands after + (expected a number, a name or a parenthesis)'],
  ['max(x,', 'Nothing stands after , (expected a number, a name or a parenthesis)'],
  ['max(x ·)', 'Nothing stands after · (expected a number, a name or a parenthesis)'],
  ['x + ÷ y', 'Nothing stands before ÷ (expected a number, a name or a parenthesis)'],
  ['²x', 'Nothing stands before ² (expected a number, a name or a parenthesis)'],
  ['max(,x)', 'Nothing stands before , (expected a number, a name or a parenthesis)'],
  ['x 2.5', "The number 2.5 follows what it can't multiply (write * between them, or the number first)"],
  ['sin x', 'The function sin needs parentheses: sin(x)'],
  ['cos² (x)', 'A power of cos stands behind its parentheses: cos(x)^2'],
  ['cos**2', 'A power of cos stands behind its parentheses: cos(x)^2'],
  ['sin()', 'sin takes 1 argument, not 0'],
  ['sin(x, (y), 1)', 'sin takes 1 argument, not 3'],
  ['pow(x)', 'pow takes 2 arguments, not 1'],
  ['pow(x, y, 1)', 'pow takes 2 arguments, not 3'],
  ['hypot(x)', 'hypot takes 2 or more arguments, not 1'],
  [
    'qqqq',
    'Unknown name: qqqq (allowed are x, y, functions such as sin, pi, e, and single letters or Greek names as parameters)',
  ],
  ['x + ((('.padEnd(70, '('), 'The formula is nested too deeply here (at most 60 levels)'],
  [deep, 'The formula is nested too deeply here (at most 60 levels)'],
  ['x'.repeat(401), 'The formula is too long: 401 characters (at most 400)'],
])('%s: what is wrong, in words that quote it', (text, message) => {
  const parsed = parseFormula(text);
  expect(!parsed.ok && parsed.problem.message).toBe(message);
});

test('a text of 400 characters is short enough, and one letter of a coordinate is a formula', () => {
  for (const text of ['x'.padEnd(400, ' '), 'x', 'y', '-y']) expect(parseFormula(text).ok, text).toBe(true);
});

describe('operations and parentheses are nested up to 60 levels', () => {
  const inside = (levels: number, open: string, middle: string): string =>
    open.repeat(levels) + middle + ')'.repeat(levels);
  test.each([
    // A pair of parentheses is a level, so is an operation, and so is the operand of one.
    [59, '(', 'x'],
    [29, '-(', 'x'],
    [29, '1-(', 'x'],
    [57, '(', 'x*y + 1'],
    [57, '(', 'x^y*2'],
    // Of sums of sums, and products of products, only the outermost.
    [58, '(', 'x - y + y - 1 + a'],
    [58, '(', 'x*y/y*a/b'],
  ])('%i times %s around %s', (levels, open, middle) => {
    expect(parseFormula(inside(levels, open, middle)).ok).toBe(true);
    const deeper = parseFormula(inside(levels + 1, open, middle));
    expect(!deeper.ok && deeper.problem.code).toBe('tooDeep');
  });
});
