// Runs: the same to the bit however they are sliced, the rows' meaning, divergence, convergence, bad requests.
import { describe, expect, test } from 'vitest';
import { evaluatePoints } from '../landscapes/evaluate';
import { landscapes } from '../landscapes/registry';
import { optimizers } from '../optimizers/registry';
import { createUniform } from '../testing/randomExpressions';
import { convergence, createRun, type RunRequest } from './run';
import { InvalidRunError } from './checkRunSettings';
import { createTrajectoryColumns, type RunState, type TrajectoryColumns } from './trajectory';

const request: RunRequest = {
  landscape: { id: 'ravine' },
  optimizer: 'adam',
  hyperparameters: { learningRate: 0.1 },
  start: [-2, 2],
  steps: 700,
  seed: 0,
  stopWhenConverged: false,
};

function run(
  changes: Partial<RunRequest>,
  slice: () => number = () => Infinity,
): { readonly columns: TrajectoryColumns; readonly state: RunState } {
  const asked = { ...request, ...changes };
  const columns = createTrajectoryColumns(asked.steps + 1);
  const interrupted = createRun(asked);
  for (let row = 0; interrupted.state.status === 'running';)
    row += interrupted.advance(columns, row, slice());
  return { columns, state: interrupted.state };
}

describe('a run', () => {
  for (const { id, hyperparameters } of optimizers) {
    test(`of ${id} is the same in slices of any length`, () => {
      const uniform = createUniform(3);
      const ids = {
        optimizer: id,
        hyperparameters: 'learningRate' in hyperparameters ? { learningRate: 0.02 } : {},
      };
      const whole = run(ids);
      const cut = run(ids, () => Math.ceil(uniform() * 40));
      expect(cut).toEqual(whole);
      expect(whole.state).toEqual({ status: 'completed', rows: 701, divergedAt: null });
    });
  }

  test('does not disturb another of the same kernel that advances in between', () => {
    const alone = run({});
    const columns = createTrajectoryColumns(701);
    const other = createTrajectoryColumns(701);
    const interrupted = createRun(request);
    const between = createRun({ ...request, start: [3, -1], hyperparameters: { learningRate: 0.5 } });
    for (let row = 0; row < 701; row += 100) {
      interrupted.advance(columns, row, 100);
      between.advance(other, row, 100);
    }
    expect(columns).toEqual(alone.columns);
  });

  for (const landscape of landscapes) {
    test(`on ${landscape.id} has the landscape's values in its rows`, () => {
      const { columns, state } = run({
        landscape: { id: landscape.id },
        start: landscape.start,
        steps: 50,
        optimizer: 'sgd',
        hyperparameters: { learningRate: 1e-6 },
      });
      expect(state.rows).toBe(51);
      expect([...columns.positions.subarray(0, 2)]).toEqual([...landscape.start]);
      const { values, gradients } = evaluatePoints(landscape, columns.positions);
      expect(columns.values).toEqual(values);
      columns.gradientNorms.forEach((norm, i) => {
        const expected = Math.hypot(gradients[2 * i] ?? NaN, gradients[2 * i + 1] ?? NaN);
        expect(Math.abs(norm - expected)).toBeLessThanOrEqual(1e-14 * expected);
      });
    });
  }

  test('writes where it is told and nowhere else', () => {
    const columns = createTrajectoryColumns(30);
    columns.values.fill(-7);
    const interrupted = createRun({ ...request, steps: 9 });
    expect(interrupted.advance(columns, 10, 4)).toBe(4);
    expect(interrupted.advance(columns, 14, 100)).toBe(6);
    expect(interrupted.advance(columns, 20, 100)).toBe(0);
    expect([...columns.values].map((value) => value === -7)).toEqual(
      Array.from({ length: 30 }, (_, i) => i < 10 || i >= 20),
    );
  });

  const swarm = { optimizer: 'particle-swarm', hyperparameters: { particles: 20 } };

  test('has the search shape of its method where that is wanted', () => {
    const interrupted = createRun({ ...request, ...swarm, searchShape: true });
    expect(interrupted.shapePoints).toBe(20);
    const columns = createTrajectoryColumns(701, 20);
    interrupted.advance(columns, 0, 701);
    expect([...columns.shapes!.subarray(0, 2)]).toEqual([-2, 2]);
    expect(createRun({ ...request, searchShape: true }).shapePoints).toBe(0);
  });

  test('has no search shape unless it is wanted', () => {
    expect(createRun({ ...request, ...swarm }).shapePoints).toBe(0);
  });

  test('shares the room for search shapes with the others of its race', () => {
    const asked = { ...request, ...swarm, steps: 49_999, searchShape: true };
    expect([1, 2, 3].map((shapes) => createRun(asked, shapes).shapePoints)).toEqual([20, 20, 0]);
  });

  test('with no steps is its start', () => {
    expect(run({ steps: 0 }).state).toEqual({ status: 'completed', rows: 1, divergedAt: null });
  });
});

