// Defines methods: optimizers that evaluate f as often as they need, instead of following a fixed formula.
import type { Domain, Point } from '../../geometry/domain';
import type { Random } from '../../random/random';
import type { PythonMethod } from '../../python/pythonRule';
import type { NumericValues } from '../../hyperparameters/numericValues';
import type { Memory } from '../define';
import type { OptimizerDescription } from '../optimizer';
import type { TermValues } from '../terms';
import type { Phrase } from '../../text/text';
import type { Hyperparameter } from '../../hyperparameters/hyperparameter';

/**
 * f as a method evaluates it; every call is counted. Value and gradient include the run's noise, if any: that of one
 * batch during an update, and of another in the next.
 */
export interface Objective {
  value(x: number, y: number): number;
  gradient(x: number, y: number): Point;
  /** ∂²f/∂x², ∂²f/∂x∂y, ∂²f/∂y² */
  hessian(x: number, y: number): readonly [xx: number, xy: number, yy: number];
}

export interface MethodContext<H extends string> {
  readonly objective: Objective;
  readonly start: Point;
  readonly domain: Domain;
  readonly h: NumericValues<H>;
  readonly random: Random;
}

/**
 * All that a method knows between two updates. No update changes a state that there is, it makes another: so whoever keeps
 * one can go on from it, with other hyper-parameters, too.
 */
export interface MethodState {
  /** At first the start. */
  readonly position: Point;
}

/** What a point was looked at for. */
export const trialPurposes = [
  'line search',
  'damped step',
  'reflected',
  'expanded',
  'contracted outside',
  'contracted inside',
  'shrunk',
  'candidate',
  'sample',
  'particle',
] as const;
export type TrialPurpose = (typeof trialPurposes)[number];

/** A point that an update has looked at. */
export interface MethodTrial {
  readonly point: Point;
  /** f there, as the method has seen it: with noise, and infinite where it isn't finite. */
  readonly value: number;
  readonly purpose: TrialPurpose;
  /** Whether the update keeps it: as its position, as a corner, as a parent of the next cloud. */
  readonly taken: boolean;
}

/** What a method did in one update, in its own numbers. */
export interface MethodAccount {
  /** The quantities of its formula, after this update's computation where the formula has an arrow. */
  readonly terms: TermValues;
  /** Those that it had kept before this update; none by default. */
  readonly before?: TermValues;
  /** None by default. */
  readonly memory?: Memory;
  /** In the order in which they were looked at. */
  readonly trials: readonly MethodTrial[];
  readonly did: Phrase;
}

export type Tell = (account: MethodAccount) => void;

/** A method at work on one f. What changes is in its states and in the context's random numbers, nowhere else. */
export interface MethodSearch<State extends MethodState = MethodState> {
  /** The state before the first update. May evaluate f and draw random numbers. */
  begin(): State;
  /**
   * The state after an update, the first being 1. `learningRate` is the rate after its schedule, NaN for a method that
   * has none. Takes a bounded number of evaluations. The state may be another search's of the same method. `tell` is called
   * once, with what this update did; without it nothing is prepared for that, and the state is the same.
   */
  step(state: State, update: number, learningRate: number, tell?: Tell): State;
  /** The points of the drawn search shape, for methods with one. */
  shapeOf?(state: State): readonly Point[];
}

/** The shape that a method draws about its head. */
export interface SearchShape<H extends string> {
  /** Corners of a simplex; centre and two axis ends of an ellipse; all members of a swarm. */
  readonly kind: 'simplex' | 'ellipse' | 'swarm';
  /** The number of its points, the same throughout a run. */
  readonly points: (h: NumericValues<H>) => number;
}

interface Searches<H extends string, State extends MethodState> {
  /** The method in Python, for scripts. */
  readonly python: PythonMethod;
  readonly searchShape?: SearchShape<H>;
  readonly create: (context: MethodContext<H>) => MethodSearch<State>;
}

/** A method without the literal types of its names. */
export interface MethodDefinition extends OptimizerDescription, Searches<string, MethodState> {
  readonly kind: 'method';
}

/** Declares a method; names are checked by their literal types, which the result no longer has. */
export function defineMethod<H extends string, State extends MethodState>(
  declaration: OptimizerDescription & {
    readonly hyperparameters: Readonly<Record<H, Hyperparameter>>;
  } & Searches<H, State>,
): MethodDefinition {
  return { ...declaration, kind: 'method' };
}

/** f at a trial point; +∞ if it isn't finite, so that no method goes there. */
export function trialValue(objective: Objective, [x, y]: Point): number {
  const value = objective.value(x, y);
  return Number.isFinite(value) ? value : Infinity;
}
