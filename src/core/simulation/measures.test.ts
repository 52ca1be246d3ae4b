// Measures along runs, against plain numbers on quadratics, where they are known.
import { describe, expect, test } from 'vitest';
import type { LandscapeReference } from '../landscapes/reference';
import { requireLandscape } from '../landscapes/resolve';
import { checkRunSettings } from './checkRunSettings';
import { chaoticFrom, createMeasuredRun, measureIds, twinShift, twinStart, type MeasureId } from './measures';
import type { RunRequest } from './run';
import type { RunState } from './trajectory';

const domain = { x: [-5, 5], y: [-4, 4] } as const;
const formula = (text: string): LandscapeReference => ({ formula: text, domain, parameters: {} });

const request: RunRequest = {
  landscape: formula('x^2 + 10*y^2'),
  optimizer: 'sgd',
  hyperparameters: { learningRate: 0.04 },
  start: [4, 1],
  steps: 20,
  seed: 0,
  stopWhenConverged: false,
};

function measure(
  changes: Partial<RunRequest>,
  measures: readonly MeasureId[],
  slice = Infinity,
): { readonly columns: readonly Float64Array[]; readonly state: RunState } {
  const asked = { ...request, ...changes };
  const run = createMeasuredRun({ ...asked, ...checkRunSettings(asked) }, measures);
  const columns = measures.map(() => new Float64Array(asked.steps + 1));
  for (let row = 0; run.state.status === 'running';) row += run.advance(columns, row, slice);
  return { columns, state: run.state };
}

const one = (changes: Partial<RunRequest>, id: MeasureId): number[] => [
  ...measure(changes, [id]).columns[0]!,
];

const closeTo = (values: readonly number[], expected: readonly number[]): void => {
  expect(values).toHaveLength(expected.length);
  values.forEach((value, i) => {
    if (Number.isNaN(expected[i]!)) expect(value, `row ${i}`).toBeNaN();
    else expect(value, `row ${i}`).toBeCloseTo(expected[i]!, 9);
  });
};

const everyRow = (value: number): number[] => [NaN, ...Array.from({ length: 20 }, () => value)];

describe('measures of a run', () => {
  test('gradient descent multiplies each coordinate of the gradient by its rate, straight downhill', () => {
    closeTo(one({}, 'effectiveRateX'), everyRow(0.04));
    closeTo(one({}, 'effectiveRateY'), everyRow(0.04));
    closeTo(one({}, 'cosine'), everyRow(1));
  });

  test('of momentum are those of its recurrence, uphill where it overshoots', () => {
    const [rate, beta] = [0.04, 0.9];
    let [x, y, vx, vy] = [4, 1, 0, 0];
    const expected = { x: [NaN], y: [NaN], cosine: [NaN] };
    for (let update = 1; update <= 20; update++) {
      const [gx, gy] = [2 * x, 20 * y];
      [vx, vy] = [beta * vx + gx, beta * vy + gy];
      expected.x.push((rate * vx) / gx);
      expected.y.push((rate * vy) / gy);
      expected.cosine.push((vx * gx + vy * gy) / (Math.hypot(vx, vy) * Math.hypot(gx, gy)));
      [x, y] = [x - rate * vx, y - rate * vy];
    }
    const settings = { optimizer: 'momentum', hyperparameters: { learningRate: rate, momentum: beta } };
    closeTo(one(settings, 'effectiveRateX'), expected.x);
    closeTo(one(settings, 'effectiveRateY'), expected.y);
    closeTo(one(settings, 'cosine'), expected.cosine);
    expect(Math.min(...expected.cosine.slice(1))).toBeLessThan(-0.3);
  });

  test('the sharpness is the largest eigenvalue, whatever its direction and the sign of the others', () => {
    expect(one({}, 'sharpness')).toEqual(Array.from({ length: 21 }, () => 20));
    closeTo(one({ landscape: formula('x^2 - 3*y^2'), steps: 1 }, 'sharpness'), [2, 2]);
    closeTo(one({ landscape: formula('-x^2 - 3*y^2'), steps: 1 }, 'sharpness'), [-2, -2]);
    // (x + y)² curves along the diagonal only: 4 there, 0 across.
    closeTo(one({ landscape: formula('(x + y)^2'), steps: 1 }, 'sharpness'), [4, 4]);
    closeTo(one({ landscape: formula('x^4 + y^2'), start: [1, 0], steps: 1 }, 'sharpness'), [
      12,
      12 * (1 - 0.04 * 4) ** 2,
    ]);
  });

  test('there are none where the gradient or the step is 0', () => {
    expect(one({ start: [0, 1], steps: 2 }, 'effectiveRateX')).toEqual([NaN, NaN, NaN]);
    expect(one({ start: [0, 0], steps: 2 }, 'cosine')).toEqual([NaN, NaN, NaN]);
  });

  test('are the same in slices of any length, and in any company', () => {
    const settings: Partial<RunRequest> = {
      landscape: { id: 'rosenbrock' },
      optimizer: 'adam',
      hyperparameters: { learningRate: 0.1 },
      start: [-1, 2],
      steps: 700,
      noise: { kind: 'gaussian', scale: 0.5 },
    };
    const whole = measure(settings, measureIds);
    expect(whole.state).toEqual({ status: 'completed', rows: 701, divergedAt: null });
    expect(measure(settings, measureIds, 37)).toEqual(whole);
    measureIds.forEach((id, column) =>
      expect(measure(settings, [id]).columns[0], id).toEqual(whole.columns[column]),
    );
  });

  test('end where the run does', () => {
    const { columns, state } = measure({ hyperparameters: { learningRate: 1e150 } }, ['cosine']);
    expect(state).toMatchObject({ status: 'diverged', rows: 2 });
    expect(columns[0]![1]).toBe(1);
    expect(columns[0]!.slice(2)).toEqual(new Float64Array(19));
  });
});

