// Every update rule that is shown says what is computed: its LaTeX is followed, row by row, and must lead along the engine's path.
import { describe, expect, test } from 'vitest';
import { nameOf } from '../expression/testing/readEquations';
import { followRule, type Pair } from '../expression/testing/readRule';
import { createPointEvaluator } from '../landscapes/evaluate';
import { requireLandscape } from '../landscapes/resolve';
import type { GraphOptimizer } from '../optimizers/define';
import { optimizers } from '../optimizers/registry';
import { createRun } from '../simulation/run';
import { createTrajectoryColumns } from '../simulation/trajectory';

const updates = 12;
const landscapeReference = { id: 'himmelblau' } as const;
const start: Pair = [0.4, -1.3];
const { landscape, numbers } = requireLandscape(landscapeReference);
const evaluate = createPointEvaluator(landscape, numbers);

type Values = Readonly<Record<string, number | boolean | string>>;

/** The forms of a rule: its own, or each library's with its defaults. */
function formsOf({
  latex,
  hyperparameters,
}: GraphOptimizer): { readonly latex: string; readonly chosen: Values }[] {
  const choice = Object.entries(hyperparameters).find(([, { kind }]) => kind === 'library');
  if (choice?.[1].kind !== 'library') return [{ latex, chosen: {} }];
  const [name, { forms }] = choice as [string, Extract<(typeof choice)[1], { kind: 'library' }>];
  return forms.map(({ latex: written, defaults, library }) => ({
    latex: written,
    chosen: { ...defaults, [name]: library },
  }));
}

/** Values for which a rule is followed: its defaults, with a rate that is seen, and each other one that its formula shows moved. */
function valuesOf({ hyperparameters }: GraphOptimizer, latex: string): Values[] {
  const shown = Object.entries(hyperparameters).filter(
    ([, each]) => 'symbol' in each && latex.includes(each.symbol),
  );
  const usual: Values = {
    ...('learningRate' in hyperparameters && { learningRate: 0.02 }),
    // Without a warm-up what is written of it means nothing.
    ...(latex.includes('}{T}') && { warmupSteps: 3 }),
  };
  const moved = shown.flatMap(([name, each]): Values[] => {
    if (each.kind === 'boolean') return [{ ...usual, [name]: !each.default }];
    if (each.kind !== 'number') return [];
    const [low, high] = each.slider;
    const value = low + 0.4 * (high - low);
    return [{ ...usual, [name]: each.whole === true ? Math.round(value) : value }];
  });
  return [usual, ...moved];
}

function engineFollows(optimizer: string, hyperparameters: Values): Pair[] {
  const columns = createTrajectoryColumns(updates + 1);
  const run = createRun({
    landscape: landscapeReference,
    optimizer,
    hyperparameters,
    start,
    steps: updates,
    stopWhenConverged: false,
  });
  for (let row = 0; run.state.status === 'running';) row += run.advance(columns, row, updates + 1);
  return Array.from({ length: run.state.rows }, (_, row) => [
    columns.positions[2 * row]!,
    columns.positions[2 * row + 1]!,
  ]);
}

/** A rule that draws (SantaSSS) has random numbers in its formula, which nobody can follow. */
const rules = optimizers.filter((each): each is GraphOptimizer => each.kind === 'graph' && !each.draws);

describe.each(rules.map((rule) => [rule.id, rule] as const))('the rule shown of %s', (id, rule) => {
  test.each(formsOf(rule).map((form) => [String(form.chosen.convention ?? 'its own'), form] as const))(
    'in the form of %s leads along the path',
    (_form, { latex, chosen }) => {
      for (const values of valuesOf(rule, latex)) {
        const given = { ...chosen, ...values };
        const numbersOf = (name: string): number => {
          const each = rule.hyperparameters[name]!;
          return Number(given[name] ?? each.default);
        };
        const names = Object.keys(rule.hyperparameters).filter(
          (name) => 'symbol' in rule.hyperparameters[name]!,
        );
        const h = Object.fromEntries(names.map((name) => [name, numbersOf(name)]));
        const symbols = new Map(
          names.map((name) => [nameOf((rule.hyperparameters[name] as { symbol: string }).symbol), h[name]!]),
        );
        const kept = new Map(
          Object.values(rule.state).map(({ symbol, initial }): [string, Pair] => {
            if (initial === 'start') return [nameOf(symbol), start];
            const number = initial?.(h) ?? 0;
            return [nameOf(symbol), [number, number]];
          }),
        );
        const written = followRule(
          {
            latex,
            symbols,
            kept,
            start,
            value: ([x, y]) => evaluate(x, y).value,
            gradient: ([x, y]) => {
              const { dx, dy } = evaluate(x, y);
              return [dx, dy];
            },
          },
          updates,
        );
        const computed = engineFollows(id, given);
        expect(computed.length, JSON.stringify(given)).toBeGreaterThan(3);
        computed.forEach((point, row) => {
          for (const i of [0, 1] as const) {
            const off = Math.abs(written[row]![i] - point[i]);
            const where = `${JSON.stringify(given)}, row ${row}: written ${String(written[row])}, computed ${String(point)}`;
            expect(off <= 1e-8 * Math.max(1, Math.abs(point[i])), where).toBe(true);
          }
        });
      }
    },
  );
});
