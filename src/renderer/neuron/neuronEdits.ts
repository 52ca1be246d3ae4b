// Edits of a neuron's data, within the limits of its loss and of a document.
import { neuronLimits, nearestTarget, type Neuron, type DataPoint } from '../../core/functions/neuron';
import type { NumberSet } from '../../core/functions/numberSet';

/** Decimal places of dragged numbers. */
const decimals = 2;

const within = (value: number): number =>
  Number(
    Math.min(neuronLimits.coordinate.max, Math.max(neuronLimits.coordinate.min, value)).toFixed(decimals),
  );

/** The nearest point that the loss allows. */
export const nearestPoint = ([x, t]: DataPoint, targets: NumberSet): DataPoint => [
  within(x),
  nearestTarget(within(t), targets),
];

/** Moves a point; no change if the point does not exist any more. */
export const movePoint = (neuron: Neuron, index: number, point: DataPoint): Neuron =>
  index < neuron.data.length ? { ...neuron, data: neuron.data.with(index, point) } : neuron;

export const canAddPoint = ({ data }: Neuron): boolean => data.length < neuronLimits.pointCount.max;
export const canRemovePoint = ({ data }: Neuron): boolean => data.length > neuronLimits.pointCount.min;

/** Adds a point if the limit is not reached. */
export const addPoint = (neuron: Neuron, point: DataPoint): Neuron =>
  canAddPoint(neuron) ? { ...neuron, data: [...neuron.data, point] } : neuron;

/** Removes a point, but keeps at least two. */
export const removePoint = (neuron: Neuron, index: number): Neuron =>
  canRemovePoint(neuron) ? { ...neuron, data: neuron.data.toSpliced(index, 1) } : neuron;

export interface DataRange {
  readonly x: readonly [low: number, high: number];
  readonly t: readonly [low: number, high: number];
}

/** A range with a margin around all points; targets from 0 to 1 are always inside. */
export function dataRange(data: readonly DataPoint[]): DataRange {
  const farthest = Math.max(2, ...data.map(([x]) => Math.abs(x)));
  const [low, high] = [Math.min(0, ...data.map(([, t]) => t)), Math.max(1, ...data.map(([, t]) => t))];
  const room = 0.18 * (high - low);
  return { x: [-1.2 * farthest, 1.2 * farthest], t: [low - room, high + room] };
}
