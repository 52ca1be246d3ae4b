// What is explained is what the run has done: of every optimizer, to the bit, in any order and behind its end.
import { describe, expect, test } from 'vitest';
import type { Point } from '../geometry/domain';
import { optimizers } from '../optimizers/registry';
import { checkRunSettings } from '../simulation/checkRunSettings';
import { createCheckedRun, type CheckedRunRequest, type RunRequest } from '../simulation/run';
import type { Noise } from '../simulation/runSettings';
import { createTrajectoryColumns, type TrajectoryColumns } from '../simulation/trajectory';
import { completeNeuron } from '../functions/neuron';
import { createExplainer } from './explainRun';

const always = (): boolean => true;

function requestOf(optimizer: string, more: Partial<RunRequest> = {}): CheckedRunRequest {
  const request: RunRequest = {
    landscape: { id: 'himmelblau' },
    optimizer,
    hyperparameters: {},
    start: [-1.2, 1.6] as const,
    steps: 110,
    stopWhenConverged: false,
    seed: 7,
    ...more,
  };
  return { ...request, ...checkRunSettings(request) };
}

function columnsOf(request: CheckedRunRequest): { columns: TrajectoryColumns; rows: number } {
  const columns = createTrajectoryColumns(request.steps + 1);
  const run = createCheckedRun(request);
  for (let row = 0; run.state.status === 'running';) row += run.advance(columns, row, request.steps + 1);
  return { columns, rows: run.state.rows };
}

const positionAt = ({ positions }: TrajectoryColumns, row: number): Point => [
  positions[2 * row]!,
  positions[2 * row + 1]!,
];

const noises: readonly (Noise | null)[] = [
  null,
  { kind: 'gaussian', scale: 0.3 },
  { kind: 'mini-batch', scale: 0.05 },
];

describe.each(noises)('with noise %j', (noise) => {
  test.each(optimizers.map(({ id }) => id))('%s', (id) => {
    const rate = id === 'lbfgs' ? { learningRate: 0.1 } : {};
    const request = requestOf(id, { noise, hyperparameters: rate });
    const { columns, rows } = columnsOf(request);
    const explain = createExplainer(request);
    for (const update of [10, 100, 2, 1, 100, 3].filter((each) => each < rows)) {
      const explanation = explain(update, always)!;
      expect(explanation.step).toBe(update);
      expect(explanation.theta).toEqual(positionAt(columns, update - 1));
      expect(explanation.next).toEqual(positionAt(columns, update));
      expect(explanation.values).toEqual([columns.values[update - 1], columns.values[update]]);
      expect(Math.hypot(...explanation.gradient)).toBeCloseTo(columns.gradientNorms[update - 1]!, 10);
      expect(explanation.noise !== null).toBe(noise !== null);
      const [x, y] = explanation.theta;
      expect(explanation.terms.step).toEqual([explanation.next[0] - x, explanation.next[1] - y]);
      const isMethod = optimizers.find((each) => each.id === id)?.kind === 'method';
      expect(explanation.account !== null).toBe(isMethod);
    }
  });
});

test('the noise of a method is what its gradient has more', () => {
  for (const noise of noises.slice(1)) {
    const explain = createExplainer(requestOf('newton', { noise }));
    for (const update of [1, 2, 10]) {
      const { terms, gradient, noise: added } = explain(update, always)!;
      const [gx, gy] = terms.g as Point;
      expect(gx - gradient[0]).toBeCloseTo(added![0], 9);
      expect(gy - gradient[1]).toBeCloseTo(added![1], 9);
      expect(Math.hypot(...added!)).toBeGreaterThan(1e-3);
    }
  }
});

test.each(['sgd', 'newton'])('%s is explained behind the row where it has come to rest', (id) => {
  const request = requestOf(id, {
    landscape: { id: 'sphere' },
    hyperparameters: { learningRate: 0.5 },
    steps: 5000,
    stopWhenConverged: true,
  });
  const { columns, rows } = columnsOf(request);
  expect(rows).toBeLessThan(1000);
  const explain = createExplainer(request);
  const rest = explain(3000, always)!;
  expect(Math.hypot(rest.theta[0], rest.theta[1])).toBeLessThan(1e-6);
  expect(explain(rows - 1, always)!.next).toEqual(positionAt(columns, rows - 1));
});

