// ln cosh(y − t): squared near the target, absolute far from it, and smooth.
import {
  absolute,
  add,
  exp,
  less,
  log1p,
  multiply,
  select,
  sinh,
  square,
  subtract,
  tanh,
} from '../../expression/expression';
import { defineLoss } from './loss';

export const logCosh = defineLoss({
  id: 'log-cosh',
  name: { en: 'Log-cosh', ja: 'Log-cosh' },
  family: 'regression',
  outputs: 'any',
  targets: 'any',
  latex: 'L = \\ln \\cosh(y - t)',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = \\tanh(y - t)',
  parameters: {},
  goodPoints: [
    {
      en: 'Smooth as often as you like, and outliers pull with 1 at most.',
      ja: '何度でも微分でき、外れ値の影響も 1 までに抑えられる',
    },
    { en: 'Nothing to choose.', ja: '調整する数がない' },
  ],
  badPoints: [
    {
      en: 'The size of an error that counts as large is fixed at about 1.',
      ja: '「大きな誤差」とみなす大きさが 1 程度に固定されている',
    },
    {
      en: 'Costs an exponential and a logarithm; written down as it stands cosh overflows.',
      ja: '指数と対数の計算が要り、そのまま計算すると cosh がオーバーフローする',
    },
  ],
  use: {
    en: 'Regression where the Huber loss’s jump of curvature disturbs, as in boosting.',
    ja: 'ブースティングなど、Huber 損失の曲率の不連続が困る回帰に使います。',
  },
  definitionNote: {
    en: 'Computed as |e| + ln(1 + e^−2|e|) − ln 2 with the error e = y − t, and near 0 as ln(1 + 2 sinh²(e/2)): exact both ways.',
    ja: '誤差を e として |e| + ln(1 + e^−2|e|) − ln 2、0 の近くでは ln(1 + 2 sinh²(e/2)) と計算するので、どちらでも正確です。',
  },
  source: 'tf.keras.losses.LogCosh',
  value: (y, t) => {
    const error = subtract(y, t);
    const size = absolute(error);
    const near = log1p(multiply(2, square(sinh(multiply(0.5, error)))));
    const far = subtract(add(size, log1p(exp(multiply(-2, size)))), Math.LN2);
    return select(less(size, 1), near, far);
  },
  derivative: (y, t) => tanh(subtract(y, t)),
});
