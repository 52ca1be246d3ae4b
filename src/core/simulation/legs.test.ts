// Branches: what the legs of a run pass on to each other, and what a new optimizer begins with.
import { describe, expect, it } from 'vitest';
import { optimizers } from '../optimizers/registry';
import { variantsOf } from '../script/testing/scriptRuns';
import { checkRunSettings } from './checkRunSettings';
import { createEvaluationCounter } from './evaluations';
import { createRunTracer, legOfUpdate, legsOf, type Leg } from './legs';
import { createRun, shapePointsOf, type RunRequest } from './run';
import { resolveRun, type LegSettings, type Noise } from './runSettings';
import type { Tracer } from './tracer';
import { createTrajectoryColumns, evaluationNumbers } from './trajectory';

const start = [-1.2, 1.6] as const;

const request: RunRequest = {
  landscape: { id: 'himmelblau' },
  optimizer: 'adam',
  hyperparameters: { learningRate: 0.05 },
  start,
  steps: 60,
  seed: 7,
  stopWhenConverged: false,
};

function run(changes: Partial<RunRequest>) {
  const asked = { ...request, ...changes };
  const made = createRun(asked);
  const columns = createTrajectoryColumns(asked.steps + 1, made.shapePoints, made.countsEvaluations);
  for (let row = 0; made.state.status === 'running';) row += made.advance(columns, row, 37);
  const bits = (numbers: Float64Array, width: number): string[] =>
    Array.from({ length: made.state.rows }, (_, row) =>
      new BigUint64Array(numbers.slice(width * row, width * (row + 1)).buffer).join(),
    );
  const [positions, values] = [bits(columns.positions, 2), bits(columns.values, 1)];
  return {
    columns,
    state: made.state,
    rows: positions.map((position, row) => `${position} ${values[row]}`),
    at: (row: number): [number, number] => [columns.positions[2 * row]!, columns.positions[2 * row + 1]!],
  };
}

const leg = (steps: number, changes: Partial<LegSettings> = {}): LegSettings => ({
  optimizer: request.optimizer,
  hyperparameters: request.hyperparameters,
  steps,
  ...changes,
});

const rates = ({ hyperparameters }: (typeof optimizers)[number], learningRate: number) =>
  'learningRate' in hyperparameters ? { learningRate } : {};

const noises: readonly (Noise | null)[] = [null, { kind: 'gaussian', scale: 0.3 }];

describe('with nothing changed', () => {
  it.each(optimizers.map(({ id }) => id))('a branch of %s repeats the old path to the bit', (id) => {
    for (const noise of noises) {
      const own = { optimizer: id, hyperparameters: {}, noise };
      const whole = run(own);
      for (const steps of [0, 1, 40, 60, 100]) {
        const branch = run({ ...own, before: [{ optimizer: id, hyperparameters: {}, steps }] });
        expect(branch.rows).toEqual(whole.rows);
        expect(branch.state).toEqual(whole.state);
      }
    }
  });

  /** The bits of that many rows, one by one. */
  const trace = (tracer: Tracer, count: number): string[] =>
    Array.from({ length: count }, () => {
      const row = [...tracer.rows(1)];
      const counts = tracer.evaluations?.subarray(0, evaluationNumbers) ?? [];
      return [...new BigUint64Array(Float64Array.from(row).buffer), ...counts].join();
    });

  it.each(optimizers.map((optimizer) => [optimizer.id, optimizer] as const))(
    'one leg of %s takes over all of another’s state, in every form',
    (_, optimizer) => {
      for (const { id, hyperparameters = {}, schedule = null, clipping = null } of variantsOf(optimizer)) {
        const { landscape } = request;
        const noise = { kind: 'mini-batch', scale: 0.01 } as const;
        const settings = { landscape, optimizer: id, hyperparameters, schedule, clipping, noise };
        const checked = checkRunSettings(settings);
        const resolved = resolveRun(checked);
        const at = (firstRow: number): Leg => ({
          settings: checked,
          run: resolved,
          firstRow,
          optimizerRow: 0,
          begunAs: resolved,
        });
        const whole = trace(createRunTracer([at(0), at(99)], { start }, 0), 12);
        const cut = createRunTracer([at(0), at(1), at(7)], { start }, 0);
        expect(trace(cut, 12), JSON.stringify(settings)).toEqual(whole);
      }
    },
  );
});

