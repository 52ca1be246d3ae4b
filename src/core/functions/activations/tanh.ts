// The hyperbolic tangent: a Sigmoid that is centred on 0.
import { phrase } from '../../text/text';
import { multiply, negate, product, sigmoid, tanh as hyperbolicTangent } from '../../expression/expression';
import { defineActivation } from './activation';

export const tanhActivation = defineActivation({
  id: 'tanh',
  name: phrase('tanh'),
  family: 'squashing',
  outputs: 'any',
  latex: 'y = \\tanh x = \\frac{e^x - e^{-x}}{e^x + e^{-x}}',
  derivativeLatex: "y' = \\operatorname{sech}^2 x = \\frac{4}{(e^x + e^{-x})^2} = 1 - y^2",
  parameters: {},
  goodPoints: [
    phrase('The derivative reaches 1, so less of the gradient is lost than with the Sigmoid.'),
    phrase('Outputs are centred on 0.'),
  ],
  badPoints: [
    phrase('The derivative goes to 0 where the input is large, and deep stacks still lose the gradient.'),
    phrase('Each output costs an exponential.'),
  ],
  use: phrase('Hidden layers of recurrent networks and of small ones; outputs between −1 and 1.'),
  definitionNote: phrase(
    'Nothing overflows. The derivative is computed as 4σ(2x)σ(−2x), exact in both tails; 1 − y² would be 0 beyond ±19.',
  ),
  source: 'Y. LeCun, L. Bottou, G. B. Orr, K.-R. Müller, Efficient BackProp (1998). As torch.tanh',
  value: (x) => hyperbolicTangent(x),
  derivative: (x) => {
    const twice = multiply(2, x);
    return product(4, sigmoid(twice), sigmoid(negate(twice)));
  },
});