describe('divergence', () => {
  test('is the update that left the finite range, with finite rows before it', () => {
    const { columns, state } = run({
      landscape: { id: 'rosenbrock' },
      optimizer: 'sgd',
      hyperparameters: { learningRate: 0.01 },
      start: [-1.2, 1],
      steps: 300,
    });
    expect(state.status).toBe('diverged');
    expect(state.divergedAt).toBe(state.rows);
    const { positions, values, gradientNorms } = columns;
    expect(positions.subarray(0, 2 * state.rows).every(Number.isFinite)).toBe(true);
    expect(values.subarray(0, state.rows).every(Number.isFinite)).toBe(true);
    expect(gradientNorms.subarray(0, state.rows).every(Number.isFinite)).toBe(true);
    // The same iteration, written by hand in plain numbers.
    let [x, y] = [-1.2, 1];
    let update = 0;
    for (;;) {
      const d = y - x * x;
      const value = (1 - x) ** 2 + 100 * d * d;
      const [gx, gy] = [-2 * (1 - x) - 400 * x * d, 200 * d];
      if (![x, y, value, gx, gy].every(Number.isFinite)) break;
      [x, y] = [x - 0.01 * gx, y - 0.01 * gy];
      update++;
    }
    expect(state.divergedAt).toBe(update);
  });

  test('is the same in slices', () => {
    const changes = {
      landscape: { id: 'rosenbrock' },
      hyperparameters: { learningRate: 0.01 },
      optimizer: 'sgd',
    };
    expect(run(changes, () => 1).state).toEqual(run(changes).state);
  });

  test('is not leaving the domain', () => {
    const { state, columns } = run({
      landscape: { id: 'saddle' },
      optimizer: 'sgd',
      start: [1e-4, 4],
      steps: 200,
    });
    expect(state.status).toBe('completed');
    expect(Math.abs(columns.positions[400] ?? 0)).toBeGreaterThan(5);
  });

  test('of a start that has no finite value leaves no row', () => {
    expect(run({ start: [1e200, 0] }).state).toEqual({ status: 'diverged', rows: 0, divergedAt: 0 });
  });
});