describe('with something changed', () => {
  it.each(optimizers.map((optimizer) => [optimizer.id, optimizer] as const))(
    'a branch of %s repeats the old path up to its step',
    (id, optimizer) => {
      const old = run({ optimizer: id, hyperparameters: rates(optimizer, 0.02) });
      const other = id === 'sgd' ? 'adam' : 'sgd';
      for (const steps of [0, 1, 40]) {
        const before = [leg(steps, { optimizer: id, hyperparameters: rates(optimizer, 0.02) })];
        const branch = run({ optimizer: other, hyperparameters: { learningRate: 1e-3 }, before });
        expect(branch.rows.slice(0, steps + 1)).toEqual(old.rows.slice(0, steps + 1));
        expect(branch.rows).toHaveLength(61);
        // After 40 steps some have come to rest, and others then stay there, too.
        if (steps < 40) expect(branch.rows[steps + 1]).not.toBe(old.rows[steps + 1]);
      }
    },
  );

  it.each(optimizers.map(({ id }) => id))('%s sets out afresh where another one was', (id) => {
    const other = { optimizer: id === 'adam' ? 'rmsprop' : 'adam' };
    const branch = run({ optimizer: id, hyperparameters: {}, before: [leg(20, other)] });
    const [x, y] = run(other).at(20);
    const fresh = run({ optimizer: id, hyperparameters: {}, start: [x, y], steps: 40 });
    expect(branch.rows.slice(21)).toEqual(fresh.rows.slice(1));
  });

  it('a momentum goes on at another rate', () => {
    const settings = (learningRate: number) => ({ learningRate, momentum: 0.9 });
    const branch = run({
      landscape: { id: 'sphere' },
      optimizer: 'momentum',
      hyperparameters: settings(0.02),
      before: [leg(3, { optimizer: 'momentum', hyperparameters: settings(0.01) })],
    });
    // f = x² + y²
    let [theta, velocity] = [start[0] as number, 0];
    for (let update = 1; update <= 10; update++) {
      velocity = 0.9 * velocity + 2 * theta;
      theta -= (update <= 3 ? 0.01 : 0.02) * velocity;
      expect(branch.at(update)[0]).toBeCloseTo(theta, 13);
    }
  });

  it('a schedule counts on for the same optimizer, and from 1 for another', () => {
    const schedule = { id: 'exponential', gamma: 0.5 };
    const sphere = { landscape: { id: 'sphere' }, schedule };
    const ratesOf = (optimizer: string): number[] => {
      const before = [
        leg(3, { optimizer: 'sgd', hyperparameters: { learningRate: 0.01, weightDecay: 0 }, schedule }),
      ];
      const { at } = run({ ...sphere, optimizer, hyperparameters: { learningRate: 0.02 }, before });
      return [1, 2, 3, 4, 5].map((update) => (1 - at(update)[0] / at(update - 1)[0]) / 2);
    };
    const close = (numbers: readonly number[]) => numbers.map((each): unknown => expect.closeTo(each, 12));
    expect(ratesOf('sgd')).toEqual(close([0.01, 0.005, 0.0025, 0.02 / 8, 0.02 / 16]));
    expect(ratesOf('momentum').slice(0, 4)).toEqual(close([0.01, 0.005, 0.0025, 0.02]));
  });

  it('noise is drawn on, by another optimizer, too', () => {
    for (const noise of [{ kind: 'gaussian', scale: 0.3 }] as const) {
      const plain = { hyperparameters: { learningRate: 0.01 }, noise };
      const whole = run({ ...plain, optimizer: 'sgd' });
      const momentum = { ...plain.hyperparameters, momentum: 0 };
      const before = [leg(9, { optimizer: 'momentum', hyperparameters: momentum })];
      expect(run({ ...plain, optimizer: 'sgd', before }).rows).toEqual(whole.rows);
      // Of methods, from one to another.
      const search = { hyperparameters: {}, noise, optimizer: 'newton' };
      const once = run({ ...search, before: [leg(5, { optimizer: 'levenberg', hyperparameters: {} })] });
      const [x, y] = once.at(5);
      const fresh = run({ ...search, start: [x, y] });
      expect(once.at(6)).not.toEqual(fresh.at(1));
    }
  });

  it('what an optimizer is given at its start only is that of the leg in which it set out', () => {
    const swarm = { optimizer: 'particle-swarm', hyperparameters: { particles: 7 } };
    const more = { ...swarm, hyperparameters: { particles: 30 }, searchShape: true };
    const branch = run({ ...more, before: [leg(5, swarm)] });
    expect(branch.rows).toEqual(run(swarm).rows);
    expect(branch.columns.shapes).toEqual(run({ ...swarm, searchShape: true }).columns.shapes);
  });
});