test('every update of a branch is explained as it was taken, those at its turns, too', () => {
  const leg = (optimizer: string, steps: number, hyperparameters = {}) => ({
    optimizer,
    steps,
    hyperparameters,
    schedule: null,
    clipping: null,
  });
  const request = requestOf('simulated-annealing', {
    noise: { kind: 'gaussian', scale: 0.3 },
    before: [
      leg('sgd', 7),
      leg('adam', 6, { learningRate: 0.05 }),
      leg('adam', 5, { learningRate: 0.2 }),
      leg('cma-es', 6),
      leg('newton', 4),
    ],
    steps: 40,
  });
  const { columns, rows } = columnsOf(request);
  expect(rows).toBe(41);
  const explain = createExplainer(request);
  const own: [string, number][] = [];
  for (let update = 1; update < rows; update++) {
    const { optimizer, step, ownStep, theta, next } = explain(update, always)!;
    expect(step).toBe(update);
    expect(theta, `update ${update}`).toEqual(positionAt(columns, update - 1));
    expect(next, `update ${update}`).toEqual(positionAt(columns, update));
    own.push([optimizer, ownStep]);
  }
  expect([6, 7, 12, 13, 17, 18, 23, 24, 27, 28].map((at) => own[at])).toEqual([
    ['sgd', 7],
    ['adam', 1],
    ['adam', 6],
    ['adam', 7],
    ['adam', 11],
    ['cma-es', 1],
    ['cma-es', 6],
    ['newton', 1],
    ['newton', 4],
    ['simulated-annealing', 1],
  ]);
});

test('an explanation that takes too long is begun again where it was', () => {
  const explain = createExplainer(requestOf('cma-es', { steps: 500 }));
  let asked = 0;
  let found = null;
  for (; found === null; asked++) {
    let rows = 20;
    found = explain(400, () => rows-- > 0);
  }
  expect(asked).toBe(20);
  expect(found).toEqual(createExplainer(requestOf('cma-es', { steps: 500 }))(400, always));
});

test("the mean of a neuron's points' own gradients is the gradient, for rules and methods; other landscapes have none", () => {
  const neuron = completeNeuron({
    data: [
      [-2, 0],
      [-0.5, 1],
      [0.3, 0],
      [1.5, 1],
      [0.25, 0],
    ],
  });
  const landscape = { neuron, domain: { x: [-6, 6], y: [-4, 4] } } as const;
  for (const optimizer of ['adam', 'newton']) {
    const explain = createExplainer(requestOf(optimizer, { landscape, start: [-3, 2], steps: 20 }));
    for (const update of [1, 7]) {
      const { pointGradients, gradient, theta } = explain(update, always)!;
      expect(pointGradients).toHaveLength(5);
      for (const i of [0, 1] as const) {
        const sum = pointGradients!.reduce((all, each) => all + each[i], 0);
        expect(sum / 5 / gradient[i]).toBeCloseTo(1, 13);
      }
      // Of the cross-entropy of a sigmoid: y − t, and x times that.
      neuron.data.forEach(([x, target], i) => {
        const slope = 1 / (1 + Math.exp(-theta[0] * x - theta[1])) - target;
        expect(pointGradients![i]![1]).toBeCloseTo(slope, 12);
        expect(pointGradients![i]![0]).toBeCloseTo(x * slope, 12);
      });
    }
  }
  expect(createExplainer(requestOf('adam', {}))(1, always)!.pointGradients).toBeNull();
});

test('the first of the updates that are unstable in a row is found, and no farther back than told', () => {
  const request = requestOf('sgd', {
    landscape: { id: 'sphere' },
    hyperparameters: { learningRate: 1.0001 },
    steps: 400,
  });
  const explain = createExplainer(request);
  const since = (update: number): number | null => explain(update, always)!.stability.unstableSince;
  expect([since(1), since(100), since(350)]).toEqual([1, 1, 150]);
  // In slices of time that are too short for all that is looked at.
  let found = null;
  for (let slice = 0; found === null; slice += 1) {
    expect(slice).toBeLessThan(100);
    let turns = 20;
    found = explain(350, () => turns-- > 0);
  }
  expect(found.stability.unstableSince).toBe(150);
  const bend = createExplainer(
    requestOf('sgd', {
      landscape: { id: 'tanh-bowl' },
      hyperparameters: { learningRate: 1.5 },
      start: [-2, -2],
    }),
  );
  const stables = Array.from({ length: 100 }, (_, i) => bend(i + 1, always)!.stability);
  const first = stables.findIndex(({ stable }) => stable === false);
  expect(first).toBeGreaterThan(0);
  expect(stables[first]!.unstableSince).toBe(first + 1);
  expect(stables[0]!.unstableSince).toBeNull();
});
