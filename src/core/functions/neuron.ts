// One neuron on a small data set: y = φ(wx + b) against t, with any activation of one number and any loss of one output.
import { phrase } from '../text/text';
import { fieldPath, invalid, invalidText, type Issue } from '../validation/issue';
import { oneOf } from '../validation/expectation';
import { describeRange, isInRange } from '../validation/numberRange';
import { findActivation, scalarActivations } from './activations/registry';
import type { ScalarActivation } from './activations/activation';
import {
  defaultParameters,
  validateParameters,
  type FunctionDescription,
  type ParameterValues,
} from './description';
import { evaluateActivation } from './evaluate';
import type { ScalarLoss } from './losses/loss';
import { findLoss, scalarLosses } from './losses/registry';
import { describeSet, isIn, type NumberSet } from './numberSet';

/** Limits of a neuron's data: the number of points, and their coordinates. */
export const neuronLimits = {
  pointCount: { min: 2, max: 32 },
  coordinate: { min: -1e6, max: 1e6 },
} as const;

/** An activation or a loss with all of its parameters. */
export interface FunctionChoice {
  readonly id: string;
  readonly parameters: ParameterValues;
}

/** An input and its target. */
export type DataPoint = readonly [x: number, t: number];

export interface Neuron {
  readonly activation: FunctionChoice;
  readonly loss: FunctionChoice;
  readonly data: readonly DataPoint[];
}

/** A neuron as a document writes it: missing fields take their defaults. */
export interface WrittenNeuron {
  readonly activation?: WrittenChoice | undefined;
  readonly loss?: WrittenChoice | undefined;
  readonly data?: readonly DataPoint[] | undefined;
}

interface WrittenChoice {
  readonly id: string;
  readonly parameters?: Readonly<Record<string, unknown>> | undefined;
}

/** Initial data for each kind of target: a best neuron exists, but none fits all points. */
const examples: Readonly<Record<NumberSet, readonly DataPoint[]>> = {
  any: [
    [-2, 0.1],
    [-1.4, 0.05],
    [-0.8, 0.3],
    [-0.2, 0.35],
    [0.4, 0.7],
    [1, 0.65],
    [1.6, 0.9],
    [2, 0.95],
  ],
  nonNegative: [
    [-2, 0],
    [-1.4, 1],
    [-0.8, 0],
    [-0.2, 1],
    [0.4, 2],
    [1, 2],
    [1.6, 4],
    [2, 5],
  ],
  probability: twoClasses(0),
  sign: twoClasses(-1),
};

/** Two overlapping classes, `lower` and 1. */
function twoClasses(lower: 0 | -1): readonly DataPoint[] {
  return [
    [-2, lower],
    [-1.4, lower],
    [-0.8, lower],
    [-0.3, 1],
    [0.2, lower],
    [0.7, 1],
    [1.3, 1],
    [2, 1],
  ];
}

export const exampleData = ({ targets }: Pick<ScalarLoss, 'targets'>): readonly DataPoint[] =>
  examples[targets];

/** The default neuron: logistic regression. */
const defaultIds = { activation: 'sigmoid', loss: 'binary-cross-entropy' } as const;

/** Completes a neuron; `findNeuron` validates it. */
export function completeNeuron({ activation, loss, data }: WrittenNeuron): Neuron {
  const lossId = loss?.id ?? defaultIds.loss;
  const targets = findLoss(lossId)?.targets ?? 'any';
  return {
    activation: completeChoice(findActivation, activation ?? { id: defaultIds.activation }),
    loss: completeChoice(findLoss, loss ?? { id: lossId }),
    data: data ?? examples[targets],
  };
}

function completeChoice(
  find: (id: string) => FunctionDescription | undefined,
  { id, parameters = {} }: WrittenChoice,
): FunctionChoice {
  const found = find(id);
  const defaults = found === undefined ? {} : defaultParameters(found);
  // `findNeuron` reports parameters that are not numbers.
  return { id, parameters: { ...defaults, ...(parameters as ParameterValues) } };
}

export type FoundNeuron =
  | { readonly ok: true; readonly activation: ScalarActivation; readonly loss: ScalarLoss }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** The functions of a neuron, or its issues: an id, a parameter, the data. */
