// Rules from papers, and the Keras and optax forms of the libraries' rules, against the same algorithms in plain
// numbers. Averages are written as what they mean, weighted sums over all samples so far, not as recursions.
import { describe, expect, test } from 'vitest';
import { input, type Expression } from '../expression/expression';
import { interpret } from '../expression/interpret';
import { evaluatePoints } from '../landscapes/evaluate';
import { findLandscape } from '../landscapes/registry';
import { createLane, type LaneRequest } from '../simulation/lane';
import { createTrajectoryColumns } from '../simulation/trajectory';
import { asgd } from './asgd';
import type { Pair, ParticleInputs } from './define';
import type { HyperparameterValues } from './optimizer';
import { findOptimizer } from './registry';

type Vector = readonly [number, number];

const steps = 100;
const races: readonly { readonly landscape: string; readonly start: Vector }[] = [
  { landscape: 'rosenbrock', start: [-1.2, 1] },
  { landscape: 'himmelblau', start: [-1, -0.5] },
  { landscape: 'ravine', start: [-2, 2] },
];

function pathOf(request: Omit<LaneRequest, 'stopWhenConverged'>): Vector[] {
  const columns = createTrajectoryColumns(request.steps + 1);
  const lane = createLane({ ...request, stopWhenConverged: false });
  const rows = lane.advance(columns, 0, request.steps + 1);
  return Array.from({ length: rows }, (_, i) => [
    columns.positions[2 * i] ?? NaN,
    columns.positions[2 * i + 1] ?? NaN,
  ]);
}

function lookAt(landscape: string, [x, y]: Vector): { readonly value: number; readonly gradient: Vector } {
  const definition = findLandscape(landscape);
  if (definition === undefined) throw new Error('missing');
  const { values, gradients } = evaluatePoints(definition, Float64Array.of(x, y));
  return { value: values[0] ?? NaN, gradient: [gradients[0] ?? NaN, gradients[1] ?? NaN] };
}

/** What a transcription knows when it takes an update. */
interface Sight {
  /** Of all updates so far, the one being taken last. */
  readonly gradients: readonly Vector[];
  readonly values: readonly number[];
  readonly gradientAt: (point: Vector) => Vector;
  readonly theta: Vector;
}

type Reference = (sight: Sight) => Vector;

/** The next value of one parameter, from all its gradients so far. */
type ParameterReference = (gradients: readonly number[], theta: number) => number;

const forEach = (rule: ParameterReference): Reference => {
  const nextOf = ({ gradients, theta }: Sight, i: 0 | 1): number =>
    rule(
      gradients.map((gradient) => gradient[i]),
      theta[i],
    );
  return (sight) => [nextOf(sight, 0), nextOf(sight, 1)];
};

function referencePath(landscape: string, start: Vector, count: number, reference: Reference): Vector[] {
  const gradients: Vector[] = [];
  const values: number[] = [];
  const path: Vector[] = [start];
  let theta = start;
  for (let t = 0; t < count; t++) {
    const { value, gradient } = lookAt(landscape, theta);
    gradients.push(gradient);
    values.push(value);
    theta = reference({
      gradients,
      values,
      theta,
      gradientAt: (point) => lookAt(landscape, point).gradient,
    });
    path.push(theta);
  }
  return path;
}

function expectClose(actual: readonly Vector[], expected: readonly Vector[]): void {
  expect(actual.length).toBe(expected.length);
  const apart = expected.flatMap((point, t) =>
    ([0, 1] as const).map((i) => ({
      update: t,
      relative: Math.abs((actual[t]?.[i] ?? NaN) - point[i]) / Math.max(1, Math.abs(point[i])),
    })),
  );
  expect(apart.filter(({ relative }) => !(relative <= 1e-9))).toEqual([]);
}

// Averages as weighted sums: Σ βᵗ⁻ⁱ sᵢ, the newest sample with weight 1.

const fadingSum = (samples: readonly number[], beta: number): number =>
  samples.reduce((sum, sample, i) => sum + beta ** (samples.length - 1 - i) * sample, 0);
/** What m ← βm + (1 − β)s has become, from m = 0. */
const average = (samples: readonly number[], beta: number): number => (1 - beta) * fadingSum(samples, beta);
/** The same, corrected for its start: weights that sum to 1. */
const mean = (samples: readonly number[], beta: number): number =>
  fadingSum(samples, beta) /
  fadingSum(
    samples.map(() => 1),
    beta,
  );
