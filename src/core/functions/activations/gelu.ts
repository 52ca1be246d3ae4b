// x·Φ(x): the input times the probability that a normal number lies below it.
import { add, divide, erf, multiply } from '../../expression/expression';
import { defineActivation } from './activation';

export const gelu = defineActivation({
  id: 'gelu',
  name: { en: 'GELU', ja: 'GELU' },
  family: 'self-gated',
  outputs: 'any',
  latex: 'y = x\\,\\Phi(x) = \\frac{x}{2} \\left(1 + \\operatorname{erf} \\frac{x}{\\sqrt{2}}\\right)',
  derivativeLatex: "y' = \\Phi(x) + \\frac{x}{\\sqrt{2\\pi}}\\,e^{-x^2/2}",
  parameters: {},
  goodPoints: [
    { en: 'Smooth, and close to the ReLU far from 0.', ja: '滑らかで、0 から離れれば ReLU に近い' },
    { en: 'Small negative inputs still learn.', ja: '小さな負の入力でも学習が進む' },
  ],
  badPoints: [
    { en: 'The error function is costly.', ja: '誤差関数の計算コストが高い' },
    {
      en: 'Not monotonic: its lowest point is at about −0.75, below 0.',
      ja: '単調ではなく、−0.75 付近で負にくぼむ',
    },
  ],
  use: {
    en: 'Hidden layers of transformers (BERT, GPT).',
    ja: 'BERT や GPT など、Transformer の中間層に使われています。',
  },
  definitionNote: {
    en: 'As torch.nn.GELU: with the error function, not an approximation. Far on the negative side the sum is rounded: y is exact to about 10⁻¹⁶ there.',
    ja: 'torch.nn.GELU と同じく、近似ではなく誤差関数を使います。負の側の遠方では 和が丸められ、y の誤差は 10⁻¹⁶ ほどになります。',
  },
  source: 'D. Hendrycks, K. Gimpel, Gaussian error linear units (GELUs) (2016)',
  // The halves stay within the sum: 2x could overflow.
  value: (x) => multiply(x, add(0.5, multiply(0.5, erf(divide(x, Math.SQRT2))))),
});
