import { expect, it } from 'vitest';
import { neuronOutputs } from './neuron';

it('gives a neuron’s outputs for its weight and bias', () => {
  const sigmoid = (z: number): number => 1 / (1 + Math.exp(-z));
  const outputs = neuronOutputs({ activation: { id: 'sigmoid', parameters: {} } }, 2, -1, [-3, 0, 0.5]);
  [-7, -1, 0].forEach((z, i) => expect(outputs[i]).toBeCloseTo(sigmoid(z), 14));
});

it.each(['softmax', 'nothing'])('refuses %s, which is no activation of one number', (id) => {
  expect(() => neuronOutputs({ activation: { id, parameters: {} } }, 1, 0, [0])).toThrow(
    `No activation of one number: ${id}`,
  );
});
