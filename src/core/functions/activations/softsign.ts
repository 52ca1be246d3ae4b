// x/(1 + |x|): a tanh with long tails.
import { absolute, add, divide, square } from '../../expression/expression';
import { defineActivation } from './activation';

export const softsign = defineActivation({
  id: 'softsign',
  name: { en: 'Softsign', ja: 'ソフトサイン' },
  family: 'squashing',
  outputs: 'any',
  latex: 'y = \\frac{x}{1 + |x|}',
  derivativeLatex: "y' = \\frac{1}{(1 + |x|)^2}",
  parameters: {},
  goodPoints: [
    {
      en: 'Saturates slowly: the derivative falls as 1/x², not exponentially.',
      ja: '飽和がゆっくりで、導関数は指数的にではなく 1/x² で減る',
    },
    { en: 'No exponential.', ja: '指数関数が要らない' },
  ],
  badPoints: [
    { en: 'Still loses the gradient in deep stacks.', ja: '深い層ではやはり勾配が失われる' },
    { en: 'Its second derivative jumps at 0.', ja: '0 で二階導関数が不連続になる' },
  ],
  use: {
    en: 'In place of tanh where inputs are often large.',
    ja: '入力が大きくなりがちな場所で、tanh の代わりに使います。',
  },
  definitionNote: {
    en: 'As torch.nn.Softsign. The derivative is the square of 1/(1 + |x|), which cancels nothing.',
    ja: 'torch.nn.Softsign と同じです。導関数は 1/(1 + |x|) の二乗として計算し、桁落ちしません。',
  },
  source:
    'J. Bergstra, G. Desjardins, P. Lamblin, Y. Bengio, Quadratic polynomials learn better image features (2009)',
  value: (x) => divide(x, add(1, absolute(x))),
  derivative: (x) => square(divide(1, add(1, absolute(x)))),
});
