// t ln(t/y) of one component: what it costs to take y for t.
import { add, multiply, negate, subtract } from '../../expression/expression';
import { logOfProbability, clampedQuotient } from './clamped';
import { surpriseOfOne } from './logits';
import { defineLoss } from './loss';

export const kullbackLeibler = defineLoss({
  id: 'kullback-leibler',
  name: { en: 'Kullback–Leibler', ja: 'KL ダイバージェンス' },
  family: 'probability',
  outputs: 'probability',
  targets: 'probability',
  latex: 'L = t \\ln \\frac{t}{y}',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = -\\frac{t}{y}',
  parameters: {},
  goodPoints: [
    {
      en: 'Summed over a distribution it is 0 just where both are the same.',
      ja: '分布全体で足し合わせると、両者が一致するときだけ 0 になる',
    },
    {
      en: 'Takes soft targets, such as another model’s outputs.',
      ja: '他のモデルの出力のような、確率の目標を扱える',
    },
  ],
  badPoints: [
    { en: 'One component alone may be negative.', ja: '一つの成分だけでは負になりうる' },
    {
      en: 'Not symmetric: taking y for t is not taking t for y.',
      ja: '対称ではなく、y と t を入れ替えると値が変わる',
    },
  ],
  use: {
    en: 'Distillation, variational methods: distributions that should become like another.',
    ja: '蒸留や変分法など、分布を別の分布に近づけるときに使います。',
  },
  definitionNote: {
    en: 'Of one component, as torch.nn.KLDivLoss of ln y; t = 0 costs nothing. Logarithms are at least −100, the derivative’s denominator is at least 10⁻¹².',
    ja: '一つの成分についての値で、ln y を渡した torch.nn.KLDivLoss と同じです。t = 0 の損失は 0 です。対数は −100 以上、導関数の分母は 10⁻¹² 以上とします。',
  },
  source: 'S. Kullback, R. A. Leibler, On information and sufficiency (1951)',
  value: (y, t) => multiply(t, subtract(logOfProbability(t), logOfProbability(y))),
  derivative: (y, t) => negate(clampedQuotient(t, y)),
  ofSigmoid: (z, t) => multiply(t, add(logOfProbability(t), surpriseOfOne(z))),
});
