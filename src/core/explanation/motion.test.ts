// Motions that the roots foretell, against runs of the engine in bowls; and the rates and momenta that part them, against formulas.
import { describe, expect, test } from 'vitest';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import {
  averagedResponse,
  echoing,
  heavyResponse,
  plainResponse,
  stabilityLimit,
} from '../optimizers/response';
import { checkRunSettings } from '../simulation/checkRunSettings';
import { resolveRun, type GraphRun } from '../simulation/runSettings';
import { pathOf } from '../testing/transcriptions/harness';
import { criticalMomentum, largestRate, motionOf, type Motion } from './motion';

const rules: readonly (readonly [optimizer: string, HyperparameterValues])[] = [
  ['sgd', { learningRate: 0.1 }],
  ['sgd', { learningRate: 0.1, weightDecay: 0.5, decoupledDecay: true }],
  ...[0, 0.5, 0.8, 0.9, 0.99].flatMap((share) => [
    ['momentum', { learningRate: 0.1, momentum: share }] as const,
    ['momentum', { learningRate: 0.1, momentum: share, dampening: 0.4, convention: 'optax' }] as const,
    ['momentum', { learningRate: 0.1, momentum: share, convention: 'keras' }] as const,
    ['nesterov', { learningRate: 0.1, momentum: share }] as const,
    ['heavy-ball', { learningRate: 0.1, beta: share }] as const,
    ['qhm', { learningRate: 0.1, beta: share, nu: 0.7 }] as const,
  ]),
  ['optimistic-gd', { learningRate: 0.1 }],
];

/** A run in the bowl λx²/2, as far as its numbers reach. */
function runIn(optimizer: string, hyperparameters: HyperparameterValues, sharpness: number): number[] {
  const path = pathOf({
    landscape: {
      formula: `${sharpness} * (x^2 + y^2) / 2`,
      domain: { x: [-1, 1], y: [-1, 1] },
      parameters: {},
    },
    optimizer,
    hyperparameters,
    start: [0.7, 0.3],
    steps: 4000,
  }).map(([x]) => x);
  const end = path.findIndex((x) => Math.abs(x) < 1e-140 || Math.abs(x) > 1e140);
  return end < 0 ? path : path.slice(0, end);
}

/** Changes of sign in the second half, and how many there could be. */
function signChanges(path: readonly number[]): { changes: number; updates: number } {
  const half = path.slice(Math.floor(path.length / 2));
  return {
    changes: half.filter((x, i) => i > 0 && x * half[i - 1]! < 0).length,
    updates: half.length - 1,
  };
}

/** What an update leaves of the largest distance within a swing, from the middle of the run to its end. */
function growthIn(path: readonly number[], { period }: Motion): number {
  const width = Math.ceil(period ?? 1);
  const largest = (end: number): number =>
    Math.max(...path.slice(Math.max(0, end - width), end).map((x) => Math.abs(x)));
  const middle = Math.floor(path.length / 2);
  return (largest(path.length) / largest(middle)) ** (1 / (path.length - middle));
}

const shares = [0.003, 0.02, 0.1, 0.25, 0.5, 0.7, 0.9, 0.98, 1.03];

describe.each(rules)('%s %j', (id, hyperparameters) => {
  const settings = checkRunSettings({ landscape: { id: 'sphere' }, optimizer: id, hyperparameters });
  const { optimizer, h, library } = resolveRun(settings) as GraphRun;
  const response = optimizer.response!(h, 2, library)!;
  const limit = stabilityLimit(response);

  test.each(shares)('moves as foretold at %d of its limit', (share) => {
    const motion = motionOf(response, share * limit);
    const path = runIn(id, hyperparameters, share * limit);
    if (motion.growth < 0.02) return;
    expect(Math.abs(Math.log(growthIn(path, motion) / motion.growth))).toBeLessThan(0.01);
    const { changes, updates } = signChanges(path);
    switch (motion.kind) {
      case 'overdamped':
      case 'critical':
        expect(changes).toBe(0);
        break;
      case 'underdamped':
        expect(Math.abs(changes - (2 * updates) / motion.period!)).toBeLessThanOrEqual(2);
        break;
      case 'jumping':
        expect(changes).toBe(updates);
        break;
      case 'leaving':
      case 'still':
        expect.unreachable();
    }
    expect(motion.growth < 1).toBe(share < 1);
  });
});

