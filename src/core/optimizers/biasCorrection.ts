// Adam's bias correction of both averages (which begin at 0 and are too small at first), applied to the rate and to ε; and
// what there is to tell of rules that follow Adam.
import { divide, multiply, squareRoot, type Expression } from '../expression/expression';
import type { Pair } from './define';
import { forBoth } from './pairs';

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

/** 1 − βᵗ of both averages: what m̂ and v̂ are divided by. */
export const corrections = {
  correction1: (h: { readonly beta1: number }, update: number): number => 1 - h.beta1 ** update,
  correction2: (h: { readonly beta2: number }, update: number): number => 1 - h.beta2 ** update,
};

type Corrections = Readonly<Record<keyof typeof corrections, Expression>>;

/** m̂ and v̂ as terms. */
export const correctedAverages = {
  mHat: { symbol: '\\hat m' },
  vHat: { symbol: '\\hat v' },
} as const;

export function toldAverages(
  m: Expression,
  v: Expression,
  { correction1, correction2 }: Corrections,
): Readonly<Record<keyof typeof correctedAverages, Expression>> {
  return { mHat: divide(m, correction1), vHat: divide(v, correction2) };
}

/** The same of a whole particle. */
export function toldPairs(
  m: Pair,
  v: Pair,
  aside: Corrections,
): Readonly<Record<keyof typeof correctedAverages, Pair>> {
  return {
    mHat: forBoth((i) => divide(m[i], aside.correction1)),
    vHat: forBoth((i) => divide(v[i], aside.correction2)),
  };
}

/** P of Adam's update −ηP⁻¹m, (1 − β1ᵗ)(√v̂ + ε), from its `size`, √v + ε√(1 − β2ᵗ). */
export const adamDivisor = (size: Expression, { correction1, correction2 }: Corrections): Expression =>
  divide(multiply(correction1, size), squareRoot(correction2));