describe('a twin', () => {
  test('starts one part in 10¹⁴ away in each coordinate, of the domain’s width where that is 0', () => {
    expect(twinStart([2, -3], domain)).toEqual([2 * (1 + 1e-14), -3 * (1 + 1e-14)]);
    expect(twinStart([0, 0], domain)).toEqual([1e-13, 8e-14]);
    expect(twinStart([2, 0], domain)[0]).toBeGreaterThan(2);
  });

  test('goes the way of its run on a bowl, ever nearer', () => {
    const distances = one({ steps: 20 }, 'twinDistance');
    expect(distances[0]).toBeCloseTo(Math.hypot(4, 1) * twinShift, 15);
    expect(distances[0]).toBeGreaterThan(0);
    expect(Math.max(...distances)).toBe(distances[0]);
    expect(chaoticFrom(distances, 21, domain)).toBeNull();
  });

  test('leaves it as fast as a saddle drives them apart', () => {
    // Of f = −x², a step of rate η makes x larger by 1 + 2η: so the distance, too.
    const distances = one(
      { landscape: formula('y^2 - x^2'), start: [1, 0], hyperparameters: { learningRate: 0.5 }, steps: 50 },
      'twinDistance',
    );
    for (const row of [10, 30, 50]) expect(distances[row]! / distances[row - 1]!).toBeCloseTo(2, 1);
    const diagonal = Math.hypot(10, 8);
    const from = chaoticFrom(distances, 51, domain)!;
    expect(distances[from]).toBeGreaterThan(diagonal / 200);
    expect(distances[from - 1]).toBeLessThan(diagonal / 200);
    expect(from).toBe(Math.ceil(Math.log2(diagonal / 200 / (twinStart([1, 0], domain)[0] - 1))));
    expect(chaoticFrom(distances, from, domain)).toBeNull();
  });

  /** A race's runner on a built-in landscape, from the landscape's start. */
  const chaosOf = (id: string, optimizer: string, learningRate: number, steps: number): number | null => {
    const reference = { id };
    const { landscape } = requireLandscape(reference);
    const settings = { landscape: reference, optimizer, hyperparameters: { learningRate }, steps };
    const distances = one({ ...settings, start: landscape.start }, 'twinDistance');
    return chaoticFrom(distances, steps + 1, landscape.domain);
  };

  test('tells a chaotic race from one that is not', () => {
    expect(chaosOf('rosenbrock', 'adam', 0.05, 2000)).toBeNull();
    expect(chaosOf('rastrigin', 'sgd', 0.03, 2000)).toBeGreaterThan(10);
  });

  test('is infinitely far away once it has diverged alone, and stays where it has converged', () => {
    // Beyond x = 1 f falls without end: the twin of a run that stands at the edge is lost in the end.
    const lost = one(
      {
        landscape: formula('-exp(x^2) + y^2'),
        start: [0, 0],
        hyperparameters: { learningRate: 1 },
        steps: 60,
      },
      'twinDistance',
    );
    expect(lost.at(-1)).toBe(Infinity);
    const stopped = measure({ stopWhenConverged: true, steps: 400 }, ['twinDistance']);
    expect(stopped.state.status).toBe('converged');
    expect(stopped.columns[0]![stopped.state.rows - 1]).toBeLessThan(1e-12);
  });
});
