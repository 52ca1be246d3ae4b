// Defaults and validation of hyper-parameters, from their declarations alone.
import { finiteNumber, oneOf, trueOrFalse, wholeNumber } from '../validation/expectation';
import { fieldPath, invalid, type Issue } from '../validation/issue';
import { type Wording } from '../text/text';
import type {
  Hyperparameter,
  Hyperparameterized,
  HyperparameterValue,
  HyperparameterValues,
  NumberHyperparameter,
} from './hyperparameter';

export type HyperparameterValidation =
  | { readonly ok: true; readonly values: HyperparameterValues }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * The defaults. If `given` names a library, they are that library's: libraries differ in their defaults, too.
 */
export function defaultHyperparameters(
  definition: Hyperparameterized,
  given: Readonly<Record<string, unknown>> = {},
): HyperparameterValues {
  const entries = Object.entries(definition.hyperparameters);
  const ofLibrary = entries.flatMap(([name, declared]) =>
    declared.kind === 'library'
      ? Object.entries(declared.forms.find(({ library }) => library === given[name])?.defaults ?? {})
      : [],
  );
  return {
    ...Object.fromEntries(entries.map(([name, declared]) => [name, declared.default])),
    ...Object.fromEntries(ofLibrary),
  };
}

/** The allowed range in words, for example `0 ≤ beta1 < 1`. */
export function describeHyperparameterRange(name: string, declared: Hyperparameter): Wording {
  if (declared.kind === 'boolean') return trueOrFalse;
  if (declared.kind === 'library') return oneOf(declared.forms.map(({ library }) => library));
  const low = `${declared.min} ${declared.minExclusive === true ? '<' : '≤'} `;
  const high = ` ${declared.maxExclusive === true ? '<' : '≤'} ${declared.max}`;
  const bounded = [Number.isFinite(declared.min) ? low : '', Number.isFinite(declared.max) ? high : ''];
  const range = bounded.join(name);
  if (declared.whole === true) return wholeNumber(range === name ? '' : range);
  return range === name ? finiteNumber : range;
}

function isInRange(value: number, declared: NumberHyperparameter): boolean {
  if (!Number.isFinite(value) || (declared.whole === true && !Number.isInteger(value))) return false;
  const aboveMin = declared.minExclusive === true ? value > declared.min : value >= declared.min;
  const belowMax = declared.maxExclusive === true ? value < declared.max : value <= declared.max;
  return aboveMin && belowMax;
}

function isValid(value: unknown, declared: Hyperparameter): value is HyperparameterValue {
  switch (declared.kind) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'library':
      return declared.forms.some(({ library }) => library === value);
    case 'number':
      return typeof value === 'number' && isInRange(value, declared);
  }
}

/**
 * Fills in defaults for missing fields; reports every field that is unknown, of the wrong type or out of range. `noun` is
 * the word for such a field in messages.
 */
export function validateHyperparameters(
  definition: Hyperparameterized,
  given: Readonly<Record<string, unknown>>,
  noun = 'hyper-parameter',
): HyperparameterValidation {
  const issues: Issue[] = [];
  const declarations = new Map(Object.entries(definition.hyperparameters));
  const known = declarations.size === 0 ? 'none' : `one of ${[...declarations.keys()].join(', ')}`;
  const values = new Map<string, HyperparameterValue>(
    Object.entries(defaultHyperparameters(definition, given)),
  );
  for (const [name, value] of Object.entries(given)) {
    const declared = declarations.get(name);
    if (declared === undefined) {
      const field = fieldPath([name]);
      issues.push({ field, message: `Invalid ${field}: no such ${noun} (expected ${known})` });
    } else if (isValid(value, declared)) {
      values.set(name, value);
    } else {
      issues.push(invalid(name, value, describeHyperparameterRange(name, declared)));
    }
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, values: Object.fromEntries(values) };
}
