// A ReLU whose negative side runs out into −α.
import { expm1, less, multiply, select } from '../../expression/expression';
import { nonNegative } from '../../hyperparameters/commonHyperparameters';
import { defineActivation } from './activation';

export const elu = defineActivation({
  id: 'elu',
  name: { en: 'ELU', ja: 'ELU' },
  family: 'rectifying',
  outputs: 'any',
  latex: 'y = \\begin{cases} x & x > 0 \\\\ \\alpha\\,(e^x - 1) & x \\le 0 \\end{cases}',
  derivativeLatex: "y' = \\begin{cases} 1 & x > 0 \\\\ \\alpha e^x = y + \\alpha & x \\le 0 \\end{cases}",
  parameters: { alpha: nonNegative({ en: 'Alpha', ja: 'アルファ' }, '\\alpha', 1, [0, 3]) },
  goodPoints: [
    {
      en: 'Negative inputs still learn, and outputs are centred closer to 0.',
      ja: '負の入力でも学習が進み、出力の中心が 0 に近づく',
    },
    {
      en: 'Bounded below: large negative inputs are noise that it ignores.',
      ja: '下に有界で、大きな負の入力の揺れを無視できる',
    },
  ],
  badPoints: [
    { en: 'An exponential for each negative input.', ja: '負の入力では指数関数の計算が要る' },
    { en: 'The derivative jumps at 0 unless α is 1.', ja: 'α が 1 でなければ、0 で導関数が不連続になる' },
  ],
  use: {
    en: 'Hidden layers of deep networks without batch normalization.',
    ja: 'バッチ正規化を使わない深いネットワークの中間層に使います。',
  },
  definitionNote: {
    en: 'As torch.nn.ELU: the derivative at 0 is that of the left side, α.',
    ja: 'torch.nn.ELU と同じです。0 での導関数は左側の値 α とします。',
  },
  source:
    'D.-A. Clevert, T. Unterthiner, S. Hochreiter, Fast and accurate deep network learning by exponential linear units (2015)',
  value: (x, { alpha }) => select(less(0, x), x, multiply(alpha, expm1(x))),
});
