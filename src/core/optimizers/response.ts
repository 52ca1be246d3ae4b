// How a rule answers gradients while all that it divides by stays as it is: then it is a linear recurrence, which decides how it
// moves in a bowl, and how steep a bowl it can stand.

/** A gradient of 1 adds `gain` · `fade`ᵏ to the step that comes k updates after its own; all of it `delay` updates later. */
export interface Echo {
  readonly gain: number;
  /** In [0, 1). */
  readonly fade: number;
  readonly delay: 0 | 1;
}

/** θ becomes `keep` · θ less the echoes of all gradients so far, each of them divided by P. */
export interface Response {
  /** 1, or less by the decay of weights. */
  readonly keep: number;
  readonly echoes: readonly Echo[];
  /** λ, if the rule adds λθ to the gradient after its division. */
  readonly decay: number;
}

const answering = (echoes: readonly Echo[], keep: number): Response => ({ keep, echoes, decay: 0 });

/** The answer of a rule by its echoes: `gain` and `fade` of each, and `delay` where there is one. */
export const echoing = (
  echoes: readonly (Omit<Echo, 'delay'> & { readonly delay?: 0 | 1 })[],
  keep = 1,
): Response =>
  answering(
    echoes.map((echo) => ({ delay: 0, ...echo })),
    keep,
  );

/** −ηg, and nothing of it later. */
export const plainResponse = (rate: number, keep = 1): Response => echoing([{ gain: rate, fade: 0 }], keep);

/** −ηv with v = μv + g. */
export const heavyResponse = (momentum: number, rate: number): Response =>
  echoing([{ gain: rate, fade: momentum }]);

/** −ηm with m = βm + (1 − β)g. */
export const averagedResponse = (beta: number, rate: number, keep = 1): Response =>
  echoing([averageEcho(beta, rate)], keep);

/** Of an average with decay β that is multiplied by a rate. */
export const averageEcho = (beta: number, rate: number): Echo => ({
  gain: rate * (1 - beta),
  fade: beta,
  delay: 0,
});

/** What a gradient of 1 that changes its sign at each update adds up to: steps to and fro across a valley. */
const alternating = ({ echoes }: Response): number =>
  echoes.reduce((sum, { gain, fade, delay }) => sum + (delay === 1 ? -gain : gain) / (1 + fade), 0);

/**
 * The largest eigenvalue of P⁻¹∇²f with which the rule comes to rest at the bottom of a bowl: beyond it steps to and fro across the
 * valley grow. For example 2/η of gradient descent, 2(1 + β)/η of the heavy ball, and of an average 2(1 + β)/((1 − β)η) (J. Cohen
 * et al., Adaptive gradient methods at the edge of stability, 2022). Infinite if the rule does not move.
 */
export function stabilityLimit(response: Response): number {
  const sum = alternating(response);
  return sum > 0 ? (1 + response.keep) / sum - response.decay : Infinity;
}
