// The optax rules where the reference numbers leave a term at its default, against the same sums done by hand in
// optax's order; and what rules do where the gradient is 0.
import { describe, expect, test } from 'vitest';
import { evaluatePoints } from '../landscapes/evaluate';
import { findLandscape } from '../landscapes/registry';
import { createLane } from '../simulation/lane';
import { createTrajectoryColumns } from '../simulation/trajectory';
import type { HyperparameterValues } from './optimizer';
import { optimizers } from './registry';

type Vector = readonly number[];

const landscape = findLandscape('himmelblau');
if (landscape === undefined) throw new Error('missing');
const evaluate = (at: Vector) => evaluatePoints(landscape, Float64Array.from(at));
const gradientAt = (at: Vector): Vector => [...evaluate(at).gradients];
const valueAt = (at: Vector): number => evaluate(at).values[0] ?? NaN;

function pathOf(optimizer: string, hyperparameters: HyperparameterValues, start: Vector, steps: number) {
  const columns = createTrajectoryColumns(steps + 1);
  createLane({
    landscape: { id: 'himmelblau' },
    optimizer,
    hyperparameters,
    start: [start[0] ?? NaN, start[1] ?? NaN],
    steps,
    stopWhenConverged: false,
  }).advance(columns, 0, steps + 1);
  return Array.from({ length: steps + 1 }, (_, i): Vector => [
    columns.positions[2 * i] ?? NaN,
    columns.positions[2 * i + 1] ?? NaN,
  ]);
}

/** The same for each coordinate; vectors are read by index. */
const map = (of: (i: number) => number): Vector => [of(0), of(1)];
const at = (vector: Vector, i: number): number => vector[i] ?? NaN;
const dot = (a: Vector, b: Vector): number => at(a, 0) * at(b, 0) + at(a, 1) * at(b, 1);
const norm = (a: Vector): number => Math.sqrt(dot(a, a));
/** a·x + b·y */
const mix = (a: number, x: Vector, b: number, y: Vector): Vector => map((i) => a * at(x, i) + b * at(y, i));
const zero: Vector = [0, 0];
/** Adam's direction, from averages and their corrections. */
const overRoot = (m: Vector, v: Vector, epsilon: number): Vector =>
  map((i) => at(m, i) / (Math.sqrt(at(v, i)) + epsilon));
const square = (a: Vector): Vector => map((i) => at(a, i) ** 2);

type Step = (theta: Vector, update: number) => Vector;

interface Case<H> {
  readonly optimizer: string;
  readonly h: H;
  /** A rule with its state, from the start. */
  readonly by: (h: H, start: Vector) => Step;
}

const caseOf = <H extends Record<string, number>>(optimizer: string, h: H, by: Case<H>['by']) => ({
  optimizer,
  h,
  path: (start: Vector, steps: number): Vector[] => {
    const step = by(h, start);
    const path = [start];
    for (let t = 1; t <= steps; t++) path.push(step(path.at(-1) ?? start, t));
    return path;
  },
});