const newest = (samples: readonly number[]): number => samples.at(-1) ?? NaN;
const squares = (samples: readonly number[]): number[] => samples.map((sample) => sample ** 2);
const largest = (samples: readonly number[], beta: number): number =>
  Math.max(...samples.map((_, i) => average(samples.slice(0, i + 1), beta)));
const total = (samples: readonly number[]): number => samples.reduce((sum, sample) => sum + sample, 0);
const clip = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

interface Case {
  readonly id: string;
  readonly hyperparameters: HyperparameterValues;
  readonly reference: Reference;
}

function adaBound(
  h: { readonly finalRate: number; readonly gamma: number; readonly epsilon: number },
  rateAt: (update: number) => number,
  squareOf: (gradients: readonly number[]) => number,
): Reference {
  return forEach((gradients, theta) => {
    const t = gradients.length;
    const [b1, b2] = [1 - 0.9 ** t, 1 - 0.99 ** t];
    const rate = (rateAt(t) * Math.sqrt(b2)) / b1 / (Math.sqrt(squareOf(gradients)) + h.epsilon);
    const final = (h.finalRate * rateAt(t)) / rateAt(1);
    const bounded = clip(rate, final * (1 - 1 / (h.gamma * t + 1)), final * (1 + 1 / (h.gamma * t)));
    return theta - bounded * average(gradients, 0.9);
  });
}

const boundSettings = { finalRate: 0.002, gamma: 0.05, epsilon: 1e-8 };
const bounded = { learningRate: 0.03, beta2: 0.99, ...boundSettings };

const papers: readonly Case[] = [
  {
    id: 'heavy-ball',
    hyperparameters: { learningRate: 0.01, beta: 0.9 },
    reference: forEach((gradients, theta) => theta - 0.01 * average(gradients, 0.9)),
  },
  {
    id: 'qhm',
    hyperparameters: { learningRate: 0.002, beta: 0.97, nu: 0.7 },
    reference: forEach(
      (gradients, theta) => theta - 0.002 * (0.3 * newest(gradients) + 0.7 * average(gradients, 0.97)),
    ),
  },
  {
    id: 'qhadam',
    hyperparameters: { learningRate: 0.05, beta1: 0.95, beta2: 0.98, nu1: 0.8, nu2: 0.6, epsilon: 1e-7 },
    reference: forEach((gradients, theta) => {
      const now = newest(gradients);
      const square = 0.4 * now ** 2 + 0.6 * mean(squares(gradients), 0.98);
      return theta - (0.05 * (0.2 * now + 0.8 * mean(gradients, 0.95))) / (Math.sqrt(square) + 1e-7);
    }),
  },
  {
    id: 'adabound',
    hyperparameters: bounded,
    reference: adaBound(
      boundSettings,
      () => 0.03,
      (gradients) => average(squares(gradients), 0.99),
    ),
  },
  {
    id: 'amsbound',
    hyperparameters: bounded,
    reference: adaBound(
      boundSettings,
      () => 0.03,
      (gradients) => largest(squares(gradients), 0.99),
    ),
  },
  {
    id: 'eve',
    hyperparameters: { learningRate: 0.05, beta2: 0.99, beta3: 0.9, clip: 5, fMin: -0.5 },
    reference: ({ gradients, values, theta }) => {
      let d = 1;
      for (let t = 1; t < values.length; t++) {
        const [before, now] = [values[t - 1] ?? NaN, values[t] ?? NaN];
        const change = Math.abs(now - before) / (Math.min(now, before) + 0.5);
        d = 0.9 * d + 0.1 * clip(change, 1 / 5, 5);
      }
      const next = forEach(
        (ofParameter, from) =>
          from - ((0.05 / d) * mean(ofParameter, 0.9)) / (Math.sqrt(mean(squares(ofParameter), 0.99)) + 1e-8),
      );
      return next({ gradients, values, theta, gradientAt: (point) => point });
    },
  },
  {
    id: 'smorms3',
    hyperparameters: { learningRate: 0.04 },
    reference: forEach((gradients, theta) => {
      let [memory, g, g2, step] = [1, 0, 0, 0];
      for (const gradient of gradients) {
        const r = 1 / (memory + 1);
        g = (1 - r) * g + r * gradient;
        g2 = (1 - r) * g2 + r * gradient ** 2;
        step = (gradient * Math.min(0.04, (g * g) / (g2 + 1e-16))) / (Math.sqrt(g2) + 1e-16);
        memory = 1 + memory * (1 - (g * g) / (g2 + 1e-16));
      }
      return theta - step;
    }),
  },
  {
    id: 'rmsprop-graves',
    hyperparameters: { learningRate: 0.002, decay: 0.9, momentum: 0.8, epsilon: 1e-3 },
    reference: forEach((gradients, theta) => {
      const pushes = gradients.map((gradient, i) => {
        const before = gradients.slice(0, i + 1);
        return gradient / Math.sqrt(average(squares(before), 0.9) - average(before, 0.9) ** 2 + 1e-3);
      });
      return theta - 0.002 * fadingSum(pushes, 0.8);
    }),
  },
  {
    id: 'sam',
    hyperparameters: { learningRate: 0.001, rho: 0.1 },
    reference: ({ gradients, theta, gradientAt }) => {
      const [gx, gy] = gradients.at(-1) ?? [NaN, NaN];
      const length = Math.hypot(gx, gy);
      const [sx, sy] = gradientAt([theta[0] + (0.1 * gx) / length, theta[1] + (0.1 * gy) / length]);
      return [theta[0] - 0.001 * sx, theta[1] - 0.001 * sy];
    },
  },
];

