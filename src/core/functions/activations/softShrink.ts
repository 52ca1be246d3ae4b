// Pulls every input towards 0 by λ, small ones all the way.
import { add, less, negate, select, subtract } from '../../expression/expression';
import { nonNegative } from '../../hyperparameters/commonHyperparameters';
import { defineActivation } from './activation';

export const softShrink = defineActivation({
  id: 'soft-shrink',
  name: { en: 'Softshrink', ja: 'ソフト縮小' },
  family: 'shrinking',
  outputs: 'any',
  latex:
    'y = \\begin{cases} x - \\lambda & x > \\lambda \\\\ x + \\lambda & x < -\\lambda \\\\ 0 & \\text{otherwise} \\end{cases}',
  derivativeLatex: "y' = \\begin{cases} 1 & |x| > \\lambda \\\\ 0 & |x| \\le \\lambda \\end{cases}",
  parameters: { lambda: nonNegative({ en: 'Lambda', ja: 'ラムダ' }, '\\lambda', 0.5, [0, 2]) },
  goodPoints: [
    {
      en: 'Small inputs become exactly 0, and the output stays continuous.',
      ja: '小さな入力がちょうど 0 になり、出力は連続のまま',
    },
  ],
  badPoints: [
    {
      en: 'Large inputs shrink, too, and small ones learn nothing.',
      ja: '大きな入力も縮み、小さな入力では何も学べない',
    },
  ],
  use: {
    en: 'The step of ISTA and of other methods that make sparse codes.',
    ja: 'ISTA など、スパースな表現を求める手法の一歩に使います。',
  },
  definitionNote: {
    en: 'As torch.nn.Softshrink: the derivative is 0 at ±λ.',
    ja: 'torch.nn.Softshrink と同じです。±λ での導関数は 0 とします。',
  },
  source: 'D. L. Donoho, I. M. Johnstone, Ideal spatial adaptation by wavelet shrinkage (1994)',
  value: (x, { lambda }) =>
    select(less(lambda, x), subtract(x, lambda), select(less(x, negate(lambda)), add(x, lambda), 0)),
});
