// The description and the parameters that activations and losses have in common.
import { input, type Expression } from '../expression/expression';
import { validateHyperparameters } from '../hyperparameters/validateHyperparameters';
import type { NumberHyperparameter } from '../hyperparameters/hyperparameter';
import type { Issue } from '../validation/issue';
import type { Phrase } from '../text/text';

/** The part of a function's definition that the interface and the command line show. */
export interface FunctionDescription {
  /** kebab-case and permanent: scene files contain it. */
  readonly id: string;
  readonly name: Phrase;
  /** LaTeX of the value; its symbols are those of the parameters. */
  readonly latex: string;
  readonly derivativeLatex: string;
  readonly parameters: Readonly<Record<string, NumberHyperparameter>>;
  readonly goodPoints: readonly Phrase[];
  readonly badPoints: readonly Phrase[];
  /** Its usual use. */
  readonly use: Phrase;
  /** Which library's definition this is, its derivative at kinks, and what is clamped. */
  readonly definitionNote: Phrase;
  /** Authors, title and year of its source. */
  readonly source: string;
}

export type ParameterValues = Readonly<Record<string, number>>;

/** The name of the input that holds a parameter; `prefix` distinguishes those of several functions. */
export const parameterInputName = (prefix: string, parameter: string): string => `${prefix} ${parameter}`;

/** The inputs that hold the parameters of a function. */
export function parameterInputs<P extends string>(
  prefix: string,
  parameters: Readonly<Record<P, NumberHyperparameter>>,
): Readonly<Record<P, Expression>> {
  const entries = Object.keys(parameters).map(
    (name) => [name, input(parameterInputName(prefix, name), 'run')] as const,
  );
  return Object.fromEntries(entries) as Record<P, Expression>;
}

/** The values of those inputs by their names. */
export function parameterNumbers(prefix: string, values: ParameterValues): ParameterValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [parameterInputName(prefix, name), value]),
  );
}

export function defaultParameters({ parameters }: Pick<FunctionDescription, 'parameters'>): ParameterValues {
  return Object.fromEntries(Object.entries(parameters).map(([name, declared]) => [name, declared.default]));
}

export type ParameterValidation =
  | { readonly ok: true; readonly values: ParameterValues }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Fills in defaults for missing fields; reports every field that is unknown, of the wrong type or out of range. */
export function validateParameters(
  { parameters }: Pick<FunctionDescription, 'parameters'>,
  given: Readonly<Record<string, unknown>>,
): ParameterValidation {
  const validation = validateHyperparameters({ hyperparameters: parameters }, given, 'parameter');
  if (!validation.ok) return validation;
  // All declared parameters are numbers.
  return { ok: true, values: validation.values as ParameterValues };
}
