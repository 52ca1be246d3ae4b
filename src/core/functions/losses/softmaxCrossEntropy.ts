// −Σ t_i ln y_i of a Softmax's outputs, computed from its inputs.
import { phrase } from '../../text/text';
import { largestOf, probabilities } from '../activations/softmax';
import type { VectorLoss, VectorLossValue } from './loss';

function evaluate(z: readonly number[], t: readonly number[]): VectorLossValue {
  const largest = largestOf(z);
  const logTotal = Math.log(z.reduce((sum, each) => sum + Math.exp(each - largest), 0));
  const mass = t.reduce((sum, each) => sum + each, 0);
  return {
    // A class with target 0 costs nothing, however unlikely it is.
    loss: z.reduce((sum, each, i) => {
      const target = t[i] ?? NaN;
      return target === 0 ? sum : sum + target * (logTotal - (each - largest));
    }, 0),
    dz: probabilities(z).map((y, i) => y * mass - (t[i] ?? NaN)),
  };
}

export const softmaxCrossEntropy: VectorLoss = {
  id: 'softmax-cross-entropy',
  kind: 'vector',
  name: phrase('Softmax with cross-entropy'),
  family: 'probability',
  outputs: 'any',
  targets: 'probability',
  latex: 'L = -\\sum_i t_i \\ln \\frac{e^{x_i}}{\\sum_k e^{x_k}}',
  derivativeLatex: '\\frac{\\partial L}{\\partial x_i} = y_i \\sum_j t_j - t_i = y_i - t_i',
  parameters: {},
  goodPoints: [
    phrase('The gradient is the difference between what is and what should be.'),
    phrase('Exact however sure the model is: no probability is rounded to 0 on the way.'),
  ],
  badPoints: [phrase('Never quite satisfied: the gradient is 0 only infinitely far out.')],
  use: phrase('Training of classifiers of many classes: libraries put Softmax and cross-entropy together.'),
  definitionNote: phrase(
    'As torch.nn.CrossEntropyLoss with probabilities as targets, of one example. The largest x is subtracted first; nothing is clamped. The second step of the derivative holds where the targets sum to 1.',
  ),
  source:
    'J. S. Bridle, Training stochastic model recognition algorithms as networks can lead to maximum mutual information estimation of parameters (1989)',
  evaluate,
};
