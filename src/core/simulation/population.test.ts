// Populations equal as many single runs to the bit, whatever their number and the portions in which they are stepped.
import { expect, test } from 'vitest';
import { landscapes } from '../landscapes/registry';
import { optimizers } from '../optimizers/registry';
import { createUniform } from '../testing/randomExpressions';
import { createRun } from './run';
import { createPopulation } from './population';
import { createTrajectoryColumns } from './trajectory';

function createStarts(count: number): Float64Array {
  const uniform = createUniform(11);
  return Float64Array.from({ length: 2 * count }, () => (uniform() - 0.5) * 4);
}

const rules = optimizers.filter((optimizer) => optimizer.kind === 'graph');

/** Every rule on two landscapes, every landscape with two rules. */
const pairs = [
  ...rules.flatMap(({ id }) => [
    ['rosenbrock', id],
    ['himmelblau', id],
  ]),
  ...landscapes.flatMap(({ id }) => [
    [id, 'sgd'],
    [id, 'adam'],
  ]),
] as [string, string][];

test.each(pairs)('on %s, %s moves particles as it moves runs', (landscape, optimizer) => {
  const starts = createStarts(5);
  const rule = rules.find(({ id }) => id === optimizer);
  const hyperparameters = 'learningRate' in (rule?.hyperparameters ?? {}) ? { learningRate: 0.0003 } : {};
  // If a rule draws, each particle has a sequence of its own; the first has the run's.
  const compared = rule?.draws === true ? 1 : 5;
  const ids = { landscape: { id: landscape }, optimizer, hyperparameters };
  const population = createPopulation({ ...ids, starts });
  population.step(7);
  population.step(0);
  population.step(30);
  expect(population.steps).toBe(37);
  for (let i = 0; i < compared; i++) {
    const columns = createTrajectoryColumns(38);
    const start = [starts[2 * i] ?? NaN, starts[2 * i + 1] ?? NaN] as const;
    const run = createRun({ ...ids, start, steps: 37, stopWhenConverged: false });
    run.advance(columns, 0, 38);
    // A run ends when it leaves the finite range, a particle doesn't.
    if (run.state.status === 'diverged') continue;
    expect(population.theta.subarray(2 * i, 2 * i + 2)).toEqual(columns.positions.subarray(74, 76));
    expect(population.values()[i]).toBe(columns.values[37]);
  }
  population.dispose();
});

test('size and portions make no difference', () => {
  const ids = {
    landscape: { id: 'sinc-valley' },
    optimizer: 'adam',
    hyperparameters: { learningRate: 0.05 },
  };
  const starts = createStarts(1301);
  const whole = createPopulation({ ...ids, starts });
  whole.step(600);
  for (const count of [1, 2, 3, 255, 256, 257, 512, 1301]) {
    const part = createPopulation({ ...ids, starts: starts.slice(0, 2 * count) });
    for (const portion of [1, 2, 3, 253, 256, 85]) part.step(portion);
    expect(part.steps).toBe(600);
    expect(part.theta).toEqual(whole.theta.subarray(0, 2 * count));
    expect(part.state('v')).toEqual(whole.state('v').subarray(0, 2 * count));
  }
});

test('a light update done several at a time is the same as one by one', () => {
  const ids = { landscape: { id: 'saddle' }, optimizer: 'sgd', hyperparameters: { learningRate: 0.01 } };
  const starts = createStarts(300);
  const [together, single] = [createPopulation({ ...ids, starts }), createPopulation({ ...ids, starts })];
  together.step(103);
  for (let i = 0; i < 103; i++) single.step(1);
  expect(together.theta).toEqual(single.theta);
});

test('a particle that is not finite disturbs no other', () => {
  const ids = {
    landscape: { id: 'sinc-valley' },
    optimizer: 'rmsprop',
    hyperparameters: { learningRate: 0.02 },
  };
  const starts = createStarts(9);
  const clean = createPopulation({ ...ids, starts });
  const spoilt = starts.slice();
  spoilt.set([NaN, 0, Infinity, -Infinity], 4);
  const mixed = createPopulation({ ...ids, starts: spoilt });
  clean.step(50);
  mixed.step(50);
  const others = (theta: Float64Array) => [...theta.subarray(0, 4), ...theta.subarray(8)];
  expect(others(mixed.theta)).toEqual(others(clean.theta));
  expect(mixed.theta[4]).toBeNaN();
});

test('state starts as the rule says', () => {
  const population = createPopulation({
    landscape: { id: 'ravine' },
    optimizer: 'adagrad',
    hyperparameters: { initialAccumulator: 0.1 },
    starts: createStarts(3),
  });
  expect([...population.state('sum')]).toEqual(Array(6).fill(0.1));
  expect(() => population.state('momentum')).toThrow('adagrad has no state momentum');
  population.dispose();
  expect(() => population.step(1)).toThrow('disposed');
});

test('may be empty, but not half a particle', () => {
  const ids = { landscape: { id: 'ravine' }, optimizer: 'sgd', hyperparameters: {} };
  const empty = createPopulation({ ...ids, starts: new Float64Array(0) });
  empty.step(10);
  expect(empty.theta).toHaveLength(0);
  expect(() => createPopulation({ ...ids, starts: new Float64Array(3) })).toThrow(/^Invalid starts/);
});

test('state of a whole particle has one number for each', () => {
  const ids = { landscape: { id: 'ravine' }, optimizer: 'prodigy', hyperparameters: { initialD: 0.25 } };
  const rule = rules.find(({ id }) => id === 'prodigy')!;
  const [name] = Object.entries(rule.state).find(([, { scope }]) => scope === 'particle')!;
  expect(createPopulation({ ...ids, starts: createStarts(3) }).state(name)).toHaveLength(3);
});

test('a method moves no population', () => {
  const ids = { landscape: { id: 'ravine' }, optimizer: 'lbfgs', hyperparameters: {} };
  expect(() => createPopulation({ ...ids, starts: createStarts(2) })).toThrow(
    "Invalid optimizer: lbfgs (it can't move a population)",
  );
});

test('has f and its gradient at every particle', () => {
  const population = createPopulation({
    landscape: { id: 'booth' },
    optimizer: 'sgd',
    hyperparameters: {},
    starts: Float64Array.of(1, 3, 0, 0, 2, 3),
  });
  expect([population.count, population.dim, population.steps]).toEqual([3, 2, 0]);
  // Booth's (x + 2y − 7)² + (2x + y − 5)²
  expect([...population.values()]).toEqual([0, 74, 5]);
  expect([...population.gradients()].map((slope) => slope + 0)).toEqual([0, 0, -34, -38, 10, 8]);
});
