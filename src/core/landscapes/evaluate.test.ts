// f evaluated alone, point by point, equals the f evaluated with its derivatives.
import { expect, test } from 'vitest';
import { completeNeuron } from '../functions/neuron';
import { createUniform } from '../testing/randomExpressions';
import { createPointEvaluator, createValueEvaluator } from './evaluate';
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
