// Evaluations per update: of rules against what their papers say, of methods against counts by hand.
import { describe, expect, it, test } from 'vitest';
import { add, multiply } from '../expression/expression';
import { defineParticleOptimizer, type GraphOptimizer } from '../optimizers/define';
import { findOptimizer, optimizers } from '../optimizers/registry';
import { sgd } from '../optimizers/sgd';
import { checkRunSettings } from './checkRunSettings';
import { createEvaluationCounter, evaluationsPerUpdate, type EvaluationCounts } from './evaluations';
import type { Variant } from './particleUpdate';
import { createRun } from './run';
import { resolveRun, type RunSettings } from './runSettings';
import { createTrajectoryColumns } from './trajectory';

const plain: Variant = { on: {}, library: 'pytorch', scheduled: false, clipping: 'none', noise: 'none' };
const counts = (values: number, gradients: number, hessians = 0): EvaluationCounts => ({
  values,
  gradients,
  hessians,
});

/** The rules whose update takes more than one gradient. */
const exceptions: Readonly<Record<string, EvaluationCounts>> = {
  sam: counts(0, 2),
  eve: counts(1, 1),
  'polyak-sgd': counts(1, 1),
};

const rules = optimizers.filter((optimizer) => optimizer.kind === 'graph');

describe('an update of', () => {
  test.each(rules.map(({ id }) => id))('%s takes what its paper says, whatever is switched on', (id) => {
    const rule = findOptimizer(id) as GraphOptimizer;
    const off = Object.fromEntries(rule.staticFlags.map((name) => [name, false]));
    const on = Object.fromEntries(rule.staticFlags.map((name) => [name, true]));
    const variants: Partial<Variant>[] = [
      { on: off },
      { on },
      ...rule.staticFlags.map((name) => ({ on: { ...off, [name]: true } })),
      { library: 'keras' },
      { library: 'optax' },
      { clipping: 'norm' },
      { clipping: 'value', noise: 'gaussian' },
      { scheduled: true, noise: 'mini-batch' },
    ];
    for (const variant of variants) {
      expect(evaluationsPerUpdate(rule, { ...plain, ...variant })).toEqual(exceptions[id] ?? counts(0, 1));
    }
  });

  const usual = { ...sgd, hyperparameters: {}, parameterState: {}, particleState: {}, step: {} };

  it('a rule counts each point once, by what its result depends on', () => {
    const rule = defineParticleOptimizer({
      ...usual,
      staticFlags: [],
      rule: ({ theta: [x, y], valueAt, value, gradientAt, hessian: [xx] }) => {
        const aside = [add(x, 1), y] as const;
        // Twice the same point, built twice; and one that nothing depends on.
        const sum = add(valueAt(aside), multiply(valueAt([add(x, 1), y]), valueAt([add(x, 2), y])));
        gradientAt([x, add(y, 5)]);
        const further = gradientAt(gradientAt(aside));
        return { theta: [add(further[0], multiply(sum, value)), multiply(xx, further[1])], state: {} };
      },
    });
    expect(evaluationsPerUpdate(rule, plain)).toEqual(counts(3, 2, 1));
  });

  it('a rule counts only what a switch that is on needs', () => {
    const rule = defineParticleOptimizer({
      ...usual,
      hyperparameters: { curved: { kind: 'switch', label: sgd.idea, default: false } as never },
      staticFlags: ['curved'],
      rule: ({ theta: [x, y], gradient: [dx, dy], hessian: [, xy], on }) => ({
        theta: on.curved ? [add(x, multiply(xy, dy)), y] : [add(x, dx), y],
        state: {},
      }),
    });
    expect(evaluationsPerUpdate(rule, { ...plain, on: { curved: false } })).toEqual(counts(0, 1));
    expect(evaluationsPerUpdate(rule, { ...plain, on: { curved: true } })).toEqual(counts(0, 1, 1));
  });
});

