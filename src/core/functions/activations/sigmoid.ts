// 1/(1 + e^−x): any number becomes a probability.
import { phrase } from '../../text/text';
import { sigmoid as logistic } from '../../expression/expression';
import { defineActivation } from './activation';

export const sigmoidActivation = defineActivation({
  id: 'sigmoid',
  name: phrase('Sigmoid'),
  family: 'squashing',
  outputs: 'probability',
  latex: 'y = \\frac{1}{1 + e^{-x}}',
  derivativeLatex: "y' = y\\,(1 - y)",
  parameters: {},
  goodPoints: [
    phrase('The derivative takes one product, once the output is known.'),
    phrase('Outputs between 0 and 1 read as probabilities.'),
  ],
  badPoints: [
    phrase(
      'The derivative is ¼ at most: each layer loses three quarters of the gradient or more, and deep stacks lose it all.',
    ),
    phrase('Flat on both sides: an input far from 0 hardly learns.'),
    phrase('Each output costs an exponential, and outputs are never centred on 0.'),
  ],
  use: phrase('Last layer of a classifier of two classes; gates, as in an LSTM.'),
  definitionNote: phrase(
    'Computed from e^−|x|, which never overflows. The derivative is the product of the Sigmoid of x and that of −x, exact in both tails; 1 − y would be 0 too soon.',
  ),
  source:
    'P.-F. Verhulst, Recherches mathématiques sur la loi d’accroissement de la population (1845). As torch.sigmoid',
  value: (x) => logistic(x),
});