const adamDirection =
  (correct: 'before ε' | 'after ε'): ParameterReference =>
  (gradients) => {
    const t = gradients.length;
    const square = average(squares(gradients), 0.98);
    const correction = Math.sqrt(1 - 0.98 ** t);
    const size = correct === 'before ε' ? Math.sqrt(square) / correction + 1e-4 : Math.sqrt(square) + 1e-4;
    const scale = correct === 'before ε' ? 1 : correction;
    return (scale * mean(gradients, 0.9)) / size;
  };
const adamSettings = { beta1: 0.9, beta2: 0.98, epsilon: 1e-4 };
const adamReference = (rate: number, decay: number, correct: 'before ε' | 'after ε'): Reference =>
  forEach(
    (gradients, theta) => theta - rate * decay * theta - rate * adamDirection(correct)(gradients, theta),
  );

const rootedRms = (
  gradients: readonly number[],
  decay: number,
  epsilon: number,
  centered: boolean,
): number => {
  const variance =
    average(squares(gradients), decay) - (centered ? average(gradients, decay) ** 2 : 0) + epsilon;
  return newest(gradients) / Math.sqrt(variance);
};

/** RMSProp of Keras and optax: the rate stands inside the momentum. */
const rmsprop = (rate: number, epsilon: number, momentum: number, centered: boolean): Reference =>
  forEach((gradients, theta) => {
    const pushes = gradients.map((_, i) => rootedRms(gradients.slice(0, i + 1), 0.9, epsilon, centered));
    return theta - rate * fadingSum(pushes, momentum);
  });

/** Adagrad of Keras and optax. */
const adagrad = (rate: number): Reference =>
  forEach(
    (gradients, theta) =>
      theta - (rate * newest(gradients)) / Math.sqrt(0.1 + total(squares(gradients)) + 1e-7),
  );

const adadelta = (rate: number, rho: number, epsilon: number): Reference =>
  forEach((gradients, theta) => {
    const deltas: number[] = [];
    gradients.forEach((gradient, i) => {
      const size = Math.sqrt(average(squares(gradients.slice(0, i + 1)), rho) + epsilon);
      deltas.push((Math.sqrt(average(squares(deltas), rho) * (i > 0 ? 1 : 0) + epsilon) / size) * gradient);
    });
    return theta - rate * newest(deltas);
  });

const kerasNadam: ParameterReference = (gradients, theta) => {
  const t = gradients.length;
  const u = (update: number): number => 0.9 * (1 - 0.5 * 0.96 ** update);
  let product = 1;
  for (let update = 1; update <= t; update++) product *= u(update);
  const ahead =
    (u(t + 1) * average(gradients, 0.9)) / (1 - product * u(t + 1)) +
    ((1 - u(t)) * newest(gradients)) / (1 - product);
  return theta - (0.02 * ahead) / (Math.sqrt(mean(squares(gradients), 0.98)) + 1e-4);
};

