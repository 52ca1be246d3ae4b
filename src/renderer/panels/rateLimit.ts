// The learning rate up to which a runner's steps don't grow where its head stands.
import type { Explanation } from '../../core/explanation/explanation';
import type { SceneRunner } from '../../core/scene/scene';

export interface RateLimit {
  readonly rate: number;
  /** Whether it is 2/λ, λ being the curvature along the steepest direction. */
  readonly isPlain: boolean;
}

/** A limit is found by halving intervals. */
const sameTo = 1e-6;

/**
 * Null where the number says nothing of the rate's slider: f does not rise there, the rule divides by something that changes with each
 * update, or its rate is not the slider's, as under a schedule and on the legs before a branch's own.
 */
export function rateLimit(
  runner: SceneRunner,
  { learningRate, divisor, stability }: Explanation,
): RateLimit | null {
  const steepest = stability.directions?.[0];
  const rate = steepest?.largestRate ?? null;
  if (rate === null || divisor !== null || runner.schedule !== null) return null;
  if (learningRate !== runner.hyperparameters.learningRate) return null;
  return { rate, isPlain: Math.abs((rate * steepest!.sharpness) / 2 - 1) < sameTo };
}
