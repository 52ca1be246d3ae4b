import { describe, expect, it } from 'vitest';
import { findActivation } from './activations/registry';
import { findLoss, scalarLosses } from './losses/registry';
import {
  completeNeuron,
  exampleData,
  findNeuron,
  nearestTarget,
  neuronOutputs,
  withActivation,
  withLoss,
  type DataPoint,
  type Neuron,
} from './neuron';
import { isIn } from './numberSet';

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

describe('a neuron’s missing fields', () => {
  it('make it a logistic regression of two classes', () => {
    const neuron = completeNeuron({});
    expect(neuron).toMatchObject({
      activation: { id: 'sigmoid', parameters: {} },
      loss: { id: 'binary-cross-entropy', parameters: {} },
    });
    expect(neuron.data.map(([, t]) => t)).toEqual([0, 0, 0, 1, 0, 1, 1, 1]);
  });

  it('take their defaults one by one', () => {
    const { activation, loss, data } = completeNeuron({
      activation: { id: 'threshold', parameters: { value: -1 } },
      loss: { id: 'huber' },
      data: [
        [0, 1],
        [1, 2],
      ],
    });
    expect(activation.parameters).toEqual({ threshold: 0.5, value: -1 });
    expect(loss).toEqual({ id: 'huber', parameters: { delta: 1 } });
    expect(data).toHaveLength(2);
    expect(completeNeuron({ activation: { id: 'elu' } }).activation.parameters).toEqual({ alpha: 1 });
  });

  it('are data that fit the loss, in the order of x, on both sides of 0', () => {
    for (const { id, targets } of scalarLosses) {
      const { data } = completeNeuron({ loss: { id } });
      expect(data).toBe(exampleData({ targets }));
      expect(data).toHaveLength(8);
      expect(data.every(([, t]) => isIn(targets, t))).toBe(true);
      const x = data.map(([each]) => each);
      expect([x[0], x.at(-1)]).toEqual([-2, 2]);
      expect(x).toEqual(x.toSorted((a, b) => a - b));
    }
    const { data } = completeNeuron({ loss: { id: 'nothing' } });
    expect(data).toBe(exampleData({ targets: 'any' }));
    // No number of a Poisson distribution is a fraction, no class is anything but the lower or the upper one.
    expect(exampleData({ targets: 'nonNegative' }).every(([, t]) => Number.isInteger(t))).toBe(true);
    expect(exampleData({ targets: 'sign' }).map(([, t]) => t)).toEqual([-1, -1, -1, 1, -1, 1, 1, 1]);
  });
});

describe('a wrong neuron is told field by field', () => {
  const good = completeNeuron({});
  const messagesOf = (changes: Partial<Neuron>): string[] => {
    const found = findNeuron({ ...good, ...changes });
    return found.ok ? [] : found.issues.map(({ message }) => message);
  };

  it('nothing is wrong with the default', () => {
    expect(findNeuron(good)).toMatchObject({
      ok: true,
      activation: { id: 'sigmoid' },
      loss: { id: 'binary-cross-entropy' },
    });
  });

  it('an id', () => {
    const [activation = '', loss = '', ...others] = messagesOf({
      activation: { id: 'softmax', parameters: {} },
      loss: { id: 'nothing', parameters: {} },
    });
    expect(others).toEqual([]);
    expect(activation).toMatch(
      /^Invalid landscape\.neuron\.activation\.id: "softmax" \(expected one of sigmoid, tanh, relu, swish, /,
    );
    expect(loss).toMatch(
      /^Invalid landscape\.neuron\.loss\.id: "nothing" \(expected one of half-squared-error, /,
    );
  });

  it('a parameter', () => {
    const found = findNeuron({ ...good, loss: { id: 'huber', parameters: { delta: -1 } } });
    expect(!found.ok && found.issues).toMatchObject([
      {
        field: 'landscape.neuron.loss.parameters.delta',
        message: 'Invalid delta: -1 (expected 0 < delta) in landscape.neuron.loss (huber)',
      },
    ]);
  });

  it('the data', () => {
    const points = (count: number, t = 0): DataPoint[] => Array.from({ length: count }, (_, i) => [i, t]);
    expect(messagesOf({ data: points(2) })).toEqual([]);
    expect(messagesOf({ data: points(32) })).toEqual([]);
    expect(messagesOf({ data: points(1) })).toEqual([
      'Invalid landscape.neuron.data: 1 points (expected 2 to 32 points [x, t])',
    ]);
    expect(messagesOf({ data: points(33) })).toEqual([
      'Invalid landscape.neuron.data: 33 points (expected 2 to 32 points [x, t])',
    ]);
    expect(
      messagesOf({
        data: [
          [0, 1],
          [-2e6, 1.5],
        ],
      }),
    ).toEqual([
      'Invalid landscape.neuron.data[1][0]: -2000000 (expected -1000000 ≤ x ≤ 1000000)',
      'Invalid landscape.neuron.data[1][1]: 1.5 (expected 0 ≤ t ≤ 1)',
    ]);
    const loss = { id: 'half-squared-error', parameters: {} };
    expect(messagesOf({ loss, data: points(2, -1e6) })).toEqual([]);
    expect(messagesOf({ loss, data: points(1).concat([[0, 2e6]]) })).toEqual([
      'Invalid landscape.neuron.data[1][1]: 2000000 (expected -1000000 ≤ t ≤ 1000000)',
    ]);
    // A loss that nobody knows accepts any finite target.
    expect(messagesOf({ loss: { id: 'nothing', parameters: {} }, data: points(2, -7) })).toHaveLength(1);
  });
});

it.each([
  ['any', -2.5, -2.5],
  ['nonNegative', -2.5, 0],
  ['nonNegative', 3, 3],
  ['probability', -0.5, 0],
  ['probability', 0.4, 0.4],
  ['probability', 7, 1],
  ['sign', -1, -1],
  ['sign', 0, -1],
  ['sign', 0.49, -1],
  ['sign', 0.5, 1],
  ['sign', 2, 1],
] as const)('the nearest target of the kind %s to %f is %f', (targets, t, expected) => {
  expect(nearestTarget(t, targets)).toBe(expected);
});

it('gets another activation or loss with default parameters, and targets that the loss accepts', () => {
  const neuron: Neuron = {
    activation: { id: 'elu', parameters: { alpha: 3 } },
    loss: { id: 'huber', parameters: { delta: 3 } },
    data: [
      [-1, -4],
      [2, 0.75],
    ],
  };
  const [celu, focal] = [findActivation('celu'), findLoss('focal')];
  if (celu?.kind !== 'scalar' || focal?.kind !== 'scalar')
    throw new Error('There is no CELU, or no focal loss');
  expect(withActivation(neuron, celu)).toEqual({
    ...neuron,
    activation: { id: 'celu', parameters: { alpha: 1 } },
  });
  expect(withLoss(neuron, focal)).toEqual({
    ...neuron,
    loss: { id: 'focal', parameters: { gamma: 2 } },
    data: [
      [-1, 0],
      [2, 0.75],
    ],
  });
});
