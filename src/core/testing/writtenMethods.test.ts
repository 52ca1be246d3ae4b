// Equations in the formulas of methods say what is computed: read with an update's numbers, they give what the method tells.
import { expect, test } from 'vitest';
import { createExplainer } from '../explanation/explainRun';
import type { Explanation } from '../explanation/explanation';
import { readWritten } from '../expression/testing/readLatex';
import type { Point } from '../geometry/domain';
import { requireLandscape } from '../landscapes/resolve';
import { findOptimizer } from '../optimizers/registry';
import { checkRunSettings } from '../simulation/checkRunSettings';
import { resolveRun } from '../simulation/runSettings';

const landscape = { id: 'himmelblau' } as const;
const { domain } = requireLandscape(landscape).landscape;
const start: Point = [-1.2, 1.6];

interface Row {
  readonly id: string;
  readonly left: string;
  /** What stands for a number in the right side, longer texts first. */
  readonly values: (
    told: Explanation,
    h: Readonly<Record<string, number>>,
    i: 0 | 1,
  ) => Record<string, number>;
  readonly result: (told: Explanation, i: 0 | 1) => number;
  readonly updates?: readonly number[];
}

const point = ({ terms }: Explanation, name: string): Point => terms[name] as Point;
const number = ({ terms }: Explanation, name: string): number => terms[name] as number;
const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
const next = (told: Explanation, i: 0 | 1): number => told.next[i];
const alongD = (id: string, length: string, symbol: string): Row => ({
  id,
  left: '\\theta_{t+1}',
  values: (told, _h, i) => ({
    '\\theta_t': told.theta[i],
    d_t: point(told, 'd')[i],
    [symbol]: number(told, length),
  }),
  result: next,
});

const rows: readonly Row[] = [
  alongD('newton', 't', 't\\,'),
  alongD('bfgs', 'alpha', '\\alpha'),
  alongD('conjugate-gradient', 'alpha', '\\alpha'),
  {
    id: 'gradient-descent-backtracking',
    left: '\\theta_{t+1}',
    values: (told, _h, i) => ({
      '\\theta_t': told.theta[i],
      g_t: point(told, 'g')[i],
      't\\,': number(told, 't'),
    }),
    result: next,
  },
  {
    id: 'conjugate-gradient',
    left: '\\beta',
    values: (told) => {
      const [g, gNext] = [point(told, 'g'), point(told, 'gNext')];
      return {
        'g_{t+1}^\\top (g_{t+1} - g_t)': dot(gNext, [gNext[0] - g[0], gNext[1] - g[1]]),
        'g_t^\\top g_t': dot(g, g),
      };
    },
    result: (told) => number(told, 'beta'),
  },
  {
    id: 'conjugate-gradient',
    left: 'd_{t+1}',
    values: (told, _h, i) => ({
      'g_{t+1}': point(told, 'gNext')[i],
      d_t: point(told, 'd')[i],
      '\\beta': number(told, 'beta'),
    }),
    result: (told, i) => point(told, 'dNext')[i],
  },
  {
    id: 'levenberg',
    left: 'r',
    values: (told) => {
      const [g, d] = [point(told, 'g'), point(told, 'd')];
      const { eigenvalues, directions } = told.curvature;
      const bend = eigenvalues.reduce((sum, value, k) => sum + value * dot(directions[k]!, d) ** 2, 0);
      return {
        'd_t^\\top \\nabla^2 f(\\theta_t)\\, d_t': bend,
        'f(\\theta_t + d_t)': told.values[1],
        'f(\\theta_t)': told.values[0],
        'g_t^\\top d_t': dot(g, d),
      };
    },
    result: (told) => number(told, 'r'),
  },
  {
    id: 'levenberg',
    left: '\\theta_{t+1}',
    values: (told, _h, i) => ({ '\\theta_t': told.theta[i], d_t: point(told, 'd')[i] }),
    result: next,
  },
  {
    id: 'lbfgs',
    left: '\\theta_1',
    values: (told, h, i) => ({
      '\\|g_0\\|_1': Math.abs(point(told, 'g')[0]) + Math.abs(point(told, 'g')[1]),
      '\\theta_0': told.theta[i],
      '\\eta': h.learningRate!,
      g_0: point(told, 'g')[i],
    }),
    result: next,
    updates: [1],
  },
  {
    id: 'simulated-annealing',
    left: 'T_t',
    values: (told, h) => ({
      T_0: h.temperature!,
      S: number(told, 'S'),
      '\\alpha': h.cooling!,
      't-1': told.step - 1,
    }),
    result: (told) => number(told, 'T'),
  },
  {
    id: 'simulated-annealing',
    left: "\\theta'",
    values: (told, h, i) => ({
      '\\theta_t': told.theta[i],
      '\\sigma': h.proposalScale!,
      'w \\': [domain.x, domain.y][i]![1] - [domain.x, domain.y][i]![0],
      '\\alpha': h.cooling!,
      't-1': told.step - 1,
      '\\, z': point(told, 'z')[i],
    }),
    result: (told, i) => point(told, 'thetaPrime')[i],
    // Not thrown back at the border.
    updates: [2, 10],
  },
];

/** The right side behind that left one, up to the next part of the formula. */
function rightOf(latex: string, left: string): string {
  for (const equal of [' &= ', ' = ']) {
    const at = latex.indexOf(left + equal);
    if (at === -1) continue;
    return latex
      .slice(at + left.length + equal.length)
      .split(/,?\s*\\q?quad|\\\\|\\end\{aligned\}/)[0]!
      .trim();
  }
  throw new Error(`There is no ${left} in ${latex}`);
}

test.each(rows.map((row) => [row.id, row.left, row] as const))('%s: %s', (id, left, row) => {
  const request = checkRunSettings({ landscape, optimizer: id, hyperparameters: {}, seed: 5 });
  const explain = createExplainer({ ...request, start, steps: 20, stopWhenConverged: false });
  const { h } = resolveRun(request);
  const written = rightOf(findOptimizer(id)!.latex, left);
  for (const update of row.updates ?? [1, 2, 5]) {
    const told = explain(update, () => true)!;
    for (const i of [0, 1] as const) {
      const names: Record<string, number> = {};
      let text = written;
      Object.entries(row.values(told, h, i)).forEach(([part, value], k) => {
        expect(text, `${id}: ${written}`).toContain(part);
        names[`q${k}`] = value;
        text = text.replaceAll(part, ` q_{${k}} ${part.endsWith(' \\') ? '\\' : ''}`);
      });
      const read = readWritten(text, names);
      const wanted = row.result(told, i);
      expect(Math.abs(read - wanted), `update ${update}: ${written}`).toBeLessThan(
        1e-9 * Math.max(1, Math.abs(wanted)),
      );
    }
  }
});