const optaxNadam: ParameterReference = (gradients, theta) => {
  const t = gradients.length;
  const ahead =
    (0.9 * average(gradients, 0.9)) / (1 - 0.9 ** (t + 1)) + (0.1 * newest(gradients)) / (1 - 0.9 ** t);
  return theta - (0.02 * ahead) / (Math.sqrt(mean(squares(gradients), 0.98)) + 1e-4);
};

const libraries: readonly Case[] = [
  ...(['keras', 'optax'] as const).flatMap((convention): Case[] => [
    {
      id: 'momentum',
      hyperparameters: { convention, learningRate: 0.001, momentum: 0.9 },
      reference: forEach((gradients, theta) => theta - 0.001 * fadingSum(gradients, 0.9)),
    },
    {
      id: 'adagrad',
      hyperparameters: { convention, learningRate: 0.3 },
      reference: adagrad(0.3),
    },
    {
      id: 'rmsprop',
      hyperparameters: { convention, learningRate: 0.01 },
      reference: rmsprop(0.01, convention === 'keras' ? 1e-7 : 1e-8, 0, false),
    },
    {
      id: 'rmsprop',
      hyperparameters: { convention, learningRate: 0.004, momentum: 0.8, epsilon: 1e-5 },
      reference: rmsprop(0.004, 1e-5, 0.8, false),
    },
    {
      id: 'rmsprop',
      hyperparameters: { convention, learningRate: 0.002, momentum: 0.5, epsilon: 1e-3, centered: true },
      reference: rmsprop(0.002, 1e-3, 0.5, true),
    },
  ]),
  {
    id: 'adam',
    hyperparameters: { convention: 'keras', learningRate: 0.05, ...adamSettings },
    reference: adamReference(0.05, 0, 'after ε'),
  },
  {
    id: 'adam',
    hyperparameters: { convention: 'optax', learningRate: 0.05, ...adamSettings },
    reference: adamReference(0.05, 0, 'before ε'),
  },
  {
    id: 'adamw',
    hyperparameters: { convention: 'keras', learningRate: 0.05, ...adamSettings },
    reference: adamReference(0.05, 0.004, 'after ε'),
  },
  {
    id: 'adamw',
    hyperparameters: { convention: 'optax', learningRate: 0.05, ...adamSettings },
    reference: adamReference(0.05, 1e-4, 'before ε'),
  },
  {
    id: 'adadelta',
    hyperparameters: { convention: 'keras', learningRate: 1 },
    reference: adadelta(1, 0.95, 1e-7),
  },
  {
    id: 'adadelta',
    hyperparameters: { convention: 'optax' },
    reference: adadelta(1, 0.9, 1e-6),
  },
  {
    id: 'nadam',
    hyperparameters: { convention: 'keras', learningRate: 0.02, ...adamSettings },
    reference: forEach(kerasNadam),
  },
  {
    id: 'nadam',
    hyperparameters: { convention: 'optax', learningRate: 0.02, ...adamSettings },
    reference: forEach(optaxNadam),
  },
];

describe.each([
  ['as its paper', papers],
  ['as the library', libraries],
] as const)('%s', (_, cases) => {
  for (const { id, hyperparameters, reference } of cases) {
    test.each(races)(`${id} ${JSON.stringify(hyperparameters)} on $landscape`, ({ landscape, start }) => {
      expectClose(
        pathOf({ landscape: { id: landscape }, optimizer: id, hyperparameters, start, steps }),
        referencePath(landscape, start, steps, reference),
      );
    });
  }
});

// docs of the libraries' differences: the first step at each library's defaults, in units of the learning rate.
test.each([
  { id: 'rmsprop', gradient: 1, pytorch: 10, keras: 3.162, optax: 3.162 },
  { id: 'adagrad', gradient: 0.1, pytorch: 1, keras: 0.302, optax: 0.302 },
  { id: 'adam', gradient: 1e-5, pytorch: 0.999, keras: 0.76, optax: 0.999 },
  { id: 'nadam', gradient: 1, pytorch: 1.056, keras: 1.063, optax: 1.474 },
])('the first step of $id at a gradient of $gradient', ({ id, gradient, ...expected }) => {
  for (const convention of ['pytorch', 'keras', 'optax'] as const) {
    // f = y² − x² has the gradient −2x in x.
    const [from, to] = pathOf({
      landscape: { id: 'saddle' },
      optimizer: id,
      hyperparameters: { convention, learningRate: 1e-3 },
      start: [gradient / 2, 1],
      steps: 1,
    });
    expect(((to?.[0] ?? NaN) - (from?.[0] ?? NaN)) / 1e-3, convention).toBeCloseTo(expected[convention], 3);
  }
});

