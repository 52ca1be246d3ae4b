// optax's rules with the terms that the reference numbers leave at their defaults, in optax's order of operations.
import type { Step, Transcription, Vector } from './harness';

const map = (of: (i: 0 | 1) => number): Vector => [of(0), of(1)];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1];
const norm = (a: Vector): number => Math.sqrt(dot(a, a));
const absoluteSum = (a: Vector): number => Math.abs(a[0]) + Math.abs(a[1]);
const square = (a: Vector): Vector => map((i) => a[i] ** 2);
const times = (a: number, x: Vector): Vector => map((i) => a * x[i]);
/** a·x + b·y */
const mix = (a: number, x: Vector, b: number, y: Vector): Vector => map((i) => a * x[i] + b * y[i]);
const zero: Vector = [0, 0];
/** m/(√v + ε), as in Adam's direction. */
const overRoot = (m: Vector, v: Vector, epsilon: number): Vector =>
  map((i) => m[i] / (Math.sqrt(v[i]) + epsilon));

/** A rule with its state, from the start on. */
function rule<H extends Readonly<Record<string, number>>>(
  optimizer: string,
  hyperparameters: H,
  begin: (h: H, start: Vector) => Step,
  leftOut: Transcription['leftOut'] = {},
): Transcription {
  return {
    optimizer,
    hyperparameters,
    source: 'optax',
    leftOut,
    begin: (start) => begin(hyperparameters, start),
  };
}

