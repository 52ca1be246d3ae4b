// −t ln y − (1 − t) ln(1 − y): how surprising the target is to the probability y.
import { add, boundBelow, divide, multiply, negate, subtract } from '../../expression/expression';
import { logOfProbability, smallestDenominator } from './clamped';
import { crossEntropyOfLogit } from './logits';
import { defineLoss } from './loss';

export const binaryCrossEntropy = defineLoss({
  id: 'binary-cross-entropy',
  name: { en: 'Binary cross-entropy (BCE)', ja: '二値交差エントロピー（BCE）' },
  family: 'probability',
  outputs: 'probability',
  targets: 'probability',
  latex: 'L = -t \\ln y - (1 - t) \\ln(1 - y)',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = \\frac{y - t}{y\\,(1 - y)}',
  parameters: {},
  goodPoints: [
    {
      en: 'After a Sigmoid the denominator cancels: the gradient is y − t, and a wrong answer always learns.',
      ja: 'シグモイドの後では分母が消えて勾配が y − t になり、間違えた答えは必ず学習する',
    },
    { en: 'Its minimum is the true probability.', ja: '真の確率で最小になる' },
  ],
  badPoints: [
    {
      en: 'Infinite where the output is sure and wrong: a mislabelled example counts for much.',
      ja: '自信を持って間違えると無限大になり、ラベルの誤りが大きく響く',
    },
    { en: 'Only for outputs between 0 and 1.', ja: '出力が 0 から 1 でなければ使えない' },
  ],
  use: {
    en: 'Two classes, with a Sigmoid as last layer; several labels at once.',
    ja: '出力層がシグモイドの二値分類や、複数のラベルを同時に当てる問題に使います。',
  },
  definitionNote: {
    en: 'As torch.nn.BCELoss: logarithms are at least −100, so y = 0 and y = 1 cost 100 at most, and the derivative’s denominator is at least 10⁻¹². On a neuron with a Sigmoid it is computed from the logit, and nothing is clamped.',
    ja: 'torch.nn.BCELoss と同じです。対数は −100 で切るので、y = 0 や y = 1 でも損失は 100 までです。導関数の分母は 10⁻¹² 以上とします。シグモイドのニューロンではロジットから計算し、切り詰めはありません。',
  },
  source: 'I. J. Good, Rational decisions (1952)',
  value: (y, t) =>
    negate(add(multiply(t, logOfProbability(y)), multiply(subtract(1, t), logOfProbability(subtract(1, y))))),
  derivative: (y, t) => divide(subtract(y, t), boundBelow(multiply(y, subtract(1, y)), smallestDenominator)),
  ofSigmoid: crossEntropyOfLogit,
});
