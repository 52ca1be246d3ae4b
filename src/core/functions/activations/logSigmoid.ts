// ln σ(x): the logarithm of a probability, without the probability.
import { negate, softplus } from '../../expression/expression';
import { defineActivation } from './activation';

export const logSigmoid = defineActivation({
  id: 'log-sigmoid',
  name: { en: 'Log-Sigmoid', ja: '対数シグモイド' },
  family: 'output',
  outputs: 'any',
  latex: 'y = \\ln \\sigma(x) = -\\ln(1 + e^{-x})',
  derivativeLatex: "y' = \\sigma(-x)",
  parameters: {},
  goodPoints: [
    {
      en: 'Exact where the Sigmoid is so small that its logarithm would be −∞.',
      ja: 'シグモイドの対数が −∞ になってしまうほど小さな値でも正確',
    },
  ],
  badPoints: [
    {
      en: 'Never positive, and unbounded below: not for hidden layers.',
      ja: '常に負で下に有界でなく、中間層には向かない',
    },
  ],
  use: {
    en: 'In losses: −ln σ(x) is the binary cross-entropy of a positive example.',
    ja: '損失の計算に使います。−ln σ(x) は正例の二値交差エントロピーです。',
  },
  definitionNote: {
    en: 'As torch.nn.LogSigmoid. Computed from e^−|x|, which never overflows.',
    ja: 'torch.nn.LogSigmoid と同じです。オーバーフローしない e^−|x| から計算します。',
  },
  source: 'D. R. Cox, The regression analysis of binary sequences (1958)',
  value: (x) => negate(softplus(negate(x))),
});
