// Every update rule that is shown says what is computed: with an update's numbers in the place of letters, the right side of
// each of its rows has the value of the left one.
import { describe, expect, test } from 'vitest';
import { closingOf, ruleRows, type WriteNumber } from '../explanation/ruleRows';
import { equationsOf } from '../expression/latexEquations';
import { readWritten } from '../expression/testing/readLatex';
import type { Point } from '../geometry/domain';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import { createPointEvaluator } from '../landscapes/evaluate';
import { requireLandscape } from '../landscapes/resolve';
import type { GraphOptimizer } from '../optimizers/define';
import { ruleLatex } from '../optimizers/ruleLatex';
import type { TermValue } from '../optimizers/terms';
import { inputNames, scheduledHyperparameter } from '../simulation/particleUpdate';
import type { GraphRun, RunSettings } from '../simulation/runSettings';
import { explainRun, formsOf, graphRules, valuesOf } from './explainedRuns';

const landscapeReference = { id: 'himmelblau' } as const;
const start: Point = [0.4, -1.3];
const { landscape, numbers } = requireLandscape(landscapeReference);
const evaluate = createPointEvaluator(landscape, numbers);

/** All digits of a number. */
const fullNumber: WriteNumber = (value) => {
  if (!Number.isFinite(value)) return value < 0 ? '-\\infty' : '\\infty';
  const [mantissa = '', exponent] = String(value).split('e');
  return exponent === undefined ? mantissa : `${mantissa} \\cdot 10^{${Number(exponent)}}`;
};

const vector = /\\left\(([^(),]*),\\, ([^(),]*)\\right\)/g;

/** What clipping makes of a vector. */
const clipped = ([x, y]: Point, { variant, numbers: given }: GraphRun): Point => {
  const limit = given.get(inputNames.clippingLimit)!;
  if (variant.clipping === 'norm') {
    const factor = Math.min(1, limit / (Math.hypot(x, y) + 1e-6));
    return [factor * x, factor * y];
  }
  const within = (value: number): number => Math.max(-limit, Math.min(limit, value));
  return [within(x), within(y)];
};