test('the two forms of momentum agree at a constant rate and part under a schedule', () => {
  const race = { landscape: { id: 'ravine' }, optimizer: 'momentum', start: [-2, 2], steps: 50 } as const;
  const forms = (schedule: HyperparameterValues | null): Vector[][] =>
    ['pytorch', 'keras'].map((convention) =>
      pathOf({ ...race, hyperparameters: { convention, learningRate: 0.01 }, schedule }),
    );
  const [pytorch = [], keras = []] = forms(null);
  expectClose(keras, pytorch);
  const [scheduled, parted] = forms({ id: 'exponential', gamma: 0.9 });
  const apart = Math.abs((scheduled?.[50]?.[0] ?? NaN) - (parted?.[50]?.[0] ?? NaN));
  expect(apart).toBeGreaterThan(0.01);
});

test('AdaBound’s bounds follow a schedule in proportion', () => {
  for (const { landscape, start } of races) {
    expectClose(
      pathOf({
        landscape: { id: landscape },
        optimizer: 'adabound',
        hyperparameters: bounded,
        schedule: { id: 'exponential', gamma: 0.98 },
        start,
        steps,
      }),
      referencePath(
        landscape,
        start,
        steps,
        adaBound(
          boundSettings,
          (update) => 0.03 * 0.98 ** (update - 1),
          (gradients) => average(squares(gradients), 0.99),
        ),
      ),
    );
  }
});

describe('Santa', () => {
  const h = { learningRate: 0.01, sigma: 0.9, epsilon: 0.05, friction: 2, annealing: 0.7, temperature: 0.8 };
  const burnIn = 60;

  /** What a rule that draws is given: seen through gradient descent at rate 1 on gradients with noise of size 1. */
  function draws(seed: number): Vector[] {
    const path = pathOf({
      landscape: { id: 'tanh-bowl' },
      optimizer: 'sgd',
      hyperparameters: { learningRate: 1 },
      noise: { kind: 'gaussian', scale: 1 },
      seed,
      start: [1, 1],
      steps,
    });
    return path.slice(1).map((to, i): Vector => {
      const from = path[i] ?? [NaN, NaN];
      const { gradient } = lookAt('tanh-bowl', from);
      return [from[0] - to[0] - gradient[0], from[1] - to[1] - gradient[1]];
    });
  }

  /** The symmetric splitting scheme of one parameter; draws[0] is u₀. */
  function splittingScheme(normals: readonly number[]): ParameterReference {
    let u = Math.sqrt(h.learningRate) * (normals[0] ?? NaN);
    let alpha = Math.sqrt(h.learningRate) * h.friction;
    let [v, gBefore] = [0, 0];
    return (gradients, theta) => {
      const t = gradients.length;
      const gradient = newest(gradients);
      const beta = t ** h.annealing / h.temperature;
      v = h.sigma * v + (1 - h.sigma) * gradient ** 2;
      const g = 1 / Math.sqrt(h.epsilon + Math.sqrt(v));
      const half = theta + (g * u) / 2;
      if (t < burnIn) {
        alpha += (u * u - h.learningRate / beta) / 2;
        u = Math.exp(-alpha / 2) * u;
        u += -g * gradient * h.learningRate;
        u += Math.sqrt((2 * gBefore * h.learningRate ** 1.5) / beta) * (normals[t - 1] ?? NaN);
        u = Math.exp(-alpha / 2) * u;
        alpha += (u * u - h.learningRate / beta) / 2;
      } else {
        u = Math.exp(-alpha / 2) * u;
        u += -g * gradient * h.learningRate;
        u = Math.exp(-alpha / 2) * u;
      }
      gBefore = g;
      return half + (g * u) / 2;
    };
  }

  test.each(races)('as its paper on $landscape', ({ landscape, start }) => {
    for (const seed of [1, 2]) {
      const normals = draws(seed);
      const schemes = ([0, 1] as const).map((i) => splittingScheme(normals.map((normal) => normal[i])));
      const reference: Reference = ({ gradients, theta }) => {
        const nextOf = (i: 0 | 1): number =>
          schemes[i]?.(
            gradients.map((gradient) => gradient[i]),
            theta[i],
          ) ?? NaN;
        return [nextOf(0), nextOf(1)];
      };
      const hyperparameters = { ...h, burnIn };
      expectClose(
        pathOf({
          landscape: { id: landscape },
          optimizer: 'santa-sss',
          hyperparameters,
          seed,
          start,
          steps,
        }),
        referencePath(landscape, start, steps, reference),
      );
    }
  });

  test('shakes itself out of a shallow minimum while it is hot', () => {
    const escaped = (temperature: number): number =>
      Array.from({ length: 10 }, (_, seed) =>
        pathOf({
          landscape: { id: 'sinc-valley' },
          optimizer: 'santa-sss',
          hyperparameters: { temperature },
          seed,
          start: [-3, 4],
          steps: 400,
        }).at(-1),
      ).filter((end) => Math.abs(end?.[0] ?? NaN) < 0.5 || Math.abs(end?.[1] ?? NaN) < 0.5).length;
    expect(escaped(1)).toBe(10);
    expect(escaped(0)).toBeLessThan(5);
  });
});

