// Every rule with a learning rate can have a schedule, and no rule that would ignore it.
import { describe, expect, test } from 'vitest';
import type { Expression } from '../expression/expression';
import { findLandscape } from '../landscapes/registry';
import type { GraphOptimizer } from '../optimizers/define';
import { optimizers } from '../optimizers/registry';
import { parseScene } from '../scene/parseScene';
import { createRun } from './run';
import { createUpdate, inputNames, scheduledHyperparameter } from './particleUpdate';
import { createTrajectoryColumns } from './trajectory';

const steps = 40;
const schedule = { id: 'step', stepSize: 1, gamma: 0.3 };
const declared = optimizers.filter(({ hyperparameters: { learningRate } }) => {
  return learningRate?.kind === 'number' && learningRate.firstStepOnly === true;
});
const withRate = optimizers.filter(({ hyperparameters }) => 'learningRate' in hyperparameters);

function pathOf(optimizer: string, given: typeof schedule | null): number[] {
  const columns = createTrajectoryColumns(steps + 1);
  const run = createRun({
    landscape: { id: 'rosenbrock' },
    optimizer,
    hyperparameters: {},
    schedule: given,
    start: [-1, 1.5],
    steps,
    stopWhenConverged: false,
  });
  run.advance(columns, 0, steps + 1);
  return [...columns.positions.subarray(0, 2 * run.state.rows)];
}

/** Whether an update reads the learning rate, directly or by a scalar of the step. */
function readsRate(optimizer: GraphOptimizer): boolean {
  const landscape = findLandscape('ravine')!;
  const on = Object.fromEntries(optimizer.staticFlags.map((name) => [name, true]));
  const variant = { on, library: 'pytorch', scheduled: false, clipping: 'none', noise: 'none' } as const;
  const seen = new Set<Expression>();
  const visit = (node: Expression): void => {
    if (seen.has(node)) return;
    seen.add(node);
    node.operands.forEach(visit);
  };
  for (const expression of createUpdate(landscape, optimizer, variant).after.values()) visit(expression);
  const names = new Set([...seen].flatMap(({ operation, name }) => (operation === 'input' ? [name] : [])));
  const scalars = Object.entries(optimizer.step).filter(([name]) => names.has(inputNames.step(name)));
  const h = Object.fromEntries(
    Object.entries(optimizer.hyperparameters).map(([name, { ...each }]) => [name, Number(each.default)]),
  );
  return (
    names.has(inputNames.hyperparameter('learningRate')) ||
    scalars.some(([, of]) => of(h, 5, 'pytorch') !== of({ ...h, learningRate: 0.123 }, 5, 'pytorch'))
  );
}

describe('a schedule', () => {
  test.each(withRate.filter((each) => !declared.includes(each)).map(({ id }) => id))('drives %s', (id) => {
    expect(pathOf(id, schedule)).not.toEqual(pathOf(id, null));
  });

  test('is for all rules with a rate but those that declare to use it at the start only', () => {
    expect(declared.map(({ id }) => id)).toEqual(['rprop']);
    expect(optimizers.filter((each) => scheduledHyperparameter(each) !== null)).toEqual(
      withRate.filter((each) => !declared.includes(each)),
    );
    for (const optimizer of withRate) {
      if (optimizer.kind === 'graph') {
        expect(readsRate(optimizer), optimizer.id).toBe(!declared.includes(optimizer));
      }
    }
  });

  test.each([
    ['rprop', 'rprop uses its learning rate at the start only'],
    ['cocob', 'cocob has no learning rate'],
  ])('is refused for %s', (id, reason) => {
    const scene = { format: 'optiscape-scene', version: 1, landscape: { id: 'ravine' } };
    const message = `Invalid optimizers[0].schedule: "step" (expected no schedule: ${reason})`;
    expect(parseScene({ ...scene, optimizers: [{ id, schedule }] })).toMatchObject({
      ok: false,
      issues: [{ field: 'optimizers[0].schedule', message }],
    });
  });
});
