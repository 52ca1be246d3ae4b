// ln σ(x): the logarithm of a probability, without computing the probability.
import { phrase } from '../../text/text';
import { negate, softplus } from '../../expression/expression';
import { defineActivation } from './activation';

export const logSigmoid = defineActivation({
  id: 'log-sigmoid',
  name: phrase('Log-Sigmoid'),
  family: 'output',
  outputs: 'any',
  latex: 'y = \\ln \\sigma(x) = -\\ln(1 + e^{-x})',
  derivativeLatex: "y' = \\sigma(-x)",
  parameters: {},
  goodPoints: [phrase('Exact where the Sigmoid is so small that its logarithm would be −∞.')],
  badPoints: [phrase('Never positive, and unbounded below: not for hidden layers.')],
  use: phrase('In losses: −ln σ(x) is the binary cross-entropy of a positive example.'),
  definitionNote: phrase('As torch.nn.LogSigmoid. Computed from e^−|x|, which never overflows.'),
  source: 'D. R. Cox, The regression analysis of binary sequences (1958)',
  value: (x) => negate(softplus(negate(x))),
});