test('ASGD’s average is where it is until t₀, then the mean of where it has been', () => {
  const pair = (name: string): Pair => [input(`${name} x`, 'particle'), input(`${name} y`, 'particle')];
  const numbers = { learningRate: 0.1, lambda_: 0.01, alpha: 0.75, t0: 3, weightDecay: 0 };
  const expressionsOf = (names: readonly string[]): Readonly<Record<string, Expression>> =>
    Object.fromEntries(names.map((name) => [name, input(name, 'run')]));
  // Of a whole particle's inputs, those that the rule of one parameter reads.
  const given: Partial<ParticleInputs<string, string, string, string, string>> = {
    theta: pair('theta'),
    gradient: pair('gradient'),
    state: { average: pair('average') },
    h: expressionsOf(Object.keys(numbers)),
    step: expressionsOf(Object.keys(asgd.step)),
    on: { weightDecay: false },
    convention: 'pytorch',
  };
  const { theta, state } = asgd.update(given as ParticleInputs<string, string, string, string, string>);
  const average = state.average as Pair;
  const positions: number[] = [];
  let [at, averaged] = [2, NaN];
  for (let update = 1; update <= 12; update++) {
    const scalars = Object.entries(asgd.step).map(([name, scalar]) => [
      name,
      scalar(numbers, update, 'pytorch'),
    ]);
    const inputs = { ...numbers, ...(Object.fromEntries(scalars) as Record<string, number>) };
    const [next = NaN, nextAverage = NaN] = interpret([theta[0], average[0]], {
      ...inputs,
      'theta x': at,
      'gradient x': 2 * at,
      'average x': averaged,
    });
    [at, averaged] = [next, nextAverage];
    positions.push(at);
    // PyTorch's weight is 1/max(1, t − 1 − t₀): the mean begins with what update t₀ + 2 left.
    const since = positions.slice(Math.min(update - 1, numbers.t0 + 1));
    expect(averaged).toBeCloseTo(total(since) / since.length, 12);
  }
});

test('at a gradient of exactly 0 nothing moves, even with ε = 0', () => {
  const ids = [
    ...['adadelta', 'amsgrad', 'adamw', 'adamax', 'nadam', 'radam', 'rprop', 'asgd', 'heavy-ball', 'qhm'],
    ...[
      'qhadam',
      'adabound',
      'amsbound',
      'eve',
      'smorms3',
      'rmsprop-graves',
      'sam',
      'adam',
      'rmsprop',
      'adagrad',
    ],
  ];
  for (const id of ids) {
    const declared = findOptimizer(id)?.hyperparameters ?? {};
    const { convention } = declared;
    const conventions = convention?.kind === 'convention' ? convention.conventions : [{ value: 'pytorch' }];
    for (const epsilon of 'epsilon' in declared ? [undefined, 0] : [undefined]) {
      for (const { value } of conventions) {
        const path = pathOf({
          landscape: { id: 'saddle' },
          optimizer: id,
          hyperparameters: {
            ...(epsilon === undefined ? {} : { epsilon }),
            ...(convention === undefined ? {} : { convention: value }),
          },
          start: [0, 1],
          steps: 20,
        });
        expect(path.length, id).toBe(21);
        // In x the saddle is level, in y it is not.
        expect(
          path.every(([x]) => x === 0),
          `${id} ${value}`,
        ).toBe(true);
      }
    }
  }
});
