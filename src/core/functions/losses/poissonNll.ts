// y − t ln y: the surprise of a count t at a rate y, but for what does not depend on y.
import { boundBelow, multiply, subtract } from '../../expression/expression';
import { logOfPositive, clampedQuotient } from './clamped';
import { defineLoss } from './loss';

export const poissonNll = defineLoss({
  id: 'poisson-nll',
  name: { en: 'Poisson', ja: 'ポアソン損失' },
  family: 'regression',
  outputs: 'nonNegative',
  targets: 'nonNegative',
  latex: 'L = y - t \\ln y',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = 1 - \\frac{t}{y}',
  parameters: {},
  goodPoints: [
    {
      en: 'Made for counts: large ones may miss by more than small ones.',
      ja: '回数のデータに適し、大きな回数ほど大きなずれを許す',
    },
  ],
  badPoints: [
    {
      en: 'Only for positive outputs, and infinite at 0 where something was counted.',
      ja: '正の出力にしか使えず、回数が 1 以上なのに y = 0 だと無限大になる',
    },
    { en: 'Its minimum is not 0: it is t − t ln t.', ja: '最小値が 0 ではなく t − t ln t になる' },
  ],
  use: {
    en: 'Counts per time or area, with a positive activation such as the Softplus.',
    ja: '時間や面積あたりの回数に、ソフトプラスなど正の活性化関数とともに使います。',
  },
  definitionNote: {
    en: 'As torch.nn.PoissonNLLLoss(log_input=False) without its ε = 10⁻⁸ inside the logarithm; the logarithm is at least −100, the derivative’s denominator at least 10⁻¹².',
    ja: 'torch.nn.PoissonNLLLoss(log_input=False) から、対数の中の ε = 10⁻⁸ を除いた定義です。対数は −100 以上、導関数の分母は 10⁻¹² 以上とします。',
  },
  source: 'J. A. Nelder, R. W. M. Wedderburn, Generalized linear models (1972)',
  value: (y, t) => subtract(boundBelow(y, 0), multiply(t, logOfPositive(y))),
  derivative: (y, t) => subtract(1, clampedQuotient(t, y)),
});
