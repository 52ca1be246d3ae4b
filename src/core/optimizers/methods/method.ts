// Declares a method: a rule that looks at the landscape where it likes, with whatever state it needs.
import type { Domain, Point } from '../../landscapes/landscape';
import type { Random } from '../../random/random';
import type { NumericValues } from '../define';
import type { Hyperparameter, OptimizerDescription } from '../optimizer';

/** f as a method sees it; every call is counted. The gradient may carry noise that the run was asked for. */
export interface Objective {
  value(x: number, y: number): number;
  gradient(x: number, y: number): Point;
  hessian(x: number, y: number): readonly [xx: number, xy: number, yy: number];
  /** Calls so far. */
  readonly evaluations: number;
}

export interface MethodContext<H extends string> {
  readonly objective: Objective;
  readonly start: Point;
  readonly domain: Domain;
  readonly h: NumericValues<H>;
  readonly random: Random;
}

/** A method at work. */
export interface MethodRun {
  readonly position: Point;
  /**
   * One update; `update` counts from 1. `learningRate` is the rate after its schedule, NaN for a method that has none.
   */
  step(update: number, learningRate: number): void;
  /** Points of the drawn figure, x and y in turn, for methods with one. */
  readonly figure?: Float64Array;
}

/** What is drawn beside the head: `simplex` corners, an `ellipse` as centre and two axis ends, all of a `swarm`. */
export interface MethodFigure<H extends string> {
  readonly kind: 'simplex' | 'ellipse' | 'swarm';
  /** How many points it has, the same throughout a run. */
  readonly points: (h: NumericValues<H>) => number;
}

export interface MethodDefinition extends OptimizerDescription {
  readonly kind: 'method';
  readonly figure?: MethodFigure<string>;
  readonly create: (context: MethodContext<string>) => MethodRun;
}

/** Takes a declaration whose names are checked by their literal types, and forgets these. */
export function defineMethod<H extends string>(
  declaration: OptimizerDescription & {
    readonly hyperparameters: Readonly<Record<H, Hyperparameter>>;
    readonly figure?: MethodFigure<H>;
    readonly create: (context: MethodContext<H>) => MethodRun;
  },
): MethodDefinition {
  return { ...declaration, kind: 'method' };
}
