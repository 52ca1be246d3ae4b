// What can be done with a neuron's data, within what its loss takes and a document allows.
import { neuronLimits, nearestTarget, type Neuron, type Sample } from '../../core/functions/neuron';
import type { NumberSet } from '../../core/functions/numberSet';

/** Places after the point that a dragged number keeps. */
const decimals = 2;

const within = (value: number): number =>
  Number(Math.min(neuronLimits.sample.max, Math.max(neuronLimits.sample.min, value)).toFixed(decimals));

/** The nearest point that the loss takes. */
export const nearestSample = ([x, t]: Sample, targets: NumberSet): Sample => [
  within(x),
  nearestTarget(within(t), targets),
];

/** With a point somewhere else; as it is where there is no such point any more. */
export const moveSample = (neuron: Neuron, index: number, sample: Sample): Neuron =>
  index < neuron.data.length ? { ...neuron, data: neuron.data.with(index, sample) } : neuron;

export const canAddSample = ({ data }: Neuron): boolean => data.length < neuronLimits.samples.max;
export const canRemoveSample = ({ data }: Neuron): boolean => data.length > neuronLimits.samples.min;

/** With one point more, where there is room for it. */
export const addSample = (neuron: Neuron, sample: Sample): Neuron =>
  canAddSample(neuron) ? { ...neuron, data: [...neuron.data, sample] } : neuron;

/** With one point less, but for the last two. */
export const removeSample = (neuron: Neuron, index: number): Neuron =>
  canRemoveSample(neuron) ? { ...neuron, data: neuron.data.toSpliced(index, 1) } : neuron;

export interface DataRange {
  readonly x: readonly [low: number, high: number];
  readonly t: readonly [low: number, high: number];
}

/** Around all points, with room for others; targets from 0 to 1 are always in it. */
export function dataRange(data: readonly Sample[]): DataRange {
  const farthest = Math.max(2, ...data.map(([x]) => Math.abs(x)));
  const [low, high] = [Math.min(0, ...data.map(([, t]) => t)), Math.max(1, ...data.map(([, t]) => t))];
  const room = 0.18 * (high - low);
  return { x: [-1.2 * farthest, 1.2 * farthest], t: [low - room, high + room] };
}
