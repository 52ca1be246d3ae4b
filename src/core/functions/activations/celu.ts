// An ELU without a kink, whatever its α.
import { divide, expm1, less, multiply, select } from '../../expression/expression';
import { positive } from '../parameters';
import { defineActivation } from './activation';

export const celu = defineActivation({
  id: 'celu',
  name: { en: 'CELU', ja: 'CELU' },
  family: 'rectifying',
  outputs: 'any',
  latex: 'y = \\begin{cases} x & x > 0 \\\\ \\alpha\\,(e^{x/\\alpha} - 1) & x \\le 0 \\end{cases}',
  derivativeLatex: "y' = \\begin{cases} 1 & x > 0 \\\\ e^{x/\\alpha} & x \\le 0 \\end{cases}",
  parameters: { alpha: positive({ en: 'Alpha', ja: 'アルファ' }, '\\alpha', 1, [0.1, 10]) },
  goodPoints: [
    {
      en: 'The derivative is continuous for every α, and at most 1.',
      ja: 'どの α でも導関数が連続で、1 を超えない',
    },
    { en: 'Negative inputs still learn.', ja: '負の入力でも学習が進む' },
  ],
  badPoints: [
    { en: 'An exponential for each negative input.', ja: '負の入力では指数関数の計算が要る' },
    { en: 'With α = 1 it is the ELU.', ja: 'α = 1 では ELU と同じになる' },
  ],
  use: {
    en: 'As the ELU, where α is to be tuned or learned.',
    ja: 'ELU と同じ用途で、α を調整したり学習させたりするときに使います。',
  },
  definitionNote: {
    en: 'As torch.nn.CELU, but α must be above 0.',
    ja: 'torch.nn.CELU と同じですが、α は正に限ります。',
  },
  source: 'J. T. Barron, Continuously differentiable exponential linear units (2017)',
  value: (x, { alpha }) => select(less(0, x), x, multiply(alpha, expm1(divide(x, alpha)))),
});
