import { describe, expect, it } from 'vitest';
import type { Domain, Point } from '../geometry/domain';
import {
  commonFactors,
  drawnStep,
  factorsAlong,
  partOfTerm,
  sampledSteps,
  vectorsOf,
  type StepVectors,
} from './arrows';
import { explained } from './testing/explained';

const square: Domain = { x: [-1, 1], y: [-1, 1] };
/** The length of its diagonal. */
const diagonal = 2 * Math.SQRT2;

const vectors = (step: number, downhill: Point, rest: Partial<StepVectors> = {}): StepVectors => ({
  step,
  theta: [0, 0],
  downhill,
  memory: null,
  memoryIsGradient: true,
  move: [0.1, 0],
  divisor: null,
  ...rest,
});

const ravine = { id: 'ravine' };
const start: Point = [-2, 2];

describe('what is drawn of an update', () => {
  it('is the gradient after noise and clipping, turned round, and next − θ', () => {
    const noisy = explained(
      {
        landscape: ravine,
        optimizer: 'sgd',
        hyperparameters: { learningRate: 0.01 },
        noise: { kind: 'gaussian', scale: 1 },
        seed: 3,
      },
      start,
      3,
    );
    const { downhill, move, memory } = vectorsOf(noisy);
    expect(noisy.noise).not.toBeNull();
    expect(downhill).toEqual([
      -(noisy.gradient[0] + noisy.noise![0]),
      -(noisy.gradient[1] + noisy.noise![1]),
    ]);
    expect(move).toEqual([noisy.next[0] - noisy.theta[0], noisy.next[1] - noisy.theta[1]]);
    expect(memory).toBeNull();

    const clipped = explained(
      { landscape: ravine, optimizer: 'sgd', hyperparameters: {}, clipping: { kind: 'norm', limit: 0.5 } },
      start,
      1,
    );
    expect(Math.hypot(...vectorsOf(clipped).downhill)).toBeCloseTo(0.5, 5);
  });

  it('is a memory in the units of the gradient or of the step, pointing where it pushes', () => {
    const settings = { landscape: ravine, optimizer: 'adam', hyperparameters: { learningRate: 0.1 } };
    const adam = explained(settings, start, 9);
    const [mx, my] = adam.terms['mHat'] as Point;
    expect(vectorsOf(adam)).toMatchObject({ memory: [-mx, -my], memoryIsGradient: true });
    const keras = explained(
      { landscape: ravine, optimizer: 'momentum', hyperparameters: { convention: 'keras' } },
      start,
      9,
    );
    expect(vectorsOf(keras)).toMatchObject({ memory: keras.terms['v'], memoryIsGradient: false });
  });

  it('begins at θ, each arrow by its factor; nothing has no arrow', () => {
    const told = vectors(4, [3, 0], { theta: [0.5, 0.25], memory: [0, -0.5], move: [0, 0] });
    const drawn = drawnStep(told, { gradient: 0.1, memory: 0.5, step: 1 }, square);
    expect(drawn.arrows).toEqual([
      { kind: 'gradient', from: [0.5, 0.25], to: [0.8, 0.25] },
      { kind: 'memory', from: [0.5, 0.25], to: [0.5, 0] },
    ]);
    expect(drawn.ellipse).toBeNull();
    const beyond = drawnStep(vectors(1, [Infinity, 0]), { gradient: 1, memory: 1, step: 1 }, square);
    expect(beyond.arrows.map(({ kind }) => kind)).toEqual(['step']);
  });

  it('is an ellipse in the proportion of what divides, with the longer half-axis a twelfth of the domain', () => {
    const wide: Domain = { x: [0, 40], y: [0, 4] };
    const told = vectors(1, [1, 1], { divisor: [4, 2] });
    const [ax, ay] = drawnStep(told, { gradient: 1, memory: 1, step: 1 }, wide).ellipse!;
    expect(ay / ax).toBeCloseTo(2, 12);
    expect(ay).toBeCloseTo(4 / 12, 12);
    expect(drawnStep(vectors(1, [1, 1], { divisor: [0, 1] }), commonFactors([]), square).ellipse).toBeNull();
  });
});

