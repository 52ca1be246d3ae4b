// Shared by AdaBound and AMSBound: Adam's rates, clamped between bounds that converge to one final rate.
import { phrase } from '../text/text';
import { divide, maximum, minimum, multiply, type Expression } from '../expression/expression';
import {
  averageDecay,
  epsilon,
  learningRate,
  nonNegative,
  rangedNumber,
  squaredAverageDecay,
} from '../hyperparameters/commonHyperparameters';
import type { StateBuffer, StepScalar, TermDeclaration } from './define';
import type { NumericValues } from '../hyperparameters/numericValues';
import type { NumberHyperparameter } from '../hyperparameters/hyperparameter';
import { quotient } from './pairs';
import { averagedResponse, type Response } from './response';
import type { PythonChoices } from '../python/pythonRule';

type Name = 'learningRate' | 'beta1' | 'beta2' | 'finalRate' | 'gamma' | 'epsilon';

export const boundHyperparameters: Readonly<Record<Name, NumberHyperparameter>> = {
  learningRate: learningRate(0.001),
  beta1: averageDecay(0.9),
  beta2: squaredAverageDecay(0.999),
  finalRate: nonNegative(phrase('Final learning rate'), '\\eta^\\ast', 0.1, [1e-4, 1], 'log'),
  gamma: rangedNumber(phrase('Speed of the bounds'), '\\gamma', 0.001, [1e-4, 0.5], {
    min: 0,
    minExclusive: true,
    max: 1,
    maxExclusive: true,
    scale: 'log',
  }),
  epsilon: epsilon(1e-8),
};

/** The rate before its schedule: the bounds follow the schedule in proportion. */
export const baseRate: StateBuffer<Name> = {
  symbol: '\\eta_0',
  scope: 'particle',
  initial: (h) => h.learningRate,
};

/** The bounds as multiples of the final rate, and Adam's rate with both bias corrections. */
export const boundScalars: Readonly<Record<'low' | 'high' | 'rate', StepScalar<Name>>> = {
  low: ({ gamma }, update) => 1 - 1 / (gamma * update + 1),
  high: ({ gamma }, update) => 1 + 1 / (gamma * update),
  rate: (h: NumericValues<Name>, update) =>
    (h.learningRate * Math.sqrt(1 - h.beta2 ** update)) / (1 - h.beta1 ** update),
};

/** What the formula of the step has on its left sides. */
export const boundTerms = {
  s: { symbol: 's' },
  ell: { symbol: '\\ell', scope: 'particle' },
  h: { symbol: 'h', scope: 'particle' },
  r: { symbol: 'r' },
} as const satisfies Readonly<Record<string, TermDeclaration>>;

/** The rate is part of P = 1/r. */
export const boundedResponse = ({ beta1 }: NumericValues<Name>): Response => averagedResponse(beta1, 1);

/** The rate of one parameter, and its bounds; `size` is Adam's denominator. */
export function boundedRate(
  size: Expression,
  base: Expression,
  h: Readonly<Record<Name, Expression>>,
  step: Readonly<Record<'low' | 'high' | 'rate', Expression>>,
): Readonly<Record<'rate' | 'low' | 'high', Expression>> {
  const finalRate = multiply(h.finalRate, quotient(h.learningRate, base, 1));
  const low = multiply(step.low, finalRate);
  const high = multiply(step.high, finalRate);
  return { rate: minimum(maximum(divide(step.rate, size), low), high), low, high };
}

/** What there is to tell of the step; `average` is that of which Adam's denominator is the root. */
export const toldStep = (average: Expression, { rate, low, high }: ReturnType<typeof boundedRate>) =>
  ({
    terms: { s: average, ell: low, h: high, r: rate },
    divisor: divide(1, rate),
    memory: { term: 'm', points: 'up' },
  }) as const;

/** LaTeX of the step, where s is the average of which Adam's denominator is the root. */
export const boundedStep =
  '\\ell_t &= \\eta^\\ast \\frac{\\eta}{\\eta_0} \\left(1 - \\frac{1}{\\gamma t + 1}\\right), \\quad h_t = \\eta^\\ast \\frac{\\eta}{\\eta_0} \\left(1 + \\frac{1}{\\gamma t}\\right) \\\\ r_t &= \\min\\left(\\max\\left(\\frac{\\eta \\sqrt{1 - \\beta_2^t}}{(1 - \\beta_1^t)(\\sqrt{s_t} + \\varepsilon)},\\ \\ell_t\\right),\\ h_t\\right) \\\\ \\theta_{t+1} &= \\theta_t - r_t\\, m_t';

/** `boundedRate` in Python: sets `rate`; `size` names the average of which Adam takes the root. */
export function boundedRatePython(size: string, { h, scheduled }: PythonChoices<Name>): string {
  const followsSchedule = scheduled && h.learningRate !== 0;
  const final = followsSchedule ? 'final_rate * learning_rate / base_rate' : 'final_rate';
  return `
    rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t) / (np.sqrt(${size}) + epsilon)
    lower = ${final} * (1 - 1 / (gamma * t + 1))
    upper = ${final} * (1 + 1 / (gamma * t))
    rate = np.clip(rate, lower, upper)`;
}
