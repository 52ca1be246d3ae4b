// Every update rule that is shown says what is computed: with an update's numbers in the place of letters, the right side of
// each of its rows has the value of the left one.
import { describe, expect, test } from 'vitest';
import { createRuleExplainer } from '../explanation/explainRule';
import type { Explanation, TermValue } from '../explanation/explanation';
import { createRuleReplay } from '../explanation/replayRule';
import { closingOf, ruleRows, type WriteNumber } from '../explanation/ruleRows';
import { equationsOf } from '../expression/latexEquations';
import { readWritten } from '../expression/testing/readLatex';
import type { Point } from '../geometry/domain';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import { createPointEvaluator } from '../landscapes/evaluate';
import { requireLandscape } from '../landscapes/resolve';
import type { GraphOptimizer } from '../optimizers/define';
import { optimizers } from '../optimizers/registry';
import { ruleLatex } from '../optimizers/ruleLatex';
import { checkRunSettings } from '../simulation/checkRunSettings';
import { createRun } from '../simulation/run';
import { resolveRun, type GraphRun } from '../simulation/runSettings';
import { createTrajectoryColumns } from '../simulation/trajectory';

const explained = [1, 2, 10, 100];
const landscapeReference = { id: 'himmelblau' } as const;
const start: Point = [0.4, -1.3];
const { landscape, numbers } = requireLandscape(landscapeReference);
const evaluate = createPointEvaluator(landscape, numbers);

/** The forms of a rule: its own, or each library's with its defaults. */
function formsOf({ hyperparameters }: GraphOptimizer): HyperparameterValues[] {
  const choice = Object.entries(hyperparameters).find(([, { kind }]) => kind === 'library');
  if (choice?.[1].kind !== 'library') return [{}];
  const [name, { forms }] = choice as [string, Extract<(typeof choice)[1], { kind: 'library' }>];
  return forms.map(({ defaults, library: form }) => ({ ...defaults, [name]: form }));
}

/** Values for which a rule is followed: its defaults, with a rate that is seen, and each other one moved. */
function valuesOf({ hyperparameters }: GraphOptimizer): HyperparameterValues[] {
  const usual: HyperparameterValues = {
    ...('learningRate' in hyperparameters && { learningRate: 0.02 }),
  };
  const moved = Object.entries(hyperparameters).flatMap(([name, each]): HyperparameterValues[] => {
    if (each.kind === 'boolean') return [{ ...usual, [name]: !each.default }];
    if (each.kind !== 'number') return [];
    const [low, high] = each.slider;
    const value = low + 0.4 * (high - low);
    return [{ ...usual, [name]: each.whole === true ? Math.round(value) : value }];
  });
  const decoupled = 'decoupledDecay' in hyperparameters;
  return [usual, ...moved, ...(decoupled ? [{ ...usual, weightDecay: 0.1, decoupledDecay: true }] : [])];
}

/** Positions of the run, row by row. */
function pathOf(optimizer: string, hyperparameters: HyperparameterValues, steps: number): Point[] {
  const columns = createTrajectoryColumns(steps + 1);
  const run = createRun({
    landscape: landscapeReference,
    optimizer,
    hyperparameters,
    start,
    steps,
    stopWhenConverged: false,
  });
  for (let row = 0; run.state.status === 'running';) row += run.advance(columns, row, steps + 1);
  return Array.from({ length: run.state.rows }, (_, row) => [
    columns.positions[2 * row]!,
    columns.positions[2 * row + 1]!,
  ]);
}

/** All digits of a number. */
const fullNumber: WriteNumber = (value) => {
  if (!Number.isFinite(value)) return value < 0 ? '-\\infty' : '\\infty';
  const [mantissa = '', exponent] = String(value).split('e');
  return exponent === undefined ? mantissa : `${mantissa} \\cdot 10^{${Number(exponent)}}`;
};

const vector = /\\left\(([^(),]*),\\, ([^(),]*)\\right\)/g;

