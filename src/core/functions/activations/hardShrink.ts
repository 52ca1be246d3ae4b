// Small inputs become 0, others stay.
import { absolute, less, select } from '../../expression/expression';
import { nonNegative } from '../../hyperparameters/commonHyperparameters';
import { defineActivation } from './activation';

export const hardShrink = defineActivation({
  id: 'hard-shrink',
  name: { en: 'Hardshrink', ja: 'ハード縮小' },
  family: 'shrinking',
  outputs: 'any',
  jumps: true,
  latex: 'y = \\begin{cases} x & |x| > \\lambda \\\\ 0 & |x| \\le \\lambda \\end{cases}',
  derivativeLatex: "y' = \\begin{cases} 1 & |x| > \\lambda \\\\ 0 & |x| \\le \\lambda \\end{cases}",
  parameters: { lambda: nonNegative({ en: 'Lambda', ja: 'ラムダ' }, '\\lambda', 0.5, [0, 2]) },
  goodPoints: [
    {
      en: 'Small inputs become exactly 0, large ones keep their size.',
      ja: '小さな入力はちょうど 0 になり、大きな入力は大きさを保つ',
    },
  ],
  badPoints: [
    { en: 'Jumps at ±λ, and small inputs learn nothing.', ja: '±λ で値が飛び、小さな入力では何も学べない' },
  ],
  use: {
    en: 'Denoising by a threshold, as of wavelet coefficients.',
    ja: 'ウェーブレット係数など、閾値によるノイズ除去に使います。',
  },
  definitionNote: {
    en: 'As torch.nn.Hardshrink: the derivative is 0 at ±λ; the jumps count for nothing.',
    ja: 'torch.nn.Hardshrink と同じです。±λ での導関数は 0 とし、値の飛びは導関数に含めません。',
  },
  source: 'D. L. Donoho, I. M. Johnstone, Ideal spatial adaptation by wavelet shrinkage (1994)',
  value: (x, { lambda }) => select(less(lambda, absolute(x)), x, 0),
});
