// Thousands of random formulas against plain JavaScript, derivatives against finite differences; thousands of random
// strings that must do no harm.
import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { batchSize, compileBatch, type BatchFunction } from '../expression/batch';
import { differentiate } from '../expression/differentiate';
import { ConstantPool, Emitter } from '../expression/emit';
import type { Expression, Operation } from '../expression/expression';
import { lower } from '../expression/lower';
import { countUses, shareEqualNodes } from '../expression/program';
import { FunctionWriter, importedFunctions, writeModule } from '../expression/wasmWriter';
import { compileModule, type WasmModule } from '../expression/webAssembly';
import { createUniform } from '../testing/randomExpressions';
import { parameterInput, parseFormula, type Formula } from './formula';
import {
  randomFormula,
  randomGarbage,
  type FormulaPoint,
  type RandomFormula,
} from './testing/randomFormulas';

function randomPoint(uniform: () => number): FormulaPoint {
  const near = (): number => (uniform() - 0.5) * 6;
  return { x: near(), y: near(), a: near(), k1: 0.5 + uniform(), alpha: near() };
}

const inputsOf = ({ a, k1, alpha }: FormulaPoint): Record<string, number> => ({
  [parameterInput('a')]: a,
  [parameterInput('k1')]: k1,
  [parameterInput('alpha')]: alpha,
});

/** The values of a batch's expressions at one point. */
function valuesAt({ block, setInputs, run }: BatchFunction, point: FormulaPoint, count: number): number[] {
  setInputs(inputsOf(point));
  block[0] = point.x;
  block[batchSize] = point.y;
  run(1);
  return Array.from({ length: count }, (_, i) => block[(2 + i) * batchSize] ?? NaN);
}

/** The point with all inputs of a formula moved by a relative amount, some up and some down. */
function moved({ x, y, a, k1, alpha }: FormulaPoint, by: number): FormulaPoint {
  return { x: x * (1 + by), y: y * (1 - by), a: a * (1 + by), k1: k1 * (1 - by), alpha: alpha * (1 + by) };
}

describe('random formulas have the values of plain arithmetic', () => {
  // Rounding errors differ (products are gathered, functions are not those of Math), and steep formulas magnify them: the
  // tolerance is 1e-12 of the value plus its change when the inputs move by a few rounding errors.
  test.each([1, 2, 3, 4, 5, 6])('500 formulas, seed %i', (seed) => {
    const uniform = createUniform(seed);
    let [finite, all] = [0, 0];
    for (let i = 0; i < 500; i++) {
      const { text, evaluate } = randomFormula(uniform, 1 + (i % 4));
      const parsed = parseFormula(text);
      if (!parsed.ok) {
        expect(['constant', 'tooLong', 'tooDeep'], `${text}: ${parsed.problem.message}`).toContain(
          parsed.problem.code,
        );
        continue;
      }
      const batch = compileBatch([parsed.formula.value]);
      for (let k = 0; k < 3; k++) {
        const point = randomPoint(uniform);
        const expected = evaluate(point);
        all++;
        if (!Number.isFinite(expected)) continue;
        finite++;
        const [actual = NaN] = valuesAt(batch, point, 1);
        const neighbours = [3e-15, -3e-15, 1e-14].map((by) =>
          Math.abs(evaluate(moved(point, by)) - expected),
        );
        const spread = Math.max(...neighbours);
        // At the end of a domain and at a jump, any rounding error is decisive.
        if (!(spread < 1e-6 * Math.max(1, Math.abs(expected)))) continue;
        const tolerance = 1e-12 * Math.max(1, Math.abs(expected)) + 10 * spread;
        expect(Math.abs(actual - expected), `${text} at ${JSON.stringify(point)}`).toBeLessThanOrEqual(
          tolerance,
        );
      }
    }
    expect(finite / all).toBeGreaterThan(0.5);
    expect(all).toBeGreaterThan(700);
  });
});

type Coordinate = 'x' | 'y';