test('all motions are there, and where f falls away or is level', () => {
  const kindOf = (sharpness: number): string => motionOf(heavyResponse(0.25, 1), sharpness).kind;
  // (1 − √λ)² is 0.25 at λ = 0.25, and again at λ = 2.25.
  expect([0.2, 0.25, 0.3, 2, 2.3, 2.6, -0.1, 0].map(kindOf)).toEqual([
    ...['overdamped', 'critical', 'underdamped', 'underdamped', 'jumping', 'jumping', 'leaving', 'still'],
  ]);
  expect(motionOf(heavyResponse(0.25, 1), 2.6).growth).toBeGreaterThan(1);
  const kindOfPlain = (sharpness: number): string => motionOf(plainResponse(0.1), sharpness).kind;
  expect([1, 10, 15, 21].map(kindOfPlain)).toEqual(['overdamped', 'critical', 'jumping', 'jumping']);
  // What pushes nothing away is drawn in by decay.
  expect(motionOf(plainResponse(0.1, 0.9), 0)).toEqual({ kind: 'overdamped', growth: 0.9, period: null });
  expect(motionOf(plainResponse(0.1, 0.9), -0.5).kind).toBe('overdamped');
  expect(motionOf(plainResponse(0.1, 0.9), -2).kind).toBe('leaving');
});

test('the period of a swing of the undamped ball is that of a pendulum', () => {
  // z² − (2 − ηλ)z + 1: cos φ = 1 − ηλ/2.
  const { period, growth } = motionOf(heavyResponse(1, 0.1), 4);
  expect(period).toBeCloseTo((2 * Math.PI) / Math.acos(0.8), 9);
  expect(growth).toBeCloseTo(1, 12);
});

test('critical momentum: the heavy ball by Distill’s formula, its average and Nesterov by theirs', () => {
  for (const q of [1e-4, 0.01, 0.25, 0.7, 0.99]) {
    const rate = 0.1;
    const at = (responseAt: Parameters<typeof criticalMomentum>[0]): number =>
      criticalMomentum(responseAt, q / rate)!;
    const root = Math.sqrt(q);
    expect(at((momentum) => heavyResponse(momentum, rate))).toBeCloseTo((1 - root) ** 2, 7);
    expect(at((beta) => averagedResponse(beta, rate))).toBeCloseTo(((1 - q) / (1 + q)) ** 2, 7);
    const nesterov = (momentum: number) =>
      echoing([
        { gain: rate, fade: 0 },
        { gain: rate * momentum, fade: momentum },
      ]);
    expect(at(nesterov)).toBeCloseTo((1 - root) / (1 + root), 7);
  }
  expect(criticalMomentum((momentum) => heavyResponse(momentum, 0.1), 11)).toBeNull();
  expect(criticalMomentum((momentum) => heavyResponse(momentum, 0.1), -1)).toBeNull();
});

test('the largest rate: 2/λ, 2(1 + β)/λ, less with decoupled decay; none where f falls, or where the rate plays no part', () => {
  expect(largestRate(plainResponse, 50)).toBeCloseTo(0.04, 12);
  expect(largestRate((rate) => heavyResponse(0.9, rate), 50)).toBeCloseTo(0.076, 12);
  // 2 − ηd = ηλ.
  expect(largestRate((rate) => plainResponse(rate, 1 - rate * 3), 50)).toBeCloseTo(2 / 53, 12);
  expect(largestRate(plainResponse, 1e-9)).toBeCloseTo(2e9, 0);
  expect(largestRate(plainResponse, 1e115)! / 2e-115).toBeCloseTo(1, 10);
  expect(largestRate(plainResponse, -1)).toBeNull();
  expect(largestRate(plainResponse, 0)).toBeNull();
  expect(largestRate(() => averagedResponse(0.9, 1), 5)).toBeNull();
  expect(largestRate(() => averagedResponse(0.9, 1), 50)).toBeNull();
});