const cases = [
  caseOf('yogi', { learningRate: 0.05, initialAccumulator: 0.3 }, (h) => {
    let [m, v]: Vector[] = [map(() => 0.3), map(() => 0.3)];
    return (theta, t) => {
      const g = gradientAt(theta);
      m = mix(0.9, m ?? zero, 0.1, g);
      const before = v ?? zero;
      v = map((i) => at(before, i) - 0.001 * Math.sign(at(before, i) - at(g, i) ** 2) * at(g, i) ** 2);
      const corrected = mix(1 / (1 - 0.999 ** t), v, 0, zero);
      return mix(1, theta, -h.learningRate / (1 - 0.9 ** t), overRoot(m, corrected, 1e-3));
    };
  }),
  caseOf('lars', { learningRate: 2, trustCoefficient: 0.01, epsilon: 0.5, weightDecay: 0.3 }, (h) => {
    let velocity = zero;
    return (theta) => {
      const g = mix(1, gradientAt(theta), h.weightDecay, theta);
      const ratio = (h.trustCoefficient * norm(theta)) / (norm(g) + h.epsilon);
      velocity = mix(0.9, velocity, h.learningRate * ratio, g);
      return mix(1, theta, -1, velocity);
    };
  }),
  caseOf('fromage', { learningRate: 0.1, minNorm: 3 }, (h) => (theta) => {
    const g = gradientAt(theta);
    const factor = 1 / Math.sqrt(1 + h.learningRate ** 2);
    const ratio = Math.max(norm(theta), h.minNorm) / Math.max(norm(g), h.minNorm);
    return mix(1 + (factor - 1), theta, -h.learningRate * factor * ratio, g);
  }),
  caseOf('novograd', { learningRate: 0.02, beta1: 0.8, beta2: 0.6, weightDecay: 0.2 }, (h) => {
    let [m, v]: [Vector, number] = [zero, 0];
    return (theta, t) => {
      const g = gradientAt(theta);
      v = t === 1 ? norm(g) ** 2 : h.beta2 * v + (1 - h.beta2) * norm(g) ** 2;
      m = mix(h.beta1, m, 1, mix(1 / (Math.sqrt(v) + 1e-6), g, h.weightDecay, theta));
      return mix(1, theta, -h.learningRate, m);
    };
  }),
  caseOf('sm3', { learningRate: 0.2, momentum: 0.7, epsilon: 0.1 }, (h) => {
    let [sum, m] = [zero, zero];
    return (theta) => {
      const g = gradientAt(theta);
      sum = mix(1, sum, 1, square(g));
      m = map((i) => 0.3 * (at(g, i) / Math.sqrt(at(sum, i) + h.epsilon)) + h.momentum * at(m, i));
      return mix(1, theta, -h.learningRate, m);
    };
  }),
  caseOf('optimistic-gd', { learningRate: 0.004, alpha: 0.7, beta: 1.5 }, (h) => {
    let previous: Vector | null = null;
    return (theta) => {
      const g = gradientAt(theta);
      const guess = mix(h.alpha + h.beta, g, -h.beta, previous ?? g);
      previous = g;
      return mix(1, theta, -h.learningRate, guess);
    };
  }),
  caseOf('polyak-sgd', { maxLearningRate: 0.02, scaling: 1.7, fMin: 0.5, epsilon: 20 }, (h) => (theta) => {
    const g = mix(h.scaling, gradientAt(theta), 0, zero);
    const rate = Math.min((valueAt(theta) - h.fMin) / (dot(g, g) + h.epsilon), h.maxLearningRate);
    return mix(1, theta, -rate, g);
  }),
  caseOf(
    'prodigy',
    { learningRate: 0.5, initialD: 0.01, dCoefficient: 0.8, weightDecay: 0.1 },
    (h, start) => {
      let [m, v, s, r, d]: [Vector, Vector, Vector, number, number] = [zero, zero, zero, 0, h.initialD];
      const beta3 = Math.sqrt(0.999);
      return (theta, t) => {
        const rate = (d * h.learningRate * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.9 ** t);
        const g = gradientAt(theta);
        const scaled = mix(d, g, 0, zero);
        m = mix(0.9, m, 0.1, scaled);
        v = mix(0.999, v, 0.001, square(scaled));
        s = mix(beta3, s, rate / h.initialD, scaled);
        r = beta3 * r + (d / h.initialD) * rate * dot(g, mix(1, start, -1, theta));
        d = Math.max(d, (h.dCoefficient * r) / (Math.abs(at(s, 0)) + Math.abs(at(s, 1))));
        return mix(1, theta, -rate, mix(1, overRoot(m, v, d * 1e-8), h.weightDecay, theta));
      };
    },
  ),
  caseOf('dadapt-adamw', { learningRate: 0.7, initialD: 0.01, weightDecay: 0.1 }, (h) => {
    let [m, v, s, r, d]: [Vector, Vector, Vector, number, number] = [zero, zero, zero, 0, h.initialD];
    const root = Math.sqrt(0.999);
    return (theta, t) => {
      const rate = (d * h.learningRate * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.9 ** t);
      const g = gradientAt(theta);
      const agreement = dot(g, overRoot(s, v, 1e-8));
      m = mix(0.9, m, 0.1 * rate, g);
      v = mix(0.999, v, 0.001, square(g));
      s = mix(root, s, (1 - root) * rate, g);
      r = root * r + (1 - root) * rate * agreement;
      d = Math.max(d, r / ((1 - root) * (Math.abs(at(s, 0)) + Math.abs(at(s, 1)))));
      return mix(1 - rate * h.weightDecay, theta, -1, overRoot(m, v, 1e-8));
    };
  }),
  caseOf('ademamix', { learningRate: 0.02, beta3: 0.99, warmupSteps: 20, weightDecay: 0.1 }, (h) => {
    let [m, n, v] = [zero, zero, zero];
    // The paper's schedule, as it is written there.
    const [start, end] = [Math.log(0.9), Math.log(h.beta3)];
    return (theta, t) => {
      const share = t / h.warmupSteps;
      const beta3 = Math.min(Math.exp((start * end) / ((1 - share) * end + share * start)), h.beta3);
      const alpha = Math.min(share * 5, 5);
      const g = gradientAt(theta);
      m = mix(0.9, m, 0.1, g);
      n = mix(beta3, n, 1 - beta3, g);
      v = mix(0.999, v, 0.001, square(g));
      const top = mix(1 / (1 - 0.9 ** t), m, alpha, n);
      const direction = overRoot(top, mix(1 / (1 - 0.999 ** t), v, 0, zero), 1e-8);
      return mix(1, theta, -h.learningRate, mix(1, direction, h.weightDecay, theta));
    };
  }),
  caseOf(
    'schedule-free-sgd',
    { learningRate: 0.01, warmupSteps: 7, beta1: 0.8, weightDecay: 0.4 },
    (h, start) => {
      let [z, weightSum] = [start, 0];
      return (theta, t) => {
        const y = mix(1 - h.beta1, z, h.beta1, theta);
        z = mix(1, z, -h.learningRate * Math.min(1, (t - 1) / 7), mix(1, gradientAt(y), h.weightDecay, y));
        const weight = (h.learningRate * Math.min(1, t / 7)) ** 2;
        weightSum += weight;
        return mix(1 - weight / weightSum, theta, weight / weightSum, z);
      };
    },
  ),
  caseOf(
    'schedule-free-adamw',
    { learningRate: 0.1, warmupSteps: 7, beta2: 0.9, weightDecay: 0.4 },
    (h, start) => {
      let [z, v, weightSum]: [Vector, Vector, number] = [start, zero, 0];
      return (theta, t) => {
        const y = mix(0.1, z, 0.9, theta);
        const g = gradientAt(y);
        v = mix(h.beta2, v, 1 - h.beta2, square(g));
        const direction = overRoot(g, mix(1 / (1 - h.beta2 ** t), v, 0, zero), 1e-8);
        z = mix(1, z, -h.learningRate * Math.min(1, (t - 1) / 7), mix(1, direction, h.weightDecay, y));
        const weight = (h.learningRate * Math.min(1, t / 7)) ** 2;
        weightSum += weight;
        return mix(1 - weight / weightSum, theta, weight / weightSum, z);
      };
    },
  ),
  caseOf('dowg', { learningRate: 0.5, initialEstimate: 0.05, weightDecay: 0.3 }, (h, start) => {
    let [r, v] = [h.initialEstimate, 0];
    return (theta) => {
      const g = mix(1, gradientAt(theta), h.weightDecay, theta);
      const walked = mix(1, start, -1, theta);
      r = Math.max(r, dot(walked, walked));
      v = r * dot(g, g) + v;
      return mix(1, theta, -h.learningRate * (r / (Math.sqrt(v) + 1e-4)), g);
    };
  }),
  caseOf('cocob', { alpha: 3, weightDecay: 0.3 }, (h, start) => {
    let [largest, sizes, reward, sum] = [map(() => 1e-8), zero, zero, zero];
    return (theta) => {
      const g = mix(1, gradientAt(theta), h.weightDecay, theta);
      largest = map((i) => Math.max(at(largest, i), Math.abs(at(g, i))));
      sizes = map((i) => at(sizes, i) + Math.abs(at(g, i)));
      reward = map((i) => Math.max(at(reward, i) - at(g, i) * (at(theta, i) - at(start, i)), 0));
      sum = mix(1, sum, -1, g);
      return map((i) => {
        const [l, share] = [at(largest, i), at(sum, i)];
        const bet = share / (l * Math.max(at(sizes, i) + l, h.alpha * l));
        return at(start, i) + bet * (l + at(reward, i));
      });
    };
  }),
  caseOf(
    'lookahead-sgd',
    { learningRate: 0.01, syncPeriod: 3, slowStep: 0.7, weightDecay: 0.3 },
    (h, start) => {
      let slow = start;
      return (theta, t) => {
        const fast = mix(1, theta, -h.learningRate, mix(1, gradientAt(theta), h.weightDecay, theta));
        if (t % h.syncPeriod !== 0) return fast;
        slow = mix(1, slow, h.slowStep, mix(1, fast, -1, slow));
        return slow;
      };
    },
  ),
];

