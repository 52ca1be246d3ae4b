// Averages that begin at 0 are too small at first: Adam's correction of both of its averages, put into the rate and into ε.

/** The learning rate with the corrections of both averages. */
export function correctedRate(
  h: { readonly learningRate: number; readonly beta1: number; readonly beta2: number },
  update: number,
): number {
  return (h.learningRate * Math.sqrt(1 - h.beta2 ** update)) / (1 - h.beta1 ** update);
}

/** The ε that goes with that rate: beside the root of an average that is not corrected itself. */
export function correctedEpsilon(
  h: { readonly epsilon: number; readonly beta2: number },
  update: number,
): number {
  return h.epsilon * Math.sqrt(1 - h.beta2 ** update);
}