describe('factors', () => {
  const gradientOf = (length: number, rest: Partial<StepVectors> = {}): number =>
    factorsAlong([vectors(1, [length, 0], rest)], square)(vectors(1, [length, 0], rest)).gradient;

  it('make the longer of gradient and memory about a sixth of the diagonal, by 1, 2 or 5 times a power of ten', () => {
    expect(gradientOf(diagonal)).toBe(0.1);
    expect(gradientOf(diagonal / 3.2)).toBe(0.5);
    expect(gradientOf(diagonal, { memory: [0, 8 * diagonal] })).toBe(0.02);
    expect(gradientOf(1e7 * diagonal)).toBe(1e-8);
    // In other units it has nothing to do with it.
    const along = vectors(1, [diagonal, 0], { memory: [0, 0.2], memoryIsGradient: false });
    const factors = factorsAlong([along], square)(along);
    expect(factors).toEqual({ gradient: 0.1, memory: 1, step: 1 });
  });

  it('leave a step as it is if it can be seen, and else take a power of ten', () => {
    const stepOf = (length: number): number => {
      const told = vectors(1, [1, 0], { move: [length, 0] });
      return factorsAlong([told], square)(told).step;
    };
    expect([0.9, 0.3, 0.03].map((share) => stepOf(share * diagonal))).toEqual([1, 1, 1]);
    expect(stepOf(0.01 * diagonal)).toBe(10);
    expect(stepOf(3e-5 * diagonal)).toBe(1000);
    expect(stepOf(30 * diagonal)).toBe(0.001);
  });

  it('hold until an arrow would be too short or too long, the same from wherever one comes', () => {
    // A run whose gradient shrinks by a fifth in every sample, and jumps to and fro.
    const run = Array.from({ length: 60 }, (_, i) =>
      vectors(10 * i + 1, [diagonal * 0.8 ** i * (i % 2 === 0 ? 1 : 0.6), 0]),
    );
    const at = factorsAlong(run, square);
    const factors = run.map((told) => at(told).gradient);
    const changes = factors.filter((factor, i) => i > 0 && factor !== factors[i - 1]).length;
    expect(changes).toBeGreaterThan(2);
    expect(changes).toBeLessThan(8);
    expect(factors).toEqual(factors.toSorted((a, b) => a - b));
    for (const [i, told] of run.entries()) {
      const length = (factors[i]! * told.downhill[0]) / diagonal;
      expect(length).toBeGreaterThan(1 / 51);
      expect(length).toBeLessThan(0.46);
    }
    expect(at(vectors(25, run[2]!.downhill))).toEqual(at(run[2]!));
    // Between two samples a gradient may be longer by far than at either.
    const outlier = vectors(25, [100 * diagonal, 0]);
    expect(at(outlier).gradient).toBe(0.001);
  });

  it('are one for all that is seen together: the smallest', () => {
    const one = { gradient: 0.1, memory: 0.1, step: 10 };
    const other = { gradient: 0.5, memory: 0.02, step: 1 };
    expect(commonFactors([one, other])).toEqual({ gradient: 0.1, memory: 0.02, step: 1 });
  });

  it('are chosen by samples over the whole run', () => {
    expect(sampledSteps(1)).toEqual([1]);
    expect(sampledSteps(3)).toEqual([1, 2, 3]);
    const many = sampledSteps(100_000);
    expect([many.length, many[0], many.at(-1)]).toEqual([40, 1, 100_000]);
    expect(new Set(many).size).toBe(many.length);
  });
});

describe('the part that a quantity is drawn as', () => {
  const partsOf = (optimizer: string, hyperparameters = {}): Record<string, string | null> => {
    const explanation = explained({ landscape: ravine, optimizer, hyperparameters }, start, 7);
    return Object.fromEntries(
      ['g', 'm', 'mHat', 'v', 'vHat', 's', 'next']
        .filter((term) => term === 'next' || explanation.terms[term] !== undefined)
        .map((term) => [term, partOfTerm(explanation, term)]),
    );
  };

  it('is that of the gradient, of what is kept, of what divides, or of the step', () => {
    expect(partsOf('adam')).toEqual({
      g: 'gradient',
      m: 'memory',
      mHat: 'memory',
      v: 'scaling',
      vHat: 'scaling',
      next: 'step',
    });
    expect(partsOf('momentum')).toEqual({ g: 'gradient', v: 'memory', next: 'step' });
    expect(partsOf('adagrad')).toEqual({ g: 'gradient', s: 'scaling', next: 'step' });
    expect(partsOf('sgd')).toEqual({ g: 'gradient', next: 'step' });
  });
});
