// x/(1 + |x|): a tanh with long tails.
import { phrase } from '../../text/text';
import { absolute, add, divide, square } from '../../expression/expression';
import { defineActivation } from './activation';

export const softsign = defineActivation({
  id: 'softsign',
  name: phrase('Softsign'),
  family: 'squashing',
  outputs: 'any',
  latex: 'y = \\frac{x}{1 + |x|}',
  derivativeLatex: "y' = \\frac{1}{(1 + |x|)^2}",
  parameters: {},
  goodPoints: [
    phrase('Saturates slowly: the derivative falls as 1/x², not exponentially.'),
    phrase('No exponential.'),
  ],
  badPoints: [
    phrase('Still loses the gradient in deep stacks.'),
    phrase('Its second derivative jumps at 0.'),
  ],
  use: phrase('In place of tanh where inputs are often large.'),
  definitionNote: phrase(
    'As torch.nn.Softsign. The derivative is the square of 1/(1 + |x|), which cancels nothing.',
  ),
  source:
    'J. Bergstra, G. Desjardins, P. Lamblin, Y. Bengio, Quadratic polynomials learn better image features (2009)',
  value: (x) => divide(x, add(1, absolute(x))),
  derivative: (x) => square(divide(1, add(1, absolute(x)))),
});
