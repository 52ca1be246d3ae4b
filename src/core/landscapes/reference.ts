// A scene's reference to its landscape: the id of a built-in one, the user's own formula, or the loss of a neuron.
import type { Neuron } from '../functions/neuron';
import type { Domain } from '../geometry/domain';

/** A parameter of a formula: its value, and the range of its slider. */
export interface FormulaParameter {
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

export interface FormulaReference {
  readonly formula: string;
  readonly domain: Domain;
  /** Every parameter of the formula, by name. */
  readonly parameters: Readonly<Record<string, FormulaParameter>>;
}

/** The mean loss of one neuron on its data: x is the weight, y the bias. */
export interface NeuronReference {
  readonly neuron: Neuron;
  readonly domain: Domain;
}

/** The user's own landscapes. */
export type OwnReference = FormulaReference | NeuronReference;

export type LandscapeReference = { readonly id: string } | OwnReference;

export function landscapeKind(reference: LandscapeReference): 'built-in' | 'formula' | 'neuron' {
  if ('id' in reference) return 'built-in';
  return 'formula' in reference ? 'formula' : 'neuron';
}

/** The names of a landscape's variables and its value in pictures. */
export interface AxisSymbols {
  readonly x: string;
  readonly y: string;
  readonly z: string;
}

const plainSymbols: AxisSymbols = { x: 'x', y: 'y', z: 'f(x, y)' };
const neuronSymbols: AxisSymbols = { x: 'w', y: 'b', z: 'f(w, b)' };

export const axisSymbols = (reference: LandscapeReference): AxisSymbols =>
  landscapeKind(reference) === 'neuron' ? neuronSymbols : plainSymbols;

/** A key of everything that the landscape's values depend on, for comparison; ranges of sliders don't count. */
export function landscapeKey(reference: LandscapeReference): string {
  if ('id' in reference) return reference.id;
  const { x, y } = reference.domain;
  if ('neuron' in reference) {
    const { activation, loss, data } = reference.neuron;
    return JSON.stringify([activation.id, activation.parameters, loss.id, loss.parameters, data, x, y]);
  }
  const values = Object.entries(reference.parameters).map(([name, { value }]) => [name, value]);
  return JSON.stringify([reference.formula, x, y, ...values]);
}

/**
 * Whether both are the same except for the parameters of a formula, or the parameters and the data of a neuron: then
 * paths on one are similar to those on the other.
 */
export function isSameSurface(a: LandscapeReference, b: LandscapeReference): boolean {
  return surfaceOf(a) === surfaceOf(b);
}

function surfaceOf(reference: LandscapeReference): string {
  if ('id' in reference) return reference.id;
  const functions =
    'neuron' in reference ? [reference.neuron.activation.id, reference.neuron.loss.id] : [reference.formula];
  return JSON.stringify([...functions, reference.domain]);
}
