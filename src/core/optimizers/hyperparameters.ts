// Defaults and validation of hyper-parameters, from their declarations alone.
import type {
  Hyperparameter,
  HyperparameterValue,
  HyperparameterValues,
  NumberHyperparameter,
  OptimizerDescription,
} from './optimizer';

export interface HyperparameterIssue {
  readonly field: string;
  readonly message: string;
}

export type HyperparameterValidation =
  | { readonly ok: true; readonly values: HyperparameterValues }
  | { readonly ok: false; readonly issues: readonly HyperparameterIssue[] };

type Describes = Pick<OptimizerDescription, 'hyperparameters'>;

export function defaultHyperparameters(definition: Describes): HyperparameterValues {
  return Object.fromEntries(
    Object.entries(definition.hyperparameters).map(([name, declared]) => [name, declared.default]),
  );
}

/** The allowed range in words, for example `0 ≤ beta1 < 1`. */
export function describeRange(name: string, declared: Hyperparameter): string {
  if (declared.kind === 'boolean') return 'true or false';
  const low = `${declared.min} ${declared.minExclusive === true ? '<' : '≤'} `;
  const high = ` ${declared.maxExclusive === true ? '<' : '≤'} ${declared.max}`;
  const bounded = [Number.isFinite(declared.min) ? low : '', Number.isFinite(declared.max) ? high : ''];
  const range = bounded.join(name);
  return range === name ? 'a finite number' : range;
}

function isInRange(value: number, declared: NumberHyperparameter): boolean {
  if (!Number.isFinite(value)) return false;
  const aboveMin = declared.minExclusive === true ? value > declared.min : value >= declared.min;
  const belowMax = declared.maxExclusive === true ? value < declared.max : value <= declared.max;
  return aboveMin && belowMax;
}

/** The value as the user typed it, shortened: it may be anything. */
function show(value: unknown): string {
  const text =
    typeof value === 'number'
      ? String(value)
      : ((JSON.stringify(value) as string | undefined) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function check(name: string, value: unknown, declared: Hyperparameter): string | null {
  const valid =
    declared.kind === 'boolean'
      ? typeof value === 'boolean'
      : typeof value === 'number' && isInRange(value, declared);
  return valid ? null : `Invalid ${name}: ${show(value)} (expected ${describeRange(name, declared)})`;
}

/** Fills in defaults for what is left out; names every field that is unknown, of the wrong type or out of range. */
export function validateHyperparameters(
  definition: Describes,
  given: Readonly<Record<string, unknown>>,
): HyperparameterValidation {
  const issues: HyperparameterIssue[] = [];
  const declarations = new Map(Object.entries(definition.hyperparameters));
  const values = new Map<string, HyperparameterValue>(Object.entries(defaultHyperparameters(definition)));
  for (const [name, value] of Object.entries(given)) {
    const declared = declarations.get(name);
    const message =
      declared === undefined
        ? `Invalid ${name}: no such hyper-parameter (expected one of ${[...declarations.keys()].join(', ')})`
        : check(name, value, declared);
    if (message !== null) issues.push({ field: name, message });
    else if (typeof value === 'number' || typeof value === 'boolean') values.set(name, value);
  }
  return issues.length > 0 ? { ok: false, issues } : { ok: true, values: Object.fromEntries(values) };
}