/** A text with the numbers of a row: what stands for both coordinates is taken to numbers first. */
function readNumbers(text: string, coordinate: 0 | 1): number {
  const values: Record<string, number> = {};
  const put = (value: number): string => {
    const name = Object.keys(values).length;
    values[`q${name}`] = value;
    return ` q_{${name}} `;
  };
  const ofBoth = (part: string): Point =>
    [0, 1].map((i) =>
      readWritten(
        part.replaceAll(vector, (_, x: string, y: string) => ` \\left(${i === 0 ? x : y}\\right) `),
        values,
      ),
    ) as unknown as Point;
  let rest = text.replaceAll(/\\lVert(.*?)\\rVert(_1)?/g, (_, inner: string, absolute?: string) => {
    const [x, y] = ofBoth(inner);
    return put(absolute === undefined ? Math.hypot(x, y) : Math.abs(x) + Math.abs(y));
  });
  rest = called(rest, '\\nabla f', (argument) => {
    const { dx, dy } = evaluate(...ofBoth(argument));
    return put([dx, dy][coordinate]!);
  });
  rest = called(rest, 'f', (argument) => put(evaluate(...ofBoth(argument)).value));
  rest = ofProducts(rest, (left, right) => {
    const [a, b] = [ofBoth(left), ofBoth(right)];
    return put(a[0] * b[0] + a[1] * b[1]);
  });
  const plain = rest
    .replaceAll('\\left[', '\\left(')
    .replaceAll('\\right]', '\\right)')
    .replaceAll(/(?<!\\)\\ /g, ' ');
  return readWritten(plain, values);
}

/** Replaces products of vectors, aᵀb, b being a vector, a fraction or something in parentheses. */
function ofProducts(text: string, value: (left: string, right: string) => string): string {
  const found = /(\\left\([^()]*\\right\))\^\{\\top\}\s*(?:\\cdot\s*)?/.exec(text);
  if (found === null) return text;
  const begin = found.index + found[0].length;
  const end = closingOf(text, begin);
  return text.slice(0, found.index) + value(found[1]!, text.slice(begin, end)) + text.slice(end);
}

/** Replaces calls of a function by what `value` makes of their arguments. */
function called(text: string, head: string, value: (argument: string) => string): string {
  for (;;) {
    const at = text.search(head === 'f' ? /(?<![a-zA-Z\\])f(?=\\left\(|\()/ : /\\nabla f/);
    if (at === -1) return text;
    const begin = at + head.length;
    let depth = 0;
    let end = begin;
    for (; end < text.length; end += 1) {
      if (text[end] === '(') depth += 1;
      if (text[end] === ')') depth -= 1;
      if (text[end] === ')' && depth === 0) break;
    }
    text = `${text.slice(0, at)}${value(text.slice(begin, end + 1))}${text.slice(end + 1)}`;
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

const rules = optimizers.filter((each): each is GraphOptimizer => each.kind === 'graph');

function explainAll(
  id: string,
  given: HyperparameterValues,
): { readonly run: GraphRun; readonly explanations: Explanation[]; readonly path: Point[] } {
  const settings = { landscape: landscapeReference, optimizer: id, hyperparameters: given };
  const run = resolveRun({ ...settings, ...checkRunSettings(settings) }) as GraphRun;
  const path = pathOf(id, given, Math.max(...explained));
  const explain = createRuleExplainer(run);
  const replay = createRuleReplay(run, start);
  const steps = explained.filter((step) => step < path.length);
  return { run, path, explanations: steps.map((step) => explain(replay(step - 1), step)) };
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('the rule shown of %s', (id, rule) => {
  test.each(formsOf(rule).map((form) => [String(form.convention ?? 'its own'), form] as const))(
    'in the form of %s has the numbers of the explained terms',
    (_form, chosen) => {
      for (const values of valuesOf(rule)) {
        const given = { ...chosen, ...values };
        const { run, explanations, path } = explainAll(id, given);
        expect(explanations.length, JSON.stringify(given)).toBeGreaterThan(1);
        const symbols = new Map(
          Object.entries(rule.hyperparameters).flatMap(([name, each]): [string, number][] =>
            'symbol' in each ? [[each.symbol.replaceAll(/[{}\s]/g, ''), run.h[name]!]] : [],
          ),
        );
        const latex = ruleLatex(rule, { weightDecay: 0, ...given });
        for (const explanation of explanations) {
          const { step } = explanation;
          const where = `${JSON.stringify(given)}, update ${step}`;
          expect(explanation.theta, where).toEqual(path[step - 1]);
          expect(explanation.next, where).toEqual(path[step]);
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
              const read = readNumbers(text, i);
              expect(
                isClose(read, part(value, i)),
                `${where}: ${written} = ${text} is ${read}, not ${part(value, i)}`,
              ).toBe(true);
            }
          }
        }
      }
    },
  );
});
