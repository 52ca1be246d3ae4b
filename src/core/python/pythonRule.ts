// What a definition says of its rule in Python: the words of a script that students read and change. The expressions
// that are compiled don't do for that: they are put together so as to run fast, and scalars of the step aren't in them.
import type { NumericValues } from '../hyperparameters/numericValues';
import type { LibraryForm } from '../hyperparameters/hyperparameter';
import type { Phrase } from '../text/text';

/** What is decided when a rule is written out. */
export interface PythonChoices<H extends string = string> {
  /** Hyper-parameters as numbers: a term that one of them makes 0 can be left out. */
  readonly h: NumericValues<H>;
  readonly library: LibraryForm['library'];
  /** Whether the learning rate changes from update to update. */
  readonly scheduled: boolean;
  /** The gradient of this update's batch at another point, as an expression. */
  readonly gradientAt: (point: string) => string;
  /** The quotient of two expressions: 0 where the divisor is 0, unless an ε keeps it above. */
  readonly over: (dividend: string, divisor: string) => string;
}

export type PythonText<H extends string = string> =
  string | ((choices: PythonChoices<H>) => string | readonly string[]);

/**
 * A compiled rule in Python. Names are `theta`, `g` for the gradient there (with a coupled decay), `t` for the number of
 * the update, from 1, and hyper-parameters in snake_case; all but `t` and hyper-parameters are arrays of two numbers.
 * `random` draws normal numbers. A text that sets `g` itself gets none.
 */
export interface PythonRule<H extends string = string> {
  /** What the state is before the first update. */
  readonly before?: PythonText<H>;
  /** One update, up to the next `theta`. */
  readonly update: PythonText<H>;
}

/**
 * A method in Python. It looks at f through `loss.value`, `loss.gradient` and `loss.hessian`, has its own `random` and the
 * domain's corners LOW and HIGH; else as a rule.
 */
export interface PythonMethod {
  readonly before?: string;
  readonly update: string;
}

/** A function or class that others of a script use; a script holds those that it names. */
export interface PythonHelper {
  readonly name: string;
  readonly doc: Phrase;
  /** Begins with `def NAME`, `class NAME` or `NAME =`. */
  readonly code: string;
}
