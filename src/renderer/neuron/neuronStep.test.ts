import { expect, test } from 'vitest';
import { explained } from '../../core/explanation/testing/explained';
import { completeNeuron, neuronOutputs } from '../../core/functions/neuron';
import { neuronStep } from './neuronStep';

const neuron = completeNeuron({});
const inputs = [-2, -1, 0, 1, 2];
const explainedAt = (learningRate: number) =>
  explained(
    {
      landscape: { neuron, domain: { x: [-6, 6], y: [-4, 4] } },
      optimizer: 'sgd',
      hyperparameters: { learningRate },
    },
    [-3, 2],
    1,
  );

test('a step that is seen is shown as it is, a tiny one by a power of ten larger', () => {
  const large = explainedAt(3);
  const shown = neuronStep(neuron, large, inputs, 1)!;
  expect(shown.factor).toBe(1);
  expect(shown.before).toEqual([...neuronOutputs(neuron, -3, 2, inputs)]);
  const reached = neuronOutputs(neuron, ...large.next, inputs);
  shown.after.forEach((output, i) => expect(output).toBeCloseTo(reached[i]!, 14));
  const tiny = neuronStep(neuron, explainedAt(1e-6), inputs, 1)!;
  expect(Number.isInteger(Math.log10(tiny.factor))).toBe(true);
  const largest = Math.max(...tiny.after.map((output, i) => Math.abs(output - tiny.before[i]!)));
  expect(largest).toBeCloseTo(tiny.factor * tiny.change, 9);
  expect(largest).toBeGreaterThan(0.015);
  expect(largest).toBeLessThan(0.161);
  expect(neuronStep(neuron, explainedAt(0), inputs, 1)).toMatchObject({ factor: 1, change: 0 });
});

test('points pull by −∂L/∂z: of logistic regression by what is missing to the target', () => {
  const { pulls, longest } = neuronStep(neuron, explainedAt(0.1), inputs, 1)!;
  neuron.data.forEach(([, target], i) => {
    expect(pulls[i]!.share * longest).toBeCloseTo(target - pulls[i]!.output, 12);
  });
  expect(Math.max(...pulls.map(({ share }) => Math.abs(share)))).toBe(1);
});

test('a step of a race with other data is none of its', () => {
  const fewer = { ...neuron, data: neuron.data.slice(1) };
  expect(neuronStep(fewer, explainedAt(0.1), inputs, 1)).toBeNull();
  expect(neuronStep(neuron, { ...explainedAt(0.1), pointGradients: null }, inputs, 1)).toBeNull();
});
