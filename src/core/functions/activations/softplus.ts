// ln(1 + e^x): a ReLU without its corner.
import {
  absolute,
  add,
  divide,
  exp,
  log1p,
  maximum,
  multiply,
  negate,
  sigmoid,
} from '../../expression/expression';
import { positive } from '../parameters';
import { defineActivation } from './activation';

export const softplusActivation = defineActivation({
  id: 'softplus',
  name: { en: 'Softplus', ja: 'ソフトプラス' },
  family: 'rectifying',
  outputs: 'nonNegative',
  latex: 'y = \\frac{1}{\\beta} \\ln(1 + e^{\\beta x})',
  derivativeLatex: "y' = \\sigma(\\beta x)",
  parameters: { beta: positive({ en: 'Beta', ja: 'ベータ' }, '\\beta', 1, [0.1, 10]) },
  goodPoints: [
    {
      en: 'Smooth everywhere; its derivative is the Sigmoid.',
      ja: 'どこでも滑らかで、導関数はシグモイドになる',
    },
    { en: 'Always positive.', ja: '出力が常に正' },
  ],
  badPoints: [
    {
      en: 'Costs an exponential and a logarithm, and rarely does better than the ReLU.',
      ja: '指数と対数の計算が要るわりに、ReLU より良くなることは少ない',
    },
    { en: 'Large negative inputs hardly learn.', ja: '大きな負の入力ではほとんど学習が進まない' },
  ],
  use: {
    en: 'Outputs that must be positive, such as a variance or a rate.',
    ja: '分散や発生率など、正でなければならない出力に使います。',
  },
  definitionNote: {
    en: 'As torch.nn.Softplus without its threshold: PyTorch returns x itself where βx > 20, which is off by up to 2·10⁻⁹; here it is exact in both tails.',
    ja: 'torch.nn.Softplus から閾値を除いた定義です。PyTorch は βx > 20 で x をそのまま返し、最大 2·10⁻⁹ の誤差が出ますが、ここでは両側の裾でも正確です。',
  },
  source:
    'C. Dugas, Y. Bengio, F. Bélisle, C. Nadeau, R. Garcia, Incorporating second-order functional knowledge for better option pricing (2000)',
  value: (x, { beta }) => add(maximum(x, 0), divide(log1p(exp(negate(absolute(multiply(beta, x))))), beta)),
  // By rule the two corners would cancel only almost.
  derivative: (x, { beta }) => sigmoid(multiply(beta, x)),
});