describe('a place where f is finite and its gradient is not', () => {
  // At x = 0, where f has its minimum, the derivative of the root is infinite.
  const domain = { x: [0, 5], y: [-5, 5] } as const;
  const edge = {
    landscape: { formula: 'x*sqrt(x) + y^2', domain, parameters: {} },
    start: [3, 3],
    steps: 300,
    hyperparameters: {},
  } as const;

  test('is one that a method may come to: its rows repeat the last norm', () => {
    const { state, columns } = run({ ...edge, optimizer: 'particle-swarm' });
    expect(state).toEqual({ status: 'completed', rows: 301, divergedAt: null });
    expect([...columns.positions.subarray(600)].map(Math.abs)).toEqual([0, expect.closeTo(0, 3)]);
    expect(columns.gradientNorms.every(Number.isFinite)).toBe(true);
    const first = columns.gradientNorms.findIndex((_, row) => columns.positions[2 * row] === 0);
    expect(columns.gradientNorms[first]).toBe(columns.gradientNorms[first - 1]);
    expect(columns.gradientNorms[first]).toBeGreaterThan(0);
  });

  test('is the same in slices', () => {
    const changes = { ...edge, optimizer: 'particle-swarm' };
    expect(run(changes, () => 1)).toEqual(run(changes));
  });

  test('may be a start, and is not where a run has converged', () => {
    const changes = { ...edge, start: [0, 3], steps: 5, stopWhenConverged: true } as const;
    const { state, columns } = run({ ...changes, optimizer: 'gradient-descent-backtracking' });
    expect(state.status).toBe('completed');
    expect([...columns.gradientNorms]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test('is the end of a rule that needs the gradient', () => {
    expect(run({ ...edge, start: [0, 3], optimizer: 'sgd' }).state.status).toBe('diverged');
  });
});

describe('convergence', () => {
  test('stops a run where it stands still, when asked to', () => {
    const changes = {
      landscape: { id: 'tanh-bowl' },
      optimizer: 'sgd',
      hyperparameters: { learningRate: 0.2 },
    };
    const { state, columns } = run({ ...changes, start: [-1, 2], stopWhenConverged: true });
    expect(state.status).toBe('converged');
    expect(state.rows).toBeLessThan(200);
    expect(columns.gradientNorms[state.rows - 1]).toBeLessThanOrEqual(convergence.gradientNorm);
    const full = run({ ...changes, start: [-1, 2] });
    expect(full.state.rows).toBe(701);
    expect(columns.values.subarray(0, state.rows)).toEqual(full.columns.values.subarray(0, state.rows));
  });

  test('is after an update at the earliest, where a run begins at rest, too', () => {
    const resting = {
      landscape: { id: 'sphere' },
      optimizer: 'sgd',
      start: [0, 0],
      hyperparameters: {},
    } as const;
    expect(run({ ...resting, stopWhenConverged: true }).state).toEqual({
      status: 'converged',
      rows: 2,
      divergedAt: null,
    });
    expect(run({ ...resting, stopWhenConverged: true, steps: 0 }).state.status).toBe('completed');
  });

  test('is not standing still on a slope', () => {
    const creeping = { hyperparameters: { learningRate: 1e-12 }, stopWhenConverged: true, steps: 9 };
    expect(run({ ...creeping, optimizer: 'sgd' }).state).toMatchObject({ status: 'completed', rows: 10 });
  });

  test.each([
    [0, 'max(x - 1, 0)^2 + y^2'],
    [1, 'x^2 + max(y - 1, 0)^2'],
  ])(
    'does not stop a ball that rolls over a level spot along axis %d, but where it rests',
    (axis, formula) => {
      const { state, columns } = run({
        landscape: { formula, domain: { x: [-9, 9], y: [-9, 9] }, parameters: {} },
        optimizer: 'momentum',
        hyperparameters: { learningRate: 0.3, momentum: 0.9 },
        start: axis === 0 ? [1.5, 0] : [0, 1.5],
        stopWhenConverged: true,
      });
      expect(state.status).toBe('converged');
      const moved = (row: number): number =>
        Math.abs(columns.positions[2 * row + axis]! - columns.positions[2 * row - 2 + axis]!);
      const last = state.rows - 1;
      expect(columns.gradientNorms[10]).toBe(0);
      expect(last).toBeGreaterThan(100);
      expect(moved(last)).toBeLessThanOrEqual(convergence.movement);
      expect(moved(last - 1)).toBeGreaterThan(convergence.movement);
    },
  );
});

test('a method’s rows are looked at one by one, those of a compiled rule in hundreds', () => {
  expect(createRun({ ...request, optimizer: 'lbfgs' }).rowsPerLook).toBe(1);
  expect(createRun(request).rowsPerLook).toBe(256);
});

test('bad requests name field, value and what is allowed', () => {
  expect(() => createRun({ ...request, landscape: { id: 'moon' } })).toThrow(
    /^Invalid landscape.id: "moon" /,
  );
  expect(() => createRun({ ...request, optimizer: 'magic' })).toThrow(
    /^Invalid optimizer: "magic" \(expected one of sgd, /,
  );
  expect(() => createRun({ ...request, hyperparameters: { beta1: 1.2 } })).toThrow(
    new InvalidRunError('Invalid beta1: 1.2 (expected 0 ≤ beta1 < 1)'),
  );
});