/** Central differences of sixth order at two step lengths; NaN if they don't agree (a kink or an end is near). */
function difference(f: (point: FormulaPoint) => number, at: FormulaPoint, along: Coordinate): number {
  const step = (h: number): number => {
    const side = (k: number): number =>
      f({ ...at, [along]: at[along] + k * h }) - f({ ...at, [along]: at[along] - k * h });
    return (45 * side(1) - 9 * side(2) + side(3)) / (60 * h);
  };
  const [coarse, fine] = [step(4e-3), step(2e-3)];
  return Math.abs(coarse - fine) < 1e-8 * Math.max(1, Math.abs(fine)) ? fine : NaN;
}

describe('random formulas have the derivatives that differences show', () => {
  // Sixth-order differences with steps of 2e-3: their own error is about 1e-17 of the seventh derivative and 1e-13 of
  // the value, so where two steps agree to 1e-8, the bound of 1e-6 allows for them, not for the exact derivatives. First
  // derivatives are compared with differences of the plain JavaScript value, second ones with those of the first.
  test.each([11, 12, 13])('300 formulas, seed %i', (seed) => {
    const uniform = createUniform(seed);
    let [compared, missing] = [0, 0];
    for (let i = 0; i < 300; i++) {
      const { text, evaluate } = randomFormula(uniform, 1 + (i % 4), false);
      const parsed = parseFormula(text);
      if (!parsed.ok) continue;
      const { value } = parsed.formula;
      const [dx, dy] = [differentiate(value, 'x'), differentiate(value, 'y')];
      const second = [differentiate(dx, 'x'), differentiate(dx, 'y'), differentiate(dy, 'y')];
      const batch = compileBatch([value, dx, dy, ...second]);
      const derivative =
        (index: number) =>
        (point: FormulaPoint): number =>
          valuesAt(batch, point, 6)[index] ?? NaN;
      for (let k = 0; k < 3; k++) {
        const point = randomPoint(uniform);
        const actual = valuesAt(batch, point, 6);
        const expected = [
          difference(evaluate, point, 'x'),
          difference(evaluate, point, 'y'),
          difference(derivative(1), point, 'x'),
          difference(derivative(1), point, 'y'),
          difference(derivative(2), point, 'y'),
        ];
        expected.forEach((slope, which) => {
          if (Number.isNaN(slope) || Math.abs(actual[0] ?? NaN) > 1e6) return;
          compared++;
          const found = actual[1 + which] ?? NaN;
          // With an intermediate infinity, as in 2^(−1/0), there is a value but no derivative.
          if (Number.isNaN(found)) missing++;
          const error = Number.isNaN(found) ? 0 : Math.abs(found - slope);
          const label = `derivative ${which} of ${text} at ${JSON.stringify(point)}`;
          expect(error, label).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(slope)));
        });
      }
    }
    expect(compared).toBeGreaterThan(1000);
    expect(missing / compared).toBeLessThan(0.01);
  });
});

test('random formulas are shown by KaTeX, and mean the same when their text is spaced out', () => {
  const uniform = createUniform(3);
  for (let i = 0; i < 400; i++) {
    const { text } = randomFormula(uniform, 1 + (i % 5));
    const parsed = parseFormula(text);
    if (!parsed.ok) continue;
    const { latex, value } = parsed.formula;
    expect(() => katex.renderToString(latex, { throwOnError: true, strict: 'error' }), text).not.toThrow();
    const spaced = parseFormula(` ${text.replaceAll(/([()+*·×÷/,])/g, ' $1 ').replaceAll('*  *', '**')} `);
    expect(spaced.ok && spaced.formula.value, text).toEqual(value);
  }
});

/** The only inputs that a formula may have. */
const allowedInputs = /^(x|y|parameter ([a-zA-Z]|[a-z]{2,7})\d*)$/;

function expectHarmless(formula: Formula): void {
  for (const { operation, name, frequency: rate } of countUses([formula.value]).keys()) {
    if (operation !== 'input') continue;
    expect(name).toMatch(allowedInputs);
    expect(rate).toBe(name === 'x' || name === 'y' ? 'particle' : 'run');
  }
  expect(formula.text.length).toBeLessThanOrEqual(400);
  expect(formula.text).toMatch(/^[\w\s\u00a0.,()+\-*/^−·⋅×÷⁰¹²³⁴-⁹α-ωϵϑϕµ]+$/u);
  expect(formula.text).not.toMatch(/constructor|proto|import|eval|Function|_/);
}

