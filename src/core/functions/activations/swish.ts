// x·σ(βx): the input gates itself.
import { multiply, sigmoid } from '../../expression/expression';
import { anyNumber } from '../parameters';
import { defineActivation } from './activation';

export const swish = defineActivation({
  id: 'swish',
  name: { en: 'Swish', ja: 'Swish' },
  family: 'self-gated',
  outputs: 'any',
  latex: 'y = x\\,\\sigma(\\beta x) = \\frac{x}{1 + e^{-\\beta x}}',
  derivativeLatex: "y' = \\beta y + \\sigma(\\beta x)\\,(1 - \\beta y)",
  parameters: { beta: anyNumber({ en: 'Beta', ja: 'ベータ' }, '\\beta', 1, [0, 10]) },
  goodPoints: [
    {
      en: 'Differentiable as often as you like, 0 included.',
      ja: '0 を含むすべての点で何度でも微分できる',
    },
    {
      en: 'Can be negative for negative inputs, which still learn.',
      ja: '負の入力では出力も負になりえて、そこでも学習が進む',
    },
    {
      en: 'β reaches from a straight line (0) to the ReLU (∞), and can be learned itself.',
      ja: 'β によって直線（0）から ReLU（∞）まで形が変わり、β 自体を学習させることもできる',
    },
  ],
  badPoints: [
    { en: 'Each output costs an exponential.', ja: '出力のたびに指数関数の計算が要る' },
    {
      en: 'Not monotonic: a dip at negative inputs turns the gradient round.',
      ja: '単調ではなく、負の側のくぼみで勾配の向きが変わる',
    },
  ],
  use: {
    en: 'Hidden layers of deep networks (EfficientNet; as SiLU in many language models).',
    ja: 'EfficientNet などの深い中間層や、SiLU の名で多くの言語モデルに使われています。',
  },
  definitionNote: {
    en: 'With β = 1 as torch.nn.SiLU. Smooth everywhere, nothing is clamped.',
    ja: 'β = 1 のとき torch.nn.SiLU と同じです。どこでも滑らかで、値の切り詰めはありません。',
  },
  source: 'P. Ramachandran, B. Zoph, Q. V. Le, Searching for activation functions (2017)',
  value: (x, { beta }) => multiply(x, sigmoid(multiply(beta, x))),
});