export function findNeuron({ activation, loss, data }: Neuron): FoundNeuron {
  const [foundActivation, foundLoss] = [findActivation(activation.id), findLoss(loss.id)];
  const issues = [
    ...choiceIssues('activation', activation, foundActivation, scalarActivations),
    ...choiceIssues('loss', loss, foundLoss, scalarLosses),
    ...dataIssues(data, foundLoss?.targets ?? 'any'),
  ];
  if (issues.length > 0 || foundActivation?.kind !== 'scalar' || foundLoss?.kind !== 'scalar') {
    return { ok: false, issues };
  }
  return { ok: true, activation: foundActivation, loss: foundLoss };
}

const neuronField = 'landscape.neuron';

function choiceIssues(
  name: 'activation' | 'loss',
  { id, parameters }: FunctionChoice,
  found: (FunctionDescription & { readonly kind: 'scalar' | 'vector' }) | undefined,
  allowed: readonly FunctionDescription[],
): Issue[] {
  const field = `${neuronField}.${name}`;
  if (found?.kind !== 'scalar') {
    return [invalid(`${field}.id`, id, oneOf(allowed.map((each) => each.id)))];
  }
  const validation = validateParameters(found, parameters);
  if (validation.ok) return [];
  return validation.issues.map((issue) => ({
    ...issue,
    field: `${field}.parameters.${issue.field}`,
    message: `${issue.message} in ${field} (${id})`,
  }));
}

function dataIssues(data: readonly DataPoint[], targets: NumberSet): Issue[] {
  const field = `${neuronField}.data`;
  const { min, max } = neuronLimits.pointCount;
  if (data.length < min || data.length > max) {
    return [
      invalidText(
        field,
        phrase('{length} points', { length: data.length }),
        phrase('{min} to {max} points [x, t]', { min, max }),
      ),
    ];
  }
  return data.flatMap(([x, t], index) => {
    const at = (place: 0 | 1): string => fieldPath([field, index, place]);
    const issues: Issue[] = [];
    if (!isInRange(x, neuronLimits.coordinate))
      issues.push(invalid(at(0), x, describeRange('x', neuronLimits.coordinate)));
    if (!isIn(targets, t)) issues.push(invalid(at(1), t, describeSet(targets, 't')));
    else if (!isInRange(t, neuronLimits.coordinate))
      issues.push(invalid(at(1), t, describeRange('t', neuronLimits.coordinate)));
    return issues;
  });
}

/** The neuron's outputs for inputs x, with this weight and bias. Throws if its activation is invalid. */
export function neuronOutputs(
  { activation: { id, parameters } }: Pick<Neuron, 'activation'>,
  weight: number,
  bias: number,
  x: readonly number[],
): Float64Array {
  const activation = findActivation(id);
  if (activation?.kind !== 'scalar') throw new Error(`No activation of one number: ${id}`);
  return evaluateActivation(
    activation,
    parameters,
    x.map((each) => weight * each + bias),
  ).y;
}

/** The neuron with another activation, whose parameters take their defaults. */
export function withActivation(neuron: Neuron, activation: ScalarActivation): Neuron {
  return { ...neuron, activation: { id: activation.id, parameters: defaultParameters(activation) } };
}

/** The neuron with another loss, whose parameters take their defaults; targets are moved to the nearest allowed ones. */
export function withLoss(neuron: Neuron, loss: ScalarLoss): Neuron {
  return {
    ...neuron,
    loss: { id: loss.id, parameters: defaultParameters(loss) },
    data: neuron.data.map(([x, t]): DataPoint => [x, nearestTarget(t, loss.targets)]),
  };
}

/** The target itself if it is allowed, else the nearest allowed one; classes are kept: −1 and 0 are the lower one. */
export function nearestTarget(t: number, targets: NumberSet): number {
  switch (targets) {
    case 'any':
      return t;
    case 'nonNegative':
      return Math.max(0, t);
    case 'probability':
      return Math.min(1, Math.max(0, t));
    case 'sign':
      // Halfway between 0 and 1: with −1 as the lower class, no target lies there.
      return t >= 0.5 ? 1 : -1;
  }
}
