// The approximation of the GELU by a hyperbolic tangent.
import { add, boundAbove, boundBelow, multiply, power, tanh } from '../../expression/expression';
import { defineActivation } from './activation';

/** Beyond, the hyperbolic tangent is ±1 to the last digit. */
const farthest = 40;

export const geluTanh = defineActivation({
  id: 'gelu-tanh',
  name: { en: 'GELU (tanh)', ja: 'GELU（tanh 近似）' },
  family: 'self-gated',
  outputs: 'any',
  latex:
    'y = \\frac{x}{2} \\left(1 + \\tanh u\\right),\\quad u = \\sqrt{\\frac{2}{\\pi}}\\,(x + 0.044715\\,x^3)',
  derivativeLatex:
    "y' = \\frac{1 + \\tanh u}{2} + \\frac{x}{2} \\left(1 - \\tanh^2 u\\right) \\sqrt{\\frac{2}{\\pi}}\\,(1 + 0.134145\\,x^2)",
  parameters: {},
  goodPoints: [
    {
      en: 'Within 0.0005 of the GELU, without the error function.',
      ja: '誤差関数を使わずに、GELU との差が 0.0005 以内',
    },
  ],
  badPoints: [
    {
      en: 'Where the error function is fast, nothing is won.',
      ja: '誤差関数が速く計算できる環境では利点がない',
    },
  ],
  use: {
    en: 'Networks that were trained with it (GPT-2), whose outputs must be reproduced.',
    ja: 'GPT-2 など、この近似で学習したネットワークの出力を再現するときに使います。',
  },
  definitionNote: {
    en: 'As torch.nn.GELU(approximate="tanh"). Inside the tanh x is bounded to ±40, where it has long been ±1, so that x³ does not overflow.',
    ja: 'torch.nn.GELU(approximate="tanh") と同じです。tanh の中の x は ±40 で切ります。tanh はそこではすでに ±1 で、x³ のオーバーフローを防ぐためです。',
  },
  source: 'D. Hendrycks, K. Gimpel, Gaussian error linear units (GELUs) (2016)',
  value: (x) => {
    const near = boundBelow(boundAbove(x, farthest), -farthest);
    const u = multiply(Math.sqrt(2 / Math.PI), add(near, multiply(0.044715, power(near, 3))));
    // The halves stay within the sum: 2x could overflow.
    return multiply(x, add(0.5, multiply(0.5, tanh(u))));
  },
});
