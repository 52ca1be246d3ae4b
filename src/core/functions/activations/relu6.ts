// A ReLU with a ceiling.
import { maximum, minimum } from '../../expression/expression';
import { defineActivation } from './activation';

export const relu6 = defineActivation({
  id: 'relu6',
  name: { en: 'ReLU6', ja: 'ReLU6' },
  family: 'rectifying',
  outputs: 'nonNegative',
  latex: 'y = \\min\\bigl(\\max(0, x),\\, 6\\bigr)',
  derivativeLatex: "y' = \\begin{cases} 1 & 0 < x < 6 \\\\ 0 & \\text{otherwise} \\end{cases}",
  parameters: {},
  goodPoints: [
    {
      en: 'Outputs stay between 0 and 6: they survive arithmetic of few bits.',
      ja: '出力が 0 から 6 に収まり、少ないビット数の計算でも崩れない',
    },
  ],
  badPoints: [{ en: 'Nothing is learned on either side of that.', ja: 'その両側では何も学べない' }],
  use: {
    en: 'Small networks for phones (MobileNet).',
    ja: 'MobileNet など、携帯端末向けの小さなネットワークに使われています。',
  },
  definitionNote: {
    en: 'As torch.nn.ReLU6: the derivative is 0 at both corners, 0 and 6.',
    ja: 'torch.nn.ReLU6 と同じです。両端の 0 と 6 での導関数は 0 とします。',
  },
  source: 'A. Krizhevsky, Convolutional deep belief networks on CIFAR-10 (2010)',
  // The bound comes first: at the corner the derivative is its own.
  value: (x) => minimum(6, maximum(0, x)),
});
