// −t ln y of one class.
import { multiply, negate } from '../../expression/expression';
import { logOfProbability, clampedQuotient } from './clamped';
import { surpriseOfOne } from './logits';
import { defineLoss } from './loss';

export const crossEntropy = defineLoss({
  id: 'cross-entropy',
  name: { en: 'Cross-entropy (CE)', ja: '交差エントロピー（CE）' },
  family: 'probability',
  outputs: 'probability',
  targets: 'probability',
  latex: 'L = -t \\ln y',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = -\\frac{t}{y}',
  parameters: {},
  goodPoints: [
    {
      en: 'Summed over the outputs of a Softmax the gradient is y − t.',
      ja: 'ソフトマックスの出力について足し合わせると、勾配が y − t になる',
    },
    {
      en: 'Only the right class counts: its probability is what is learned.',
      ja: '正解のクラスの確率だけを見ればよい',
    },
  ],
  badPoints: [
    {
      en: 'Infinite where the right class has probability 0.',
      ja: '正解のクラスの確率が 0 だと無限大になる',
    },
    {
      en: 'One output alone learns to say 1 to everything: the classes must share a Softmax.',
      ja: '単独の出力ではすべてに 1 と答えるようになる。ソフトマックスで全クラスを結ぶ必要がある',
    },
  ],
  use: {
    en: 'Many classes, with a Softmax as last layer.',
    ja: '出力層がソフトマックスの多クラス分類に使います。',
  },
  definitionNote: {
    en: 'Of one component; the loss of an example is the sum over its classes. As in PyTorch’s binary cross-entropy logarithms are at least −100 and the derivative’s denominator at least 10⁻¹².',
    ja: '一つの成分についての値で、一件の損失は全クラスの和です。PyTorch の二値交差エントロピーにならい、対数は −100 以上、導関数の分母は 10⁻¹² 以上とします。',
  },
  source: 'C. E. Shannon, A mathematical theory of communication (1948)',
  value: (y, t) => negate(multiply(t, logOfProbability(y))),
  derivative: (y, t) => negate(clampedQuotient(t, y)),
  ofSigmoid: (z, t) => multiply(t, surpriseOfOne(z)),
});