/** The counts of rows 0 to `steps`. */
function countsOf(
  settings: Pick<RunSettings, 'optimizer'> & Partial<RunSettings>,
  start: readonly [number, number],
  steps: number,
): EvaluationCounts[] {
  const asked = { landscape: { id: 'sphere' }, hyperparameters: {}, ...settings };
  const run = createRun({ ...asked, start, steps, stopWhenConverged: false });
  const columns = createTrajectoryColumns(steps + 1, 0, run.countsEvaluations);
  for (let row = 0; run.state.status === 'running';) row += run.advance(columns, row, 2);
  const at = createEvaluationCounter(resolveRun(checkRunSettings(asked)));
  return Array.from({ length: steps + 1 }, (_, row) => at(columns, row));
}

describe('up to each row', () => {
  it('a rule has as many times its update', () => {
    expect(countsOf({ optimizer: 'sam' }, [1, 1], 3)).toEqual([0, 2, 4, 6].map((n) => counts(0, n)));
    expect(countsOf({ optimizer: 'eve' }, [1, 1], 2)).toEqual([0, 1, 2].map((n) => counts(n, n)));
  });

  // On x² + y².
  it('L-BFGS has a gradient for each update', () => {
    expect(countsOf({ optimizer: 'lbfgs' }, [3, 1], 3)).toEqual([0, 1, 2, 3].map((n) => counts(0, n)));
  });

  it('Newton’s method looks at f, gradient and Hessian, and at f where it jumps', () => {
    // At the minimum no step is left to try.
    expect(countsOf({ optimizer: 'newton' }, [3, 1], 2)).toEqual([
      counts(0, 0),
      counts(2, 1, 1),
      counts(3, 2, 2),
    ]);
  });

  it('backtracking has a value for each trial, and a gradient where values say nothing', () => {
    const halving = { learningRate: 1, shrink: 0.5 };
    // From 1 to −1, where f is the same and the slope too steep; then to 0.
    const [, first] = countsOf(
      { optimizer: 'gradient-descent-backtracking', hyperparameters: halving },
      [1, 0],
      1,
    );
    expect(first).toEqual(counts(3, 2));
  });

  it('Nelder–Mead has its first simplex, then one value for a reflection and one more for what follows it', () => {
    const rows = countsOf({ optimizer: 'nelder-mead' }, [3, 1], 2);
    expect(rows[0]).toEqual(counts(3, 0));
    // From the corner with the highest f, away from it: lower than all others, so it goes on.
    expect(rows[1]).toEqual(counts(5, 0));
    expect(rows[2]).toEqual(counts(7, 0));
  });

  it('populations have a value for each member', () => {
    const swarm = { optimizer: 'particle-swarm', hyperparameters: { particles: 7 } };
    expect(countsOf(swarm, [3, 1], 2)).toEqual([7, 14, 21].map((n) => counts(n, 0)));
    expect(countsOf({ optimizer: 'cma-es' }, [3, 1], 2)).toEqual([0, 6, 12].map((n) => counts(n, 0)));
  });

  it('annealing has its start and 32 samples first', () => {
    expect(countsOf({ optimizer: 'simulated-annealing' }, [3, 1], 2)).toEqual(
      [33, 34, 35].map((n) => counts(n, 0)),
    );
  });

  it('noise adds none', () => {
    for (const kind of ['gaussian', 'mini-batch'] as const) {
      const noise = { kind, scale: 0.1 };
      expect(countsOf({ optimizer: 'lbfgs', noise }, [3, 1], 2)).toEqual([0, 1, 2].map((n) => counts(0, n)));
      expect(countsOf({ optimizer: 'cma-es', noise }, [3, 1], 1).at(-1)).toEqual(counts(6, 0));
    }
  });

  it('a trial of a search that is not finite counts', () => {
    const formula = 'log(x) + y^2';
    const landscape = { formula, domain: { x: [-1, 5], y: [-5, 5] }, parameters: {} } as const;
    const search = { optimizer: 'gradient-descent-backtracking', hyperparameters: { learningRate: 1 } };
    // From (0.5, 0) down by 2 to x = −1.5, then by 1 to −0.5, by ½ to 0, and by ¼ to 0.25, all but the last not finite.
    const half = { ...search.hyperparameters, shrink: 0.5 };
    expect(countsOf({ ...search, hyperparameters: half, landscape }, [0.5, 0], 1).at(-1)).toEqual(
      counts(5, 1),
    );
  });
});
