// The options of runs with any rule: schedules, weight decay, clipping and noise, against the same arithmetic by hand.
import { describe, expect, test } from 'vitest';
import { evaluatePoints } from '../landscapes/evaluate';
import { findLandscape } from '../landscapes/registry';
import { createRandom } from '../random/random';
import { createRun, type RunRequest } from './run';
import { createPopulation } from './population';
import { createTrajectoryColumns } from './trajectory';

type Vector = [number, number];

function pathOf(request: Partial<RunRequest>): Vector[] {
  const steps = request.steps ?? 60;
  const columns = createTrajectoryColumns(steps + 1);
  createRun({
    landscape: { id: 'ravine' },
    optimizer: 'sgd',
    hyperparameters: { learningRate: 0.05 },
    start: [-2, 2],
    steps,
    stopWhenConverged: false,
    ...request,
  }).advance(columns, 0, steps + 1);
  return Array.from({ length: steps + 1 }, (_, i) => [
    columns.positions[2 * i] ?? NaN,
    columns.positions[2 * i + 1] ?? NaN,
  ]);
}

function gradientOf(landscape: string, [x, y]: Vector): Vector {
  const definition = findLandscape(landscape);
  if (definition === undefined) throw new Error('missing');
  const { gradients } = evaluatePoints(definition, Float64Array.of(x, y));
  return [gradients[0] ?? NaN, gradients[1] ?? NaN];
}

function descend(rate: (k: number) => number, change: (g: Vector, theta: Vector) => Vector): Vector[] {
  const path: Vector[] = [[-2, 2]];
  for (let k = 0; k < 60; k++) {
    const theta = path[k] ?? [NaN, NaN];
    const [dx, dy] = change(gradientOf('ravine', theta), theta);
    path.push([theta[0] - rate(k) * dx, theta[1] - rate(k) * dy]);
  }
  return path;
}

function expectClose(actual: readonly Vector[], expected: readonly Vector[]): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach(([x, y], i) => {
    expect(Math.abs(x - (expected[i]?.[0] ?? NaN))).toBeLessThan(1e-11);
    expect(Math.abs(y - (expected[i]?.[1] ?? NaN))).toBeLessThan(1e-11);
  });
}

describe('a schedule', () => {
  const schedule = { id: 'exponential', gamma: 0.9 };

  test('sets the rate of every update', () => {
    expectClose(
      pathOf({ schedule }),
      descend(
        (k) => 0.05 * 0.9 ** k,
        (g) => g,
      ),
    );
  });

  test('reaches rules that take the rate in a scalar of the step', () => {
    const adam = { optimizer: 'adam', hyperparameters: { learningRate: 0.1 } };
    const [plain, scheduled] = [pathOf(adam), pathOf({ ...adam, schedule })];
    expect(scheduled[1]).toEqual(plain[1]);
    const stride = (path: readonly Vector[]): number => (path[2]?.[0] ?? 0) - (path[1]?.[0] ?? 0);
    expect(stride(scheduled) / stride(plain)).toBeCloseTo(0.9, 12);
  });

  test('of a constant rate changes nothing', () => {
    expect(pathOf({ schedule: { id: 'constant' } })).toEqual(pathOf({}));
  });

  test('is cut into slices without a trace', () => {
    const steps = 700;
    const long = { steps, schedule: { id: 'cosine', period: 300, warmupSteps: 20 } };
    const columns = createTrajectoryColumns(steps + 1);
    const run = createRun({
      landscape: { id: 'ravine' },
      optimizer: 'adam',
      hyperparameters: { learningRate: 0.05 },
      start: [-2, 2],
      stopWhenConverged: false,
      ...long,
    });
    for (let row = 0; run.state.status === 'running';) row += run.advance(columns, row, 37);
    const whole = pathOf({ ...long, optimizer: 'adam', hyperparameters: { learningRate: 0.05 } });
    expect([...columns.positions]).toEqual(whole.flat());
  });
});

test('coupled decay joins the gradient, decoupled decay shrinks θ', () => {
  const decay = { learningRate: 0.1, momentum: 0.9, weightDecay: 0.2 };
  const momentum = (decoupled: boolean): Vector[] => {
    const velocity: Vector = [0, 0];
    return descend(
      () => 0.1,
      (g, theta) =>
        g.map((gradient, i) => {
          const v = 0.9 * (velocity[i] ?? 0) + gradient + (decoupled ? 0 : 0.2 * (theta[i] ?? 0));
          velocity[i] = v;
          return v + (decoupled ? 0.2 * (theta[i] ?? 0) : 0);
        }) as Vector,
    );
  };
  for (const decoupledDecay of [false, true]) {
    expectClose(
      pathOf({ optimizer: 'momentum', hyperparameters: { ...decay, decoupledDecay } }),
      momentum(decoupledDecay),
    );
  }
});

describe('clipping', () => {
  test('by value bounds each coordinate', () => {
    const bound = (d: number): number => Math.max(-0.3, Math.min(0.3, d));
    expectClose(
      pathOf({ clipping: { kind: 'value', limit: 0.3 } }),
      descend(
        () => 0.05,
        ([x, y]) => [bound(x), bound(y)],
      ),
    );
  });

  test('by norm keeps the direction', () => {
    expectClose(
      pathOf({ clipping: { kind: 'norm', limit: 0.3 } }),
      descend(
        () => 0.05,
        ([x, y]) => {
          const factor = Math.min(1, 0.3 / (Math.hypot(x, y) + 1e-6));
          return [factor * x, factor * y];
        },
      ),
    );
  });
});

