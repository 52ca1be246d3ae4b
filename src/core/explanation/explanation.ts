// What is told of one update of a run: every quantity on its way, the curvature where it begins, and its stability.
import type { Point } from '../geometry/domain';
import type { Memory } from '../optimizers/define';
import type { MethodAccount } from '../optimizers/methods/method';
import type { TermValues } from '../optimizers/terms';
import type { Curvature } from './curvature';

export interface Stability {
  /**
   * The largest eigenvalue of the Hessian, divided by the rule's divisor where it has one: how fast the steepest direction
   * pushes back.
   */
  readonly sharpness: number;
  /** The direction in which it does. */
  readonly direction: Point;
  /** What the sharpness may be at this rate before that direction oscillates and grows; null where no limit is known. */
  readonly limit: number | null;
  /** Whether the sharpness is below the limit; null without one. */
  readonly stable: boolean | null;
  /** The first of the updates up to this one that were all unstable, not looked for farther back than `mostLookedBack`. */
  readonly unstableSince: number | null;
}

/** How many updates are looked back for the first unstable one. */
export const mostLookedBack = 200;

export interface Explanation {
  /** The optimizer's id. */
  readonly optimizer: string;
  /** The number of the update, the first being 1. */
  readonly step: number;
  /** The t of its formula: another number in a branch that goes on as another optimizer. */
  readonly ownStep: number;
  /** Where the update begins and ends. */
  readonly theta: Point;
  readonly next: Point;
  /** f at both. */
  readonly values: Point;
  /** ∇f where the update begins. */
  readonly gradient: Point;
  /** The rate in force, after its schedule; null for an optimizer without one. */
  readonly learningRate: number | null;
  /** What noise added to the gradient; null without noise. */
  readonly noise: Point | null;
  /** The same of the gradient that the rule takes at another point than θ; null if it takes none, or without noise. */
  readonly noiseElsewhere: Point | null;
  /** Gradient and noise after clipping; null if gradients are not clipped. */
  readonly clipped: Point | null;
  /** Every quantity on a left side of the formula, after this update's computation, and `step`, next − θ. */
  readonly terms: TermValues;
  /** What the run had kept before this update, by plain name. */
  readonly before: TermValues;
  /** What each coordinate of the gradient, or of its average, was divided by; null if by nothing. */
  readonly divisor: Point | null;
  readonly memory: Memory | null;
  /** What a method did in this update; null for a rule. */
  readonly account: MethodAccount | null;
  readonly curvature: Curvature;
  readonly stability: Stability;
}
