// A Sigmoid of three straight pieces.
import { add, and, constant, divide, less, maximum, minimum, select } from '../../expression/expression';
import { defineActivation } from './activation';

export const hardSigmoid = defineActivation({
  id: 'hard-sigmoid',
  name: { en: 'Hard Sigmoid', ja: 'ハードシグモイド' },
  family: 'squashing',
  outputs: 'probability',
  latex: 'y = \\frac{\\min\\bigl(\\max(0, x + 3),\\, 6\\bigr)}{6}',
  derivativeLatex: "y' = \\begin{cases} \\frac{1}{6} & -3 < x < 3 \\\\ 0 & \\text{otherwise} \\end{cases}",
  parameters: {},
  goodPoints: [{ en: 'A Sigmoid without an exponential.', ja: '指数関数なしでシグモイドに近い形になる' }],
  badPoints: [
    { en: 'Beyond ±3 nothing at all is learned.', ja: '±3 より外ではまったく学習しない' },
    {
      en: 'The derivative is even smaller than the Sigmoid’s at 0.',
      ja: '0 での導関数がシグモイドよりさらに小さい',
    },
  ],
  use: {
    en: 'Gates in small networks for phones (MobileNetV3).',
    ja: 'MobileNetV3 など、携帯端末向けの小さなネットワークのゲートに使われています。',
  },
  definitionNote: {
    en: 'As torch.nn.Hardsigmoid; the derivative is 0 at both corners, ±3. Between them it is told as PyTorch has it, a 1/6 in single precision (0.16666667163); a neuron’s surface has the exact 1/6.',
    ja: 'torch.nn.Hardsigmoid と同じで、両端 ±3 での導関数は 0 とします。その間の導関数は PyTorch にならい、単精度の 1/6（0.16666667163）で示します。ニューロンの損失曲面では正確な 1/6 を使います。',
  },
  source: 'A. Howard et al., Searching for MobileNetV3 (2019)',
  value: (x) => divide(minimum(6, maximum(0, add(x, 3))), 6),
  reportedDerivative: (x) => select(and(less(-3, x), less(x, 3)), constant(Math.fround(1 / 6)), 0),
});
