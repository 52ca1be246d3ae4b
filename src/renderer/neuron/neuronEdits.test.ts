import { describe, expect, it } from 'vitest';
import { neuronLimits, completeNeuron, type Neuron } from '../../core/functions/neuron';
import { addPoint, dataRange, movePoint, nearestPoint, removePoint } from './neuronEdits';

const neuron = completeNeuron({});

describe('a point that is dragged', () => {
  it.each([
    ['any', [0.333333, 0.77], [0.33, 0.77]],
    ['probability', [1, 1.4], [1, 1]],
    ['nonNegative', [1, -3], [1, 0]],
    ['sign', [1, 0.2], [1, -1]],
  ] as const)('comes to rest where the loss takes it: %s', (targets, from, to) => {
    expect(nearestPoint(from, targets)).toEqual(to);
  });

  it('stays within what a document may have', () => {
    expect(nearestPoint([1e9, 0], 'any')[0]).toBe(neuronLimits.coordinate.max);
  });
});

describe('the data', () => {
  it('changes one point at a time', () => {
    const moved = movePoint(neuron, 1, [0.5, 1]);
    expect(moved.data[1]).toEqual([0.5, 1]);
    expect(moved.data.toSpliced(1, 1)).toEqual(neuron.data.toSpliced(1, 1));
    // A point that was removed while it was dragged.
    expect(movePoint(neuron, neuron.data.length, [0, 1])).toBe(neuron);
  });

  it('has never less than two points, and never more than a document may have', () => {
    let few: Neuron = neuron;
    for (let i = 0; i < 40; i++) few = removePoint(few, 0);
    expect(few.data.length).toBe(neuronLimits.pointCount.min);
    let many: Neuron = neuron;
    for (let i = 0; i < 40; i++) many = addPoint(many, [0, 1]);
    expect(many.data.length).toBe(neuronLimits.pointCount.max);
  });

  it('is shown whole, with targets from 0 to 1 at least', () => {
    const { x, t } = dataRange([
      [-4, 0.4],
      [1, 0.6],
    ]);
    expect(x[0]).toBeLessThan(-4);
    expect(x[1]).toBeGreaterThan(4);
    expect(t[0]).toBeLessThan(0);
    expect(t[1]).toBeGreaterThan(1);
  });
});
