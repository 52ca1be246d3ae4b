// ln(1 + e^x): a ReLU without its corner.
import { phrase } from '../../text/text';
import {
  absolute,
  add,
  divide,
  exp,
  log1p,
  maximum,
  multiply,
  negate,
  sigmoid,
} from '../../expression/expression';
import { positive } from '../../hyperparameters/commonHyperparameters';
import { defineActivation } from './activation';

export const softplusActivation = defineActivation({
  id: 'softplus',
  name: phrase('Softplus'),
  family: 'rectifying',
  outputs: 'nonNegative',
  latex: 'y = \\frac{1}{\\beta} \\ln(1 + e^{\\beta x})',
  derivativeLatex: "y' = \\sigma(\\beta x)",
  parameters: { beta: positive(phrase('Beta'), '\\beta', 1, [0.1, 10]) },
  goodPoints: [phrase('Smooth everywhere; its derivative is the Sigmoid.'), phrase('Always positive.')],
  badPoints: [
    phrase('Costs an exponential and a logarithm, and rarely does better than the ReLU.'),
    phrase('Large negative inputs hardly learn.'),
  ],
  use: phrase('Outputs that must be positive, such as a variance or a rate.'),
  definitionNote: phrase(
    'As torch.nn.Softplus without its threshold: PyTorch returns x itself where βx > 20, which is off by up to 2·10⁻⁹; here it is exact in both tails.',
  ),
  source:
    'C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau, R. Garcia, Incorporating second-order functional knowledge for better option pricing (2000)',
  value: (x, { beta }) => add(maximum(x, 0), divide(log1p(exp(negate(absolute(multiply(beta, x))))), beta)),
  // Differentiated automatically, the two corners would not cancel exactly.
  derivative: (x, { beta }) => sigmoid(multiply(beta, x)),
});
