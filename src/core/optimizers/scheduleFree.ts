// Shared by the schedule-free rules: θ is the average of a path z, and gradients are taken between the two.
import { phrase } from '../text/text';
import {
  add,
  boundBelow,
  divide,
  less,
  multiply,
  select,
  square,
  subtract,
  type Expression,
} from '../expression/expression';
import { count, decayFactor } from '../hyperparameters/commonHyperparameters';
import type { Pair, StateBuffer, TermDeclaration } from './define';
import type { NumericValues } from '../hyperparameters/numericValues';
import { forBoth } from './pairs';
import type { PythonChoices } from '../python/pythonRule';

type Rates = NumericValues<'learningRate' | 'warmupSteps'>;

export const warmupSteps = count(phrase('Warm-up steps'), 'T', 0, 0, [0, 200]);

/** The fraction of the way from z to the average at which gradients are taken. */
export const nearness = decayFactor(phrase('Nearness of the gradient to the average'), '\\beta_1', 0.9);

/** The learning rate after `stepsDone` steps of the warm-up. */
export const warmUp = ({ learningRate, warmupSteps: steps }: Rates, stepsDone: number): number =>
  steps === 0 ? learningRate : learningRate * Math.min(1, stepsDone / steps);

/** The state in addition to z: the largest rate so far, and the sum of the weights. */
export const averageState = {
  largestRate: { symbol: '\\rho' },
  weightSum: { symbol: 'w' },
} as const satisfies Readonly<Record<string, StateBuffer<never>>>;

/** What the formulas have on their left sides beside the state. */
export const averagingTerms = {
  y: { symbol: 'y' },
  g: { symbol: 'g' },
  eta: { symbol: '\\eta', scope: 'particle' },
} as const satisfies Readonly<Record<string, TermDeclaration>>;

// Both blends below are written so that they are exact if θ and z are equal.

/** The point at which the gradient is taken. */
export const between = (beta: Expression, average: Pair, z: Pair): Pair =>
  forBoth((i) => add(z[i], multiply(beta, subtract(average[i], z[i]))));

/** The average after a step of the path to z; each point is weighted by the square of the largest rate so far. */
export function takeIn(
  average: Pair,
  z: Pair,
  state: { readonly largestRate: Expression; readonly weightSum: Expression },
  weighingRate: Expression,
): { readonly average: Pair; readonly largestRate: Expression; readonly weightSum: Expression } {
  const largestRate = boundBelow(state.largestRate, weighingRate);
  const weight = square(largestRate);
  const weightSum = add(state.weightSum, weight);
  const share = select(less(0, weightSum), divide(weight, weightSum), 0);
  return {
    average: forBoth((i) => add(average[i], multiply(share, subtract(z[i], average[i])))),
    largestRate,
    weightSum,
  };
}

type PythonRates = PythonChoices<'learningRate' | 'warmupSteps'>;

/** The rate after `stepsDone` steps of the warm-up, in Python. */
const warmUpPython = ({ h }: PythonRates, stepsDone: string): string =>
  h.warmupSteps === 0 ? 'learning_rate' : `learning_rate * min(1, ${stepsDone} / warmup_steps)`;

export const ratePython = (choices: PythonRates): string => warmUpPython(choices, '(t - 1)');

/** `takeIn` in Python. */
export const takeInPython = (choices: PythonRates): string => `
  largest_rate = max(largest_rate, ${warmUpPython(choices, 't')})
  weight_sum = weight_sum + largest_rate**2
  theta = theta + quotient(largest_rate**2, weight_sum) * (z - theta)`;
