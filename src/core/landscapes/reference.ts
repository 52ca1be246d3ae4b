// How a scene names its landscape: one that is built in, by id, or the user's own formula.
import type { Domain } from './landscape';

/** A parameter of a formula: its value, and what its slider spans. */
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

export type LandscapeReference = { readonly id: string } | FormulaReference;

/** What the landscape's values depend on, as a text to compare; ranges of sliders don't count. */
export function landscapeKey(reference: LandscapeReference): string {
  if ('id' in reference) return reference.id;
  const { formula, domain, parameters } = reference;
  const values = Object.entries(parameters).map(([name, { value }]) => [name, value]);
  return JSON.stringify([formula, domain.x, domain.y, ...values]);
}

/** Whether one is the other, give or take the parameters of a formula: paths on one are like those on the other. */
export function isSameSurface(a: LandscapeReference, b: LandscapeReference): boolean {
  const surfaceOf = (reference: LandscapeReference): string =>
    'id' in reference ? reference.id : JSON.stringify([reference.formula, reference.domain]);
  return surfaceOf(a) === surfaceOf(b);
}
