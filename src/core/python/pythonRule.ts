// Definitions' rules in Python, for scripts that students read and change. The compiled expressions are not suited to
// that: they are arranged for speed, and the scalars of the step are not in them.
import type { NumericValues } from '../hyperparameters/numericValues';
import type { LibraryForm } from '../hyperparameters/hyperparameter';
import type { Phrase } from '../text/text';

/** The choices that are known when a rule is written out. */
export interface PythonChoices<H extends string = string> {
  /** Hyper-parameters as numbers: a term that one of them makes 0 can be left out. */
  readonly h: NumericValues<H>;
  readonly library: LibraryForm['library'];
  /** Whether the learning rate changes from update to update. */
  readonly scheduled: boolean;
  /** The gradient of this update's batch at another point, as an expression. */
  readonly gradientAt: (point: string) => string;
  /** The quotient of two expressions: 0 where the divisor is 0, unless an ε keeps the divisor above 0. */
  readonly over: (dividend: string, divisor: string) => string;
}

export type PythonText<H extends string = string> =
  string | ((choices: PythonChoices<H>) => string | readonly string[]);

/**
 * A compiled rule in Python. Names are `theta`, `g` for the gradient there (with a coupled decay), `t` for the number of
 * the update, from 1, and hyper-parameters in snake_case; all but `t` and hyper-parameters are arrays of two numbers.
 * `random` draws normal numbers. If the text sets `g` itself, no gradient is computed before it.
 */
export interface PythonRule<H extends string = string> {
  /** The state before the first update. */
  readonly before?: PythonText<H>;
  /** One update, up to the next `theta`. */
  readonly update: PythonText<H>;
}

/**
 * A method in Python. It evaluates f by `loss.value`, `loss.gradient` and `loss.hessian` and has its own `random` and the
 * domain's corners LOW and HIGH; the other names are those of a rule.
 */
export interface PythonMethod {
  readonly before?: string;
  readonly update: string;
}

/** A function or class that other code of a script uses; a script contains those that it mentions. */
export interface PythonHelper {
  readonly name: string;
  readonly doc: Phrase;
  /** Begins with `def NAME`, `class NAME` or `NAME =`. */
  readonly code: string;
}