describe('random garbage', () => {
  test('20000 strings never throw, never hang and are never let in', () => {
    const uniform = createUniform(4);
    let [refused, slowest] = [0, 0];
    for (let i = 0; i < 20_000; i++) {
      const text = randomGarbage(uniform);
      const start = performance.now();
      const parsed = parseFormula(text);
      slowest = Math.max(slowest, performance.now() - start);
      if (parsed.ok) {
        expectHarmless(parsed.formula);
        continue;
      }
      refused++;
      const { at, length, message, code } = parsed.problem;
      expect(code, text).not.toBe('unreadable');
      expect(message).not.toMatch(/undefined|\[object|=>/);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at + length, text).toBeLessThanOrEqual(text.length);
    }
    expect(refused).toBeGreaterThan(10_000);
    expect(slowest).toBeLessThan(500);
  });

  test('formulas with one character dropped, doubled or replaced', () => {
    const uniform = createUniform(5);
    for (let i = 0; i < 4000; i++) {
      const { text } = randomFormula(uniform, 1 + (i % 4));
      const at = Math.floor(uniform() * text.length);
      const other = ['', text[at] ?? '', '(', ')', ',', '^', '*', '.', 'x', '2', ' ', '²'][
        Math.floor(uniform() * 12)
      ];
      const typed = text.slice(0, at) + (other ?? '') + text.slice(at + Math.floor(uniform() * 2));
      const parsed = parseFormula(typed);
      if (parsed.ok) expectHarmless(parsed.formula);
      else expect(parsed.problem.code, typed).not.toBe('unreadable');
    }
  });

  test('enormous texts take no time', () => {
    const texts = [
      '('.repeat(1e5),
      '('.repeat(1e5) + 'x' + ')'.repeat(1e5),
      'sin('.repeat(1e5),
      '-'.repeat(1e6) + 'x',
      'x^'.repeat(1e5) + 'x',
      'x'.repeat(1e6),
      '1'.repeat(400) + 'x',
      '9'.repeat(300) + 'x',
      'a1'.repeat(200),
      '²'.repeat(400),
      ' '.repeat(400),
      '\u0000'.repeat(1e6),
      '('.repeat(200) + 'x' + ')'.repeat(199),
      '-'.repeat(399) + 'x',
      'x^'.repeat(199) + 'x',
    ];
    const start = performance.now();
    for (const text of texts) parseFormula(text);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

/** The imports that a module declares, as the engine reads them. */
function importsOf(bytes: Uint8Array): string[] {
  const { WebAssembly } = globalThis as unknown as {
    WebAssembly: { Module: { imports(module: WasmModule): { module: string; name: string }[] } };
  };
  return WebAssembly.Module.imports(compileModule(bytes)).map(({ module, name }) => `${module}.${name}`);
}

test('a formula’s module imports its memory and nothing but sin and cos', () => {
  expect(importedFunctions).toEqual(['sin', 'cos']);
  const uniform = createUniform(6);
  const rescues = new Set<string>();
  for (let i = 0; i < 300; i++) {
    const { text } = randomFormula(uniform, 4);
    const parsed = parseFormula(text);
    if (!parsed.ok) continue;
    const roots: Expression[] = shareEqualNodes(lower([parsed.formula.value]));
    for (const { operation, name } of countUses(roots).keys()) {
      if (operation === ('rescue' satisfies Operation)) rescues.add(name);
    }
    const constants = new ConstantPool(roots);
    const writer = new FunctionWriter('run', 1);
    const address = { base: null, offset: 1024, kind: 'uniform' } as const;
    new Emitter(writer, constants, () => address).store(roots.map((value) => ({ value, to: address })));
    expect(importsOf(writeModule([writer], constants.toBytes()))).toEqual([
      'host.memory',
      'host.sin',
      'host.cos',
    ]);
  }
  expect([...rescues].toSorted()).toEqual(['cos', 'sin']);
});

test('the generator is itself sound: what it writes is what it means', () => {
  const uniform = createUniform(7);
  const formulas: RandomFormula[] = Array.from({ length: 500 }, () => randomFormula(uniform, 3));
  const unreadable = formulas.filter(({ text }) => {
    const parsed = parseFormula(text);
    return !parsed.ok && parsed.problem.code !== 'constant';
  });
  expect(unreadable.map(({ text }) => text)).toEqual([]);
});
