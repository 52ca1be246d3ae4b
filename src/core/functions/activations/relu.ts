// max(0, x): lets through what is positive.
import { maximum } from '../../expression/expression';
import { defineActivation } from './activation';

export const relu = defineActivation({
  id: 'relu',
  name: { en: 'ReLU', ja: 'ReLU' },
  family: 'rectifying',
  outputs: 'nonNegative',
  latex: 'y = \\max(0, x)',
  derivativeLatex: "y' = \\begin{cases} 1 & x > 0 \\\\ 0 & x \\le 0 \\end{cases}",
  parameters: {},
  goodPoints: [
    {
      en: 'The derivative is 1 wherever the neuron is active: the gradient hardly vanishes, and deep stacks are easy to train.',
      ja: '反応しているかぎり導関数は 1 で、勾配がほとんど消えず、深い層も学習しやすい',
    },
    { en: 'Costs one comparison.', ja: '比較一回で計算できる' },
  ],
  badPoints: [
    {
      en: 'Nothing is learned from negative inputs: a neuron that is negative for all data is dead for good.',
      ja: '負の入力からは何も学べない。全データで負になったニューロンは二度と動かない',
    },
    { en: 'Outputs have no upper bound and are never negative.', ja: '出力に上限がなく、負にもならない' },
  ],
  use: {
    en: 'The usual choice for hidden layers of convolutional and fully connected networks.',
    ja: '畳み込み層や全結合層の中間層で、最初に選ばれる関数です。',
  },
  definitionNote: {
    en: 'At x = 0 it is not differentiable; the derivative counts as 0 there, as in PyTorch. That does not matter: an input of exactly 0 hardly ever occurs, and any slope between 0 and 1 would do (a subgradient).',
    ja: 'x = 0 では微分できません。PyTorch と同じく、そこでの導関数は 0 とします。入力がちょうど 0 になることはまずなく、0 から 1 のどの傾き（劣勾配）を使っても差し支えありません。',
  },
  source:
    'V. Nair, G. E. Hinton, Rectified linear units improve restricted Boltzmann machines (2010). As torch.nn.ReLU',
  value: (x) => maximum(0, x),
});
