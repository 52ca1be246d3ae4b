// An ELU whose two constants keep mean and variance from layer to layer.
import { expm1, less, multiply, select } from '../../expression/expression';
import { defineActivation } from './activation';

const alpha = 1.6732632423543772;
const scale = 1.0507009873554805;

export const selu = defineActivation({
  id: 'selu',
  name: { en: 'SELU', ja: 'SELU' },
  family: 'rectifying',
  outputs: 'any',
  latex:
    'y = \\lambda \\begin{cases} x & x > 0 \\\\ \\alpha\\,(e^x - 1) & x \\le 0 \\end{cases},\\quad \\lambda \\approx 1.0507,\\; \\alpha \\approx 1.6733',
  derivativeLatex: "y' = \\lambda \\begin{cases} 1 & x > 0 \\\\ \\alpha e^x & x \\le 0 \\end{cases}",
  parameters: {},
  goodPoints: [
    {
      en: 'Mean 0 and variance 1 pass from layer to layer by themselves, so that gradients neither vanish nor explode.',
      ja: '平均 0・分散 1 が層から層へ自然に保たれ、勾配が消えも爆発もしにくい',
    },
  ],
  badPoints: [
    {
      en: 'Only in plain stacks of fully connected layers, with weights drawn for it (LeCun’s).',
      ja: '単純に重ねた全結合層と、専用の重みの初期値（LeCun）が前提になる',
    },
    { en: 'The derivative jumps at 0, from 1.76 to 1.05.', ja: '0 で導関数が 1.76 から 1.05 へ飛ぶ' },
  ],
  use: {
    en: 'Deep fully connected networks without normalization layers.',
    ja: '正規化層を使わない、深い全結合ネットワークに使います。',
  },
  definitionNote: {
    en: 'As torch.nn.SELU: λ = 1.0507009873554805, α = 1.6732632423543772; the derivative at 0 is that of the left side, λα.',
    ja: 'torch.nn.SELU と同じです。λ = 1.0507009873554805、α = 1.6732632423543772 で、0 での導関数は左側の値 λα とします。',
  },
  source: 'G. Klambauer, T. Unterthiner, A. Mayr, S. Hochreiter, Self-normalizing neural networks (2017)',
  value: (x) => select(less(0, x), multiply(scale, x), multiply(scale * alpha, expm1(x))),
});