export const optaxRules: readonly Transcription[] = [
  rule('yogi', { learningRate: 0.05, initialAccumulator: 0.3 }, (h) => {
    let m: Vector = [0.3, 0.3];
    let v: Vector = [0.3, 0.3];
    return ({ theta, gradient: g, update: t }) => {
      m = mix(0.9, m, 0.1, g);
      const before = v;
      v = map((i) => before[i] - 0.001 * Math.sign(before[i] - g[i] ** 2) * g[i] ** 2);
      const corrected = times(1 / (1 - 0.999 ** t), v);
      return mix(1, theta, -h.learningRate / (1 - 0.9 ** t), overRoot(m, corrected, 1e-3));
    };
  }),
  rule('lars', { learningRate: 0.5, trustCoefficient: 0.01, epsilon: 0.5, weightDecay: 0.3 }, (h) => {
    let velocity = zero;
    return ({ theta, gradient }) => {
      const g = mix(1, gradient, h.weightDecay, theta);
      const ratio = (h.trustCoefficient * norm(theta)) / (norm(g) + h.epsilon);
      velocity = mix(0.9, velocity, h.learningRate * ratio, g);
      return mix(1, theta, -1, velocity);
    };
  }),
  rule('fromage', { learningRate: 0.02, minNorm: 3 }, (h) => ({ theta, gradient }) => {
    const factor = 1 / Math.sqrt(1 + h.learningRate ** 2);
    const ratio = Math.max(norm(theta), h.minNorm) / Math.max(norm(gradient), h.minNorm);
    return mix(1 + (factor - 1), theta, -h.learningRate * factor * ratio, gradient);
  }),
  rule('novograd', { learningRate: 0.02, beta1: 0.8, beta2: 0.6, weightDecay: 0.2 }, (h) => {
    let [m, v]: [Vector, number] = [zero, 0];
    return ({ theta, gradient: g, update: t }) => {
      v = t === 1 ? norm(g) ** 2 : h.beta2 * v + (1 - h.beta2) * norm(g) ** 2;
      m = mix(h.beta1, m, 1, mix(1 / (Math.sqrt(v) + 1e-6), g, h.weightDecay, theta));
      return mix(1, theta, -h.learningRate, m);
    };
  }),
  rule('sm3', { learningRate: 0.2, momentum: 0.7, epsilon: 0.1 }, (h) => {
    let [sum, m] = [zero, zero];
    return ({ theta, gradient: g }) => {
      sum = mix(1, sum, 1, square(g));
      const [sums, before] = [sum, m];
      m = map((i) => 0.3 * (g[i] / Math.sqrt(sums[i] + h.epsilon)) + h.momentum * before[i]);
      return mix(1, theta, -h.learningRate, m);
    };
  }),
  rule('optimistic-gd', { learningRate: 0.0004, alpha: 0.7, beta: 1.5 }, (h) => {
    let previous: Vector | null = null;
    return ({ theta, gradient: g }) => {
      const guess = mix(h.alpha + h.beta, g, -h.beta, previous ?? g);
      previous = g;
      return mix(1, theta, -h.learningRate, guess);
    };
  }),
  rule(
    'polyak-sgd',
    { maxLearningRate: 0.02, scaling: 1.7, fMin: 0.5, epsilon: 20 },
    (h) =>
      ({ theta, gradient, values }) => {
        const g = times(h.scaling, gradient);
        const rate = Math.min(((values.at(-1) ?? NaN) - h.fMin) / (dot(g, g) + h.epsilon), h.maxLearningRate);
        return mix(1, theta, -rate, g);
      },
    { rosenbrock: 'it leaps from wall to wall, where rounding alone decides after 20 updates' },
  ),
  rule('prodigy', { learningRate: 0.2, initialD: 0.01, dCoefficient: 0.8, weightDecay: 0.1 }, (h, start) => {
    let [m, v, s, r, d]: [Vector, Vector, Vector, number, number] = [zero, zero, zero, 0, h.initialD];
    const beta3 = Math.sqrt(0.999);
    return ({ theta, gradient: g, update: t }) => {
      const rate = (d * h.learningRate * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.9 ** t);
      const scaled = times(d, g);
      m = mix(0.9, m, 0.1, scaled);
      v = mix(0.999, v, 0.001, square(scaled));
      s = mix(beta3, s, rate / h.initialD, scaled);
      r = beta3 * r + (d / h.initialD) * rate * dot(g, mix(1, start, -1, theta));
      d = Math.max(d, (h.dCoefficient * r) / absoluteSum(s));
      return mix(1, theta, -rate, mix(1, overRoot(m, v, d * 1e-8), h.weightDecay, theta));
    };
  }),
  rule('dadapt-adamw', { learningRate: 0.2, initialD: 0.01, weightDecay: 0.1 }, (h) => {
    let [m, v, s, r, d]: [Vector, Vector, Vector, number, number] = [zero, zero, zero, 0, h.initialD];
    const root = Math.sqrt(0.999);
    return ({ theta, gradient: g, update: t }) => {
      const rate = (d * h.learningRate * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.9 ** t);
      const agreement = dot(g, overRoot(s, v, 1e-8));
      m = mix(0.9, m, 0.1 * rate, g);
      v = mix(0.999, v, 0.001, square(g));
      s = mix(root, s, (1 - root) * rate, g);
      r = root * r + (1 - root) * rate * agreement;
      d = Math.max(d, r / ((1 - root) * absoluteSum(s)));
      return mix(1 - rate * h.weightDecay, theta, -1, overRoot(m, v, 1e-8));
    };
  }),
  rule('ademamix', { learningRate: 0.02, beta3: 0.99, warmupSteps: 20, weightDecay: 0.1 }, (h) => {
    let [m, n, v] = [zero, zero, zero];
    // The paper's schedule, as written there.
    const [start, end] = [Math.log(0.9), Math.log(h.beta3)];
    return ({ theta, gradient: g, update: t }) => {
      const share = t / h.warmupSteps;
      const beta3 = Math.min(Math.exp((start * end) / ((1 - share) * end + share * start)), h.beta3);
      const alpha = Math.min(share * 5, 5);
      m = mix(0.9, m, 0.1, g);
      n = mix(beta3, n, 1 - beta3, g);
      v = mix(0.999, v, 0.001, square(g));
      const top = mix(1 / (1 - 0.9 ** t), m, alpha, n);
      const direction = overRoot(top, times(1 / (1 - 0.999 ** t), v), 1e-8);
      return mix(1, theta, -h.learningRate, mix(1, direction, h.weightDecay, theta));
    };
  }),
  rule(
    'schedule-free-sgd',
    { learningRate: 0.001, warmupSteps: 7, beta1: 0.8, weightDecay: 0.4 },
    (h, start) => {
      let [z, weightSum] = [start, 0];
      return ({ theta, gradientAt, update: t }) => {
        const y = mix(1 - h.beta1, z, h.beta1, theta);
        z = mix(1, z, -h.learningRate * Math.min(1, (t - 1) / 7), mix(1, gradientAt(y), h.weightDecay, y));
        const weight = (h.learningRate * Math.min(1, t / 7)) ** 2;
        weightSum += weight;
        return mix(1 - weight / weightSum, theta, weight / weightSum, z);
      };
    },
  ),
  rule(
    'schedule-free-adamw',
    { learningRate: 0.05, warmupSteps: 7, beta2: 0.9, weightDecay: 0.4 },
    (h, start) => {
      let [z, v, weightSum]: [Vector, Vector, number] = [start, zero, 0];
      return ({ theta, gradientAt, update: t }) => {
        const y = mix(0.1, z, 0.9, theta);
        const g = gradientAt(y);
        v = mix(h.beta2, v, 1 - h.beta2, square(g));
        const direction = overRoot(g, times(1 / (1 - h.beta2 ** t), v), 1e-8);
        z = mix(1, z, -h.learningRate * Math.min(1, (t - 1) / 7), mix(1, direction, h.weightDecay, y));
        const weight = (h.learningRate * Math.min(1, t / 7)) ** 2;
        weightSum += weight;
        return mix(1 - weight / weightSum, theta, weight / weightSum, z);
      };
    },
  ),
  rule('dowg', { learningRate: 0.5, initialEstimate: 0.05, weightDecay: 0.3 }, (h, start) => {
    let [r, v] = [h.initialEstimate, 0];
    return ({ theta, gradient }) => {
      const g = mix(1, gradient, h.weightDecay, theta);
      const walked = mix(1, start, -1, theta);
      r = Math.max(r, dot(walked, walked));
      v = r * dot(g, g) + v;
      return mix(1, theta, -h.learningRate * (r / (Math.sqrt(v) + 1e-4)), g);
    };
  }),
  rule('cocob', { alpha: 3, weightDecay: 0.3 }, (h, start) => {
    let [largest, sizes, reward, sum]: Vector[] = [[1e-8, 1e-8], zero, zero, zero];
    return ({ theta, gradient }) => {
      const g = mix(1, gradient, h.weightDecay, theta);
      const [l = zero, n = zero, w = zero, s = zero] = [largest, sizes, reward, sum];
      const top = map((i) => Math.max(l[i], Math.abs(g[i])));
      const all = map((i) => n[i] + Math.abs(g[i]));
      const won = map((i) => Math.max(w[i] - g[i] * (theta[i] - start[i]), 0));
      const bets = mix(1, s, -1, g);
      [largest, sizes, reward, sum] = [top, all, won, bets];
      return map((i) => {
        const bet = bets[i] / (top[i] * Math.max(all[i] + top[i], h.alpha * top[i]));
        return start[i] + bet * (top[i] + won[i]);
      });
    };
  }),
  rule(
    'lookahead-sgd',
    { learningRate: 0.001, syncPeriod: 3, slowStep: 0.7, weightDecay: 0.3 },
    (h, start) => {
      let slow = start;
      return ({ theta, gradient, update: t }) => {
        const fast = mix(1, theta, -h.learningRate, mix(1, gradient, h.weightDecay, theta));
        if (t % h.syncPeriod !== 0) return fast;
        slow = mix(1, slow, h.slowStep, mix(1, fast, -1, slow));
        return slow;
      };
    },
  ),
];
