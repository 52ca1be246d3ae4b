// Adam's bias correction of both averages (which begin at 0 and are too small at first), applied to the rate and to ε.

/** The learning rate with the bias corrections of both averages. */
export function correctedRate(
  h: { readonly learningRate: number; readonly beta1: number; readonly beta2: number },
  update: number,
): number {
  return (h.learningRate * Math.sqrt(1 - h.beta2 ** update)) / (1 - h.beta1 ** update);
}

/** The ε for this rate: to be added to the root of the uncorrected average. */
export function correctedEpsilon(
  h: { readonly epsilon: number; readonly beta2: number },
  update: number,
): number {
  return h.epsilon * Math.sqrt(1 - h.beta2 ** update);
}
