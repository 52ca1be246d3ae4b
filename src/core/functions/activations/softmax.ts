// e^(x_i) / Σ e^(x_k): n numbers become n probabilities.
import { phrase } from '../../text/text';
import { positive } from '../../hyperparameters/commonHyperparameters';
import type { VectorActivation, VectorValue } from './activation';

/** The maximum; −∞ for an empty list. Unlike `Math.max`, it takes lists of any length. */
export const largestOf = (x: readonly number[]): number => x.reduce((a, b) => Math.max(a, b), -Infinity);

/** The probabilities alone. The largest input is subtracted first, so that no power overflows. */
export function probabilities(x: readonly number[], temperature = 1): number[] {
  const largest = largestOf(x);
  const powers = x.map((each) => Math.exp((each - largest) / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

function evaluate(x: readonly number[], temperature: number): VectorValue {
  const y = probabilities(x, temperature);
  // The sum of the others is 1 − y_i without cancellation.
  const others = y.map((_, i) => y.reduce((sum, yk, k) => (k === i ? sum : sum + yk), 0));
  return {
    y,
    jacobian: y.map((yi, i) =>
      y.map((yj, j) => (i === j ? yi * (others[i] ?? NaN) : -yi * yj) / temperature),
    ),
  };
}

export const softmax: VectorActivation = {
  id: 'softmax',
  kind: 'vector',
  name: phrase('Softmax'),
  family: 'output',
  outputs: 'probability',
  latex: 'y_i = \\frac{e^{x_i / T}}{\\sum_k e^{x_k / T}}',
  derivativeLatex:
    '\\frac{\\partial y_i}{\\partial x_j} = \\frac{1}{T} \\begin{cases} y_i\\,(1 - y_i) & i = j \\\\ -y_i\\,y_j & i \\ne j \\end{cases}',
  parameters: { temperature: positive(phrase('Temperature'), 'T', 1, [0.1, 10]) },
  goodPoints: [
    phrase('Outputs are positive and sum to 1: they can be used as probabilities.'),
    phrase('Followed by the cross-entropy, the gradient is just y − t.'),
  ],
  badPoints: [
    phrase('Every output depends on every input: the derivative is a whole matrix, not its diagonal.'),
    phrase('A clear winner leaves hardly any gradient; and it can’t say “none of these”.'),
  ],
  use: phrase(
    'Last layer of a classifier of many classes; attention weights. With two inputs it is the Sigmoid of their difference.',
  ),
  definitionNote: phrase(
    'The largest input is subtracted first, so that nothing overflows. The Jacobian is complete. Inputs are divided by the temperature: low ones sharpen, high ones even out.',
  ),
  source:
    'J. S. Bridle, Probabilistic interpretation of feedforward classification network outputs (1990). As torch.softmax',
  evaluate: (x, { temperature = 1 }) => evaluate(x, temperature),
};