describe('noise', () => {
  const gaussian = { kind: 'gaussian', scale: 0.5 } as const;

  test('is the same in every replay, and another for every seed and stream', () => {
    for (const optimizer of ['adam', 'lbfgs', 'rmsprop']) {
      const noisy = { noise: gaussian, optimizer, hyperparameters: { learningRate: 0.05 }, steps: 300 };
      expect(pathOf({ ...noisy, seed: 7 })).toEqual(pathOf({ ...noisy, seed: 7 }));
      expect(pathOf({ ...noisy, seed: 7 })).not.toEqual(pathOf({ ...noisy, seed: 8 }));
      expect(pathOf({ ...noisy, seed: 7 })).not.toEqual(pathOf({ ...noisy, seed: 7, sequence: 1 }));
    }
  });

  /** The gradients' errors at one point: the differences of particles that start there after one step of rate 1. */
  function errorsAt(
    landscape: string,
    point: Vector,
    kind: 'gaussian' | 'mini-batch',
    scale: number,
  ): Vector[] {
    const count = 20_000;
    const population = createPopulation({
      landscape: { id: landscape },
      optimizer: 'sgd',
      hyperparameters: { learningRate: 1 },
      noise: { kind, scale },
      seed: 3,
      starts: Float64Array.from({ length: 2 * count }, (_, i) => point[i % 2] ?? NaN),
    });
    population.step(1);
    const { theta } = population;
    const [gx, gy] = gradientOf(landscape, point);
    return Array.from({ length: count }, (_, i) => [
      point[0] - (theta[2 * i] ?? NaN) - gx,
      point[1] - (theta[2 * i + 1] ?? NaN) - gy,
    ]);
  }

  const mean = (numbers: readonly number[]): number =>
    numbers.reduce((total, number) => total + number, 0) / numbers.length;
  const covariance = (errors: readonly Vector[], a: 0 | 1, b: 0 | 1): number =>
    mean(errors.map((error) => error[a] * error[b]));

  test('that is Gaussian has mean 0, its scale in both coordinates, and normal tails', () => {
    const errors = errorsAt('ravine', [1, 1], 'gaussian', 0.5);
    for (const i of [0, 1] as const) {
      expect(Math.abs(mean(errors.map((error) => error[i])))).toBeLessThan(0.015);
      expect(Math.sqrt(covariance(errors, i, i))).toBeCloseTo(0.5, 1);
      const kurtosis = mean(errors.map((error) => error[i] ** 4)) / covariance(errors, i, i) ** 2;
      expect(Math.abs(kurtosis - 3)).toBeLessThan(0.2);
      const beyond2 = errors.filter((error) => Math.abs(error[i]) > 1).length / errors.length;
      expect(Math.abs(beyond2 - 0.0455)).toBeLessThan(0.006);
    }
    expect(Math.abs(covariance(errors, 0, 1))).toBeLessThan(0.01);
    // No two particles draw the same.
    expect(new Set(errors.map(([x]) => x)).size).toBeGreaterThan(19_990);
  });

  test('of mini-batches is the Hessian times a shift: more where the surface bends more', () => {
    // ½(x² + 50y²) would have the Hessian diag(1, 50); Booth's is ((10, 8), (8, 10)) everywhere.
    const errors = errorsAt('booth', [1, 2], 'mini-batch', 0.1);
    expect(covariance(errors, 0, 0)).toBeCloseTo(0.01 * 164, 1);
    expect(covariance(errors, 1, 1)).toBeCloseTo(0.01 * 164, 1);
    expect(covariance(errors, 0, 1)).toBeCloseTo(0.01 * 160, 1);
    const bent = covariance(errorsAt('ravine', [0, 1], 'mini-batch', 0.1), 0, 0);
    const flat = covariance(errorsAt('ravine', [3, 1], 'mini-batch', 0.1), 0, 0);
    expect(bent / flat).toBeGreaterThan(1e4);
  });
});

test('a search by values alone goes down the batch that it sees, in any noise', () => {
  for (const kind of ['gaussian', 'mini-batch'] as const) {
    const path = pathOf({
      landscape: { id: 'booth' },
      optimizer: 'nelder-mead',
      hyperparameters: {},
      start: [-5, 5],
      noise: { kind, scale: 0.01 },
      seed: 1,
      steps: 40,
    });
    const [x, y] = path.at(-1)!;
    expect(Math.hypot(x - 1, y - 3), kind).toBeLessThan(0.5);
  }
});

describe('a method under noise', () => {
  // On Booth's ½(p − p*)ᵀH(p − p*) with H = ((10, 8), (8, 10)), Newton's method takes one update to the minimum of its batch.
  const minimum = [1, 3] as const;
  const scale = 0.1;

  test.each<[kind: 'gaussian' | 'mini-batch', offset: (z: Vector) => Vector]>([
    // ∇f + n = 0 at p* − H⁻¹n
    ['gaussian', ([u, v]) => [(10 * u - 8 * v) / 36, (10 * v - 8 * u) / 36]],
    // ∇f + Hz = 0 at p* − z
    ['mini-batch', (z) => z],
  ])('that is %s goes to the minimum of each batch', (kind, offset) => {
    for (const sequence of [0, 3]) {
      const path = pathOf({
        landscape: { id: 'booth' },
        optimizer: 'newton',
        hyperparameters: {},
        noise: { kind, scale },
        seed: 5,
        sequence,
        steps: 6,
      });
      const random = createRandom(5, 2 * sequence + 1);
      for (const [x, y] of path.slice(1)) {
        const [dx, dy] = offset([scale * random.gaussian(), scale * random.gaussian()]);
        expect(x).toBeCloseTo(minimum[0] - dx, 12);
        expect(y).toBeCloseTo(minimum[1] - dy, 12);
      }
    }
  });
});