describe('by hand', () => {
  const start: Vector = [-1, -0.5];
  for (const { optimizer, h, path } of cases) {
    test(`${optimizer} ${JSON.stringify(h)}`, () => {
      const expected = path(start, 30);
      pathOf(optimizer, h, start, 30).forEach((point, step) => {
        for (const i of [0, 1]) {
          const wanted = at(expected[step] ?? [], i);
          expect(Math.abs(at(point, i) - wanted), `${step}`).toBeLessThan(
            1e-9 * Math.max(1, Math.abs(wanted)),
          );
        }
      });
    });
  }
});

describe('where the gradient is 0', () => {
  const minimum: Vector = [3, 2];
  const rules = optimizers.filter(({ kind }) => kind === 'graph');

  for (const { id } of rules) {
    test(`${id} stays finite`, () => {
      expect(pathOf(id, {}, minimum, 20).flat().every(Number.isFinite)).toBe(true);
    });
  }

  // Fromage shrinks everywhere, Yogi's average starts at 1e-6, lion and others may decay: those are not asked.
  const still = [
    ...['adabelief', 'adan', 'ademamix', 'cocob', 'dadapt-adamw', 'dowg', 'lamb', 'lars', 'lookahead-sgd'],
    ...['novograd', 'optimistic-gd', 'polyak-sgd', 'prodigy', 'schedule-free-adamw', 'schedule-free-sgd'],
    ...['sign-sgd', 'sm3'],
  ];
  for (const optimizer of rules.filter(({ id }) => still.includes(id))) {
    test(`${optimizer.id} stands still, without any ε, too`, () => {
      const names = Object.keys(optimizer.hyperparameters).filter((name) => name.startsWith('epsilon'));
      const none = Object.fromEntries(names.map((name) => [name, 0]));
      for (const h of [{}, none]) {
        expect(pathOf(optimizer.id, h, minimum, 20)).toEqual(Array.from({ length: 21 }, () => minimum));
      }
    });
  }
});
