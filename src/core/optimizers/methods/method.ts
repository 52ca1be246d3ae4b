// What a method is: a rule that searches, with as many looks at f as it needs, where others follow a fixed formula.
import type { Domain, Point } from '../../geometry/domain';
import type { Random } from '../../random/random';
import type { PythonMethod } from '../../python/pythonRule';
import type { NumericValues } from '../../hyperparameters/numericValues';
import type { OptimizerDescription } from '../optimizer';
import type { Hyperparameter } from '../../hyperparameters/hyperparameter';

/**
 * f as a method sees it; every call is counted. Value and gradient may carry the noise that the run was asked for: it
 * is that of one batch throughout an update, and another one in the next.
 */
export interface Objective {
  value(x: number, y: number): number;
  gradient(x: number, y: number): Point;
  /** ∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y² */
  hessian(x: number, y: number): readonly [xx: number, xy: number, yy: number];
  readonly evaluations: number;
}

export interface MethodContext<H extends string> {
  readonly objective: Objective;
  readonly start: Point;
  readonly domain: Domain;
  readonly h: NumericValues<H>;
  readonly random: Random;
}

/** A method at work on one f. */
export interface MethodRun {
  /** Where it stands: at first the start. */
  readonly position: Point;
  /**
   * One update, the first being 1. `learningRate` is the rate after its schedule, NaN for a method that has none. Takes
   * a bounded number of evaluations.
   */
  step(update: number, learningRate: number): void;
  /** Points of the drawn search shape as they are now, x and y in turn, for methods with one. */
  readonly searchShape?: Float64Array;
}

/** What is drawn of a method beside its path. */
export interface SearchShape<H extends string> {
  /** Corners of a simplex; centre and two axis ends of an ellipse; all members of a swarm. */
  readonly kind: 'simplex' | 'ellipse' | 'swarm';
  /** How many points it has, the same throughout a run. */
  readonly points: (h: NumericValues<H>) => number;
}

interface Searches<H extends string> {
  /** The method as a script has it. */
  readonly python: PythonMethod;
  readonly searchShape?: SearchShape<H>;
  readonly create: (context: MethodContext<H>) => MethodRun;
}

/** A method with its names forgotten. */
export interface MethodDefinition extends OptimizerDescription, Searches<string> {
  readonly kind: 'method';
}

/** Takes a declaration whose names are checked by their literal types, and forgets these. */
export function defineMethod<H extends string>(
  declaration: OptimizerDescription & {
    readonly hyperparameters: Readonly<Record<H, Hyperparameter>>;
  } & Searches<H>,
): MethodDefinition {
  return { ...declaration, kind: 'method' };
}

/** f at a trial point: +∞ where it isn't finite, so that no method goes there. */
export function trialValue(objective: Objective, [x, y]: Point): number {
  const value = objective.value(x, y);
  return Number.isFinite(value) ? value : Infinity;
}
