// f evaluated alone, point by point, equals the f evaluated with its derivatives.
import { expect, test } from 'vitest';
import { completeNeuron } from '../functions/neuron';
import { createUniform } from '../testing/randomExpressions';
import { createPointEvaluator, createValueEvaluator, evaluatePoints, sampleSurface } from './evaluate';
import type { LandscapeReference } from './reference';
import { landscapes } from './registry';
import { resolveLandscape } from './resolve';

const formula = {
  formula: 'a*sin(x)*y + exp(-x^2)',
  domain: { x: [-2, 2], y: [-2, 2] },
  parameters: { a: { value: 2, min: 0, max: 3 } },
} as const;

const neuron = { neuron: completeNeuron({}), domain: formula.domain };

test('f alone is the same to the bit as with its derivatives', () => {
  const uniform = createUniform(4);
  for (const reference of [...landscapes.map(({ id }) => ({ id })), formula, neuron]) {
    const found = resolveLandscape(reference);
    if (!found.ok) throw new Error(found.issues[0]?.message);
    const { landscape, numbers } = found;
    const whole = createPointEvaluator(landscape, numbers);
    const alone = createValueEvaluator(landscape, numbers);
    for (let i = 0; i < 200; i++) {
      const [x, y] = [8 * uniform() - 4, 8 * uniform() - 4];
      expect(alone(x, y), `${landscape.id} at ${x}, ${y}`).toBe(whole(x, y).value);
    }
  }
});

test('two of one formula keep their own parameters', () => {
  const evaluators = [2, 3].map((a) => {
    const parameters = { a: { ...formula.parameters.a, value: a } };
    const found = resolveLandscape({ ...formula, parameters });
    if (!found.ok) throw new Error(found.issues[0]?.message);
    return createValueEvaluator(found.landscape, found.numbers);
  });
  const values = evaluators.map((evaluate) => evaluate(1, 1));
  expect(values[1]! - values[0]!).toBeCloseTo(Math.sin(1), 12);
});

function resolved(reference: LandscapeReference) {
  const found = resolveLandscape(reference);
  if (!found.ok) throw new Error(found.issues[0]?.message);
  return found;
}

test('many points have their numbers in turn, whatever their number', () => {
  // f = x³ + 10xy² has the gradient (3x² + 10y², 20xy) and the Hessian (6x, 20y, 20x).
  const { landscape, numbers } = resolved({ ...formula, formula: 'x^3 + 10*x*y^2', parameters: {} });
  for (const count of [0, 1, 2, 255, 256, 257, 513]) {
    const points = Array.from({ length: count }, (_, i) => [i % 7, i % 5] as const);
    const { values, gradients, hessians } = evaluatePoints(
      landscape,
      Float64Array.from(points.flat()),
      numbers,
    );
    expect([...values]).toEqual(points.map(([x, y]) => x ** 3 + 10 * x * y * y));
    expect([...gradients]).toEqual(points.flatMap(([x, y]) => [3 * x * x + 10 * y * y, 20 * x * y]));
    expect([...hessians]).toEqual(points.flatMap(([x, y]) => [6 * x, 20 * y, 20 * x]));
  }
  expect(evaluatePoints(landscape, Float64Array.of(1, 2, 3), numbers).values).toHaveLength(1);
});

test('heights on a grid span the domain, row by row from the lowest y', () => {
  const domain = { x: [-2, 6], y: [0, 3] } as const;
  const { landscape, numbers } = resolved({ formula: 'x + 100*y', domain, parameters: {} });
  const grid = new Float32Array(20).fill(-1);
  sampleSurface(landscape, numbers, 5, 4, grid, 1, 3);
  expect([...grid]).toEqual([
    ...[-1, -1, -1, -1, -1],
    ...[98, 100, 102, 104, 106],
    ...[198, 200, 202, 204, 206],
    ...[-1, -1, -1, -1, -1],
  ]);
});

test('a wide grid has its heights in their places, too', () => {
  const domain = { x: [0, 600], y: [0, 1000] } as const;
  const { landscape, numbers } = resolved({ formula: 'x + y', domain, parameters: {} });
  const grid = new Float32Array(2 * 601);
  sampleSurface(landscape, numbers, 601, 2, grid, 0, 2);
  expect([...grid]).toEqual([0, 1000].flatMap((y) => Array.from({ length: 601 }, (_, x) => x + y)));
});