/** The value of a text with the numbers of a row: what stands for both coordinates is taken to numbers first. */
function readNumbers(text: string, coordinate: 0 | 1, run: GraphRun): number {
  const values: Record<string, number> = {};
  const put = (value: number): string => {
    const name = Object.keys(values).length;
    values[`q${name}`] = value;
    return ` q_{${name}} `;
  };
  const ofBoth = (part: string): Point =>
    [0, 1].map((i) => readWritten(part.replaceAll(vector, coordinateOf(i)), values)) as unknown as Point;
  let rest = called(text, /\\operatorname\{clip\}/, (argument) =>
    put(clipped([readNumbers(argument, 0, run), readNumbers(argument, 1, run)], run)[coordinate]),
  );
  rest = rest.replaceAll(/\\lVert(.*?)\\rVert(_1)?/g, (_, inner: string, absolute?: string) => {
    const [x, y] = ofBoth(inner);
    return put(absolute === undefined ? Math.hypot(x, y) : Math.abs(x) + Math.abs(y));
  });
  rest = called(rest, /\\nabla f/, (argument) => {
    const { dx, dy } = evaluate(...ofBoth(argument));
    return put([dx, dy][coordinate]!);
  });
  rest = called(rest, /(?<![a-zA-Z\\])f(?=\\left\(|\()/, (argument) =>
    put(evaluate(...ofBoth(argument)).value),
  );
  rest = ofProducts(rest, (left, right) => {
    const [a, b] = [ofBoth(left), ofBoth(right)];
    return put(a[0] * b[0] + a[1] * b[1]);
  });
  const plain = rest
    .replaceAll(vector, coordinateOf(coordinate))
    .replaceAll('\\left[', '\\left(')
    .replaceAll('\\right]', '\\right)')
    .replaceAll(/(?<!\\)\\ /g, ' ');
  return readWritten(plain, values);
}

const coordinateOf =
  (i: number) =>
  (_: string, x: string, y: string): string =>
    ` \\left(${i === 0 ? x : y}\\right) `;

/** Replaces products of vectors, aᵀb, b being a vector, a fraction or something in parentheses. */
function ofProducts(text: string, value: (left: string, right: string) => string): string {
  const found = /(\\left\([^()]*\\right\))\^\{\\top\}\s*(?:\\cdot\s*)?/.exec(text);
  if (found === null) return text;
  const begin = found.index + found[0].length;
  const end = closingOf(text, begin);
  return text.slice(0, found.index) + value(found[1]!, text.slice(begin, end)) + text.slice(end);
}

/** Replaces calls of a function by what `value` makes of their arguments. */
function called(text: string, head: RegExp, value: (argument: string) => string): string {
  for (;;) {
    const found = head.exec(text);
    if (found === null) return text;
    const begin = found.index + found[0].length;
    const end = closingOf(text, begin);
    text = `${text.slice(0, found.index)}${value(text.slice(begin, end))}${text.slice(end)}`;
  }
}

const isClose = (one: number, other: number): boolean =>
  Object.is(one, other) || Math.abs(one - other) <= 1e-9 * Math.max(1e-3, Math.abs(one), Math.abs(other));

/** RMSProp's average of gradients is computed only if it is centred: without, its row is left out. */
const absent = (left: string, { optimizer, h }: GraphRun): boolean =>
  optimizer.id === 'rmsprop' && left === 'a_t' && h.centered === 0;

const part = (value: TermValue, i: 0 | 1): number => (typeof value === 'number' ? value : value[i]);

/** Left sides of a formula that every update has. */
const leftSides = (latex: string): string[] =>
  equationsOf(latex).flatMap(({ left }) => (/_(?:[01]|\{[^}]*0\})$/.test(left) ? [] : [left]));

/** Follows a run, and reads every row of the updates that are explained. */
function readRows(
  rule: GraphOptimizer,
  given: HyperparameterValues,
  others: Partial<RunSettings> = {},
): void {
  const settings = { landscape: landscapeReference, optimizer: rule.id, hyperparameters: given, ...others };
  const { run, path, explanations } = explainRun(settings, start);
  expect(explanations.length, JSON.stringify(given)).toBeGreaterThan(1);
  const latex = ruleLatex(rule, { weightDecay: 0, ...given });
  for (const explanation of explanations) {
    const { step, learningRate } = explanation;
    const where = `${JSON.stringify(given)}, update ${step}`;
    expect(explanation.theta, where).toEqual(path[step - 1]);
    expect(explanation.next, where).toEqual(path[step]);
    const symbols = new Map(
      Object.entries(rule.hyperparameters).flatMap(([name, each]): [string, number][] => {
        if (!('symbol' in each)) return [];
        const value = name === 'learningRate' ? learningRate! : run.h[name]!;
        return [[each.symbol.replaceAll(/[{}\s]/g, ''), value]];
      }),
    );
    const rows = ruleRows({ latex, symbols, start }, explanation, fullNumber);
    if (step > 1) {
      expect(
        rows.map(({ left }) => left),
        where,
      ).toEqual(leftSides(latex).filter((left) => !absent(left, run)));
    }
    for (const { written, numbers: sides, value } of rows) {
      for (const i of [0, 1] as const) {
        // Nothing times what is not computed.
        const text = (sides[i] ?? sides[0]!).replace('0 a_t^2', '0');
        const read = readNumbers(text, i, run);
        expect(
          isClose(read, part(value, i)),
          `${where}: ${written} = ${text} is ${read}, not ${part(value, i)}`,
        ).toBe(true);
      }
    }
  }
}

describe.each(graphRules.map((rule) => [rule.id, rule] as const))('the rule shown of %s', (_id, rule) => {
  test.each(formsOf(rule).map((form) => [String(form.convention ?? 'its own'), form] as const))(
    'in the form of %s has the numbers of the explained terms',
    (_form, chosen) => {
      for (const values of valuesOf(rule)) readRows(rule, { ...chosen, ...values });
    },
  );
});

describe.each<[string, Partial<RunSettings>]>([
  ['Gaussian noise', { noise: { kind: 'gaussian', scale: 3 }, seed: 5 }],
  ['noise of mini-batches', { noise: { kind: 'mini-batch', scale: 0.1 }, seed: 6 }],
  ['gradients clipped by value', { clipping: { kind: 'value', limit: 7 } }],
  ['gradients clipped by norm', { clipping: { kind: 'norm', limit: 5 } }],
  [
    'noise and clipping',
    { clipping: { kind: 'norm', limit: 9 }, noise: { kind: 'mini-batch', scale: 0.2 }, seed: 7 },
  ],
])('with %s', (_what, others) => {
  test.each(graphRules.map((rule) => [rule.id, rule] as const))('%s shows what it computes', (_id, rule) => {
    for (const form of formsOf(rule)) readRows(rule, { ...form, ...valuesOf(rule)[0] }, others);
  });
});

const scheduled = graphRules.filter((rule) => scheduledHyperparameter(rule) !== null);

test.each(scheduled.map((rule) => [rule.id, rule] as const))(
  '%s shows what it computes at the rate of a schedule',
  (_id, rule) => {
    const schedule = { id: 'exponential', gamma: 0.97 };
    for (const form of formsOf(rule)) readRows(rule, { ...form, ...valuesOf(rule)[0] }, { schedule });
  },
);
