// What is told of one update of a run: every quantity on its way, the curvature where it begins, and its stability.
import type { Point } from '../geometry/domain';
import type { Memory } from '../optimizers/define';
import type { MethodAccount } from '../optimizers/methods/method';
import type { TermValues } from '../optimizers/terms';
import type { Curvature } from './curvature';
import type { Motion } from './motion';

/** A direction of P⁻¹∇²f, along which a frozen rule moves by itself. */
export interface DirectionStability {
  /** A unit vector. */
  readonly direction: Point;
  /** The eigenvalue: how fast f pushes back along it. */
  readonly sharpness: number;
  /** How the rule moves there. */
  readonly motion: Motion;
  /** The largest rate with which it comes to rest there; null without one, or where the rate is no part of the rule's response. */
  readonly largestRate: number | null;
  /** The momentum up to which it does so without a swing; null for a rule without momentum, or if there is none. */
  readonly criticalMomentum: number | null;
}

export interface Stability {
  /**
   * The largest eigenvalue of the Hessian, divided by the rule's divisor where it has one: how fast the steepest direction
   * pushes back. Null where it has no number: f has no finite curvature there, or a coordinate is divided by 0.
   */
  readonly sharpness: number | null;
  /** The direction in which it does; null without a sharpness. */
  readonly direction: Point | null;
  /** What the sharpness may be at this rate before that direction oscillates and grows; null where no limit is known. */
  readonly limit: number | null;
  /** Whether the sharpness is below the limit; null without one of them. */
  readonly stable: boolean | null;
  /** The first of the updates up to this one that were all unstable, not looked for farther back than `mostLookedBack`. */
  readonly unstableSince: number | null;
  /** The steepest direction and the other one; null without a limit or a sharpness. */
  readonly directions: readonly [DirectionStability, DirectionStability] | null;
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
  /** ∇f where the update begins, and where it ends. */
  readonly gradient: Point;
  readonly nextGradient: Point;
  /** Of a mean over data: ∇ of each point's own loss where the update begins, whose mean is the gradient; else null. */
  readonly pointGradients: readonly Point[] | null;
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
