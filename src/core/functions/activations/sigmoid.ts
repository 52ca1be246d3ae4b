// 1/(1 + e^−x): any number becomes a probability.
import { sigmoid as logistic } from '../../expression/expression';
import { defineActivation } from './activation';

export const sigmoidActivation = defineActivation({
  id: 'sigmoid',
  name: { en: 'Sigmoid', ja: 'シグモイド' },
  family: 'squashing',
  outputs: 'probability',
  latex: 'y = \\frac{1}{1 + e^{-x}}',
  derivativeLatex: "y' = y\\,(1 - y)",
  parameters: {},
  goodPoints: [
    {
      en: 'The derivative takes one product, once the output is known.',
      ja: '出力さえわかれば、導関数は掛け算一つで求まる',
    },
    {
      en: 'Outputs between 0 and 1 read as probabilities.',
      ja: '出力が 0 と 1 の間にあり、確率として読める',
    },
  ],
  badPoints: [
    {
      en: 'The derivative is ¼ at most: each layer loses three quarters of the gradient or more, and deep stacks lose it all.',
      ja: '導関数は最大でも 1/4。層を一つ遡るたびに勾配の 4 分の 3 以上が失われ、深い層にはほとんど届かない',
    },
    {
      en: 'Flat on both sides: an input far from 0 hardly learns.',
      ja: '両側が平らで、0 から遠い入力ではほとんど学習が進まない',
    },
    {
      en: 'Each output costs an exponential, and outputs are never centred on 0.',
      ja: '出力のたびに指数関数の計算が要り、出力の中心が 0 にならない',
    },
  ],
  use: {
    en: 'Last layer of a classifier of two classes; gates, as in an LSTM.',
    ja: '二値分類の出力層や、LSTM などのゲートに使います。',
  },
  definitionNote: {
    en: 'Computed from e^−|x|, which never overflows. The derivative is the product of the Sigmoid of x and that of −x, exact in both tails; 1 − y would be 0 too soon.',
    ja: 'オーバーフローしない e^−|x| から計算します。導関数は x のシグモイドと −x のシグモイドの積なので、両側の裾でも正確です。1 − y では早く 0 になりすぎます。',
  },
  source:
    'P.-F. Verhulst, Recherches mathématiques sur la loi d’accroissement de la population (1845). As torch.sigmoid',
  value: (x) => logistic(x),
});