describe('a branch ends', () => {
  it('where the path that it follows has ended', () => {
    const diverging = { optimizer: 'sgd', hyperparameters: { learningRate: 1 } };
    const old = run(diverging);
    expect(old.state.status).toBe('diverged');
    const steps = old.state.rows + 3;
    expect(run({ before: [leg(steps, diverging)] }).state).toEqual(old.state);
    expect(run({ before: [leg(old.state.rows - 1, diverging)] }).state.status).toBe('completed');

    const resting = { optimizer: 'newton', hyperparameters: {} };
    const rested = run({ ...resting, stopWhenConverged: true });
    expect(rested.state.status).toBe('converged');
    const last = rested.state.rows - 1;
    const ends = (at: number) =>
      run({ ...request, stopWhenConverged: true, before: [leg(at, resting)] }).state;
    expect(ends(last + 1)).toEqual(rested.state);
    // At its last row the others’ settings decide: Adam’s first step from a minimum is as long as its rate, or none.
    expect(ends(last).rows).toBeGreaterThan(rested.state.rows);
  });

  it('after the race’s steps, even before it has branched off', () => {
    expect(run({ optimizer: 'sgd', before: [leg(100)] }).rows).toEqual(run({}).rows);
  });
});

it('evaluations are those of all legs', () => {
  const branch = run({
    optimizer: 'simulated-annealing',
    hyperparameters: {},
    before: [leg(4), leg(3, { hyperparameters: { learningRate: 0.1 } }), leg(2, { optimizer: 'sam' })],
  });
  const counter = createEvaluationCounter(
    resolveRun(checkRunSettings({ ...request, optimizer: 'simulated-annealing', hyperparameters: {} })),
  );
  const counts = [0, 4, 7, 9, 10, 11].map((row) => counter(branch.columns, row));
  expect(counts).toEqual([
    { values: 0, gradients: 0, hessians: 0 },
    { values: 0, gradients: 4, hessians: 0 },
    { values: 0, gradients: 7, hessians: 0 },
    { values: 0, gradients: 11, hessians: 0 },
    // Its start and 32 samples, and one for the update.
    { values: 34, gradients: 11, hessians: 0 },
    { values: 35, gradients: 11, hessians: 0 },
  ]);
});

it('a search shape is not a number before its method has set out', () => {
  const branch = run({
    optimizer: 'nelder-mead',
    hyperparameters: {},
    searchShape: true,
    before: [leg(300)],
    steps: 400,
  });
  const shapes = branch.columns.shapes!;
  const finite = Array.from({ length: 401 }, (_, row) =>
    shapes.subarray(6 * row, 6 * row + 6).every(Number.isFinite),
  );
  expect(finite.indexOf(true)).toBe(301);
  expect(finite.lastIndexOf(false)).toBe(300);
});

it('a tracer of legs goes on from where one has stood', () => {
  const before = [
    leg(5),
    leg(4, { hyperparameters: { learningRate: 0.2 } }),
    leg(3, { optimizer: 'cma-es', hyperparameters: {} }),
  ];
  const legs = legsOf(
    checkRunSettings({ ...request, optimizer: 'cma-es', hyperparameters: { populationSize: 9 }, before }),
  );
  const points = shapePointsOf(legs.at(-1)!.run);
  const rowsOf = (tracer: Tracer, count: number): string[] =>
    Array.from({ length: count }, () =>
      [
        ...tracer.rows(1),
        ...tracer.shapes!.subarray(0, 2 * points),
        ...tracer.evaluations!.subarray(0, 3),
      ].join(),
    );
  const whole = rowsOf(createRunTracer(legs, { start }, points), 20);
  const stepping = createRunTracer(legs, { start }, points);
  for (let row = 0; row < 20; row++) {
    const saved = stepping.save();
    expect(rowsOf(createRunTracer(legs, { saved }, points), 20 - row)).toEqual(whole.slice(row));
    expect(rowsOf(stepping, 1)).toEqual([whole[row]]);
  }
});

it('legs that are equal are one, and empty ones are none', () => {
  const before = [leg(3), leg(0, { optimizer: 'sgd' }), leg(2), leg(4, { optimizer: 'sgd' })];
  const legs = legsOf(checkRunSettings({ ...request, before }));
  expect(
    legs.map(({ run: { optimizer }, firstRow, optimizerRow }) => [optimizer.id, firstRow, optimizerRow]),
  ).toEqual([
    ['adam', 0, 0],
    ['sgd', 5, 5],
    ['adam', 9, 9],
  ]);
  expect([1, 5, 6, 9, 10].map((update) => legOfUpdate(legs, update).firstRow)).toEqual([0, 0, 5, 5, 9]);
});

it('a leg that is wrong is refused by its field', () => {
  expect(() => run({ before: [leg(3), leg(-1)] })).toThrow(/^Invalid before\[1\]\.steps: -1 /);
  expect(() => run({ before: [leg(3, { optimizer: 'magic' })] })).toThrow(
    /^Invalid before\[0\]\.optimizer: "magic"/,
  );
  expect(() => run({ before: [leg(3, { hyperparameters: { beta1: 2 } })] })).toThrow(/^Invalid beta1: 2/);
});
