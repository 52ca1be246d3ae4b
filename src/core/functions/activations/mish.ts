// x·tanh(softplus x): a Swish with another gate.
import { multiply, softplus, tanh } from '../../expression/expression';
import { defineActivation } from './activation';

export const mish = defineActivation({
  id: 'mish',
  name: { en: 'Mish', ja: 'Mish' },
  family: 'self-gated',
  outputs: 'any',
  latex: 'y = x \\tanh\\bigl(\\ln(1 + e^x)\\bigr)',
  derivativeLatex:
    "y' = \\frac{e^x\\,\\omega}{\\delta^2},\\quad \\begin{aligned} \\omega &= 4(x + 1) + 4e^{2x} + e^{3x} + (4x + 6)\\,e^x \\\\ \\delta &= 2e^x + e^{2x} + 2 \\end{aligned}",
  parameters: {},
  goodPoints: [
    {
      en: 'Does very well in many comparisons of deep networks.',
      ja: '多くの深いネットワークの比較で性能が非常に高い',
    },
    { en: 'Smooth, and negative inputs still learn.', ja: '滑らかで、負の入力でも学習が進む' },
  ],
  badPoints: [
    {
      en: 'Costly: an exponential, a logarithm and a hyperbolic tangent.',
      ja: '指数・対数・tanh の計算が要り、コストが高い',
    },
    {
      en: 'The derivative’s formula is unwieldy, and written down as it stands it overflows for large inputs.',
      ja: '導関数の式が複雑で、そのまま計算すると大きな入力でオーバーフローする',
    },
  ],
  use: {
    en: 'Hidden layers of deep networks, as in the object detector YOLOv4.',
    ja: '物体検出の YOLOv4 など、深いネットワークの中間層に使われています。',
  },
  definitionNote: {
    en: 'As torch.nn.Mish. The derivative is computed as tanh s + x·σ(x)·(1 − tanh² s) with s = ln(1 + e^x): the same number as the formula above, without an overflow.',
    ja: 'torch.nn.Mish と同じ定義です。導関数は、s = ln(1 + e^x) として tanh s + x·σ(x)·(1 − tanh² s) で計算します。上の式と同じ値で、オーバーフローしません。',
  },
  source: 'D. Misra, Mish: a self regularized non-monotonic activation function (2019)',
  value: (x) => multiply(x, tanh(softplus(x))),
});
