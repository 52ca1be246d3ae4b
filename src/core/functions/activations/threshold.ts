// What is not above the threshold is replaced by a number.
import { less, select } from '../../expression/expression';
import { anyNumber } from '../parameters';
import { defineActivation } from './activation';

export const threshold = defineActivation({
  id: 'threshold',
  name: { en: 'Threshold', ja: '閾値関数' },
  family: 'rectifying',
  outputs: 'any',
  jumps: true,
  latex: 'y = \\begin{cases} x & x > \\theta \\\\ v & x \\le \\theta \\end{cases}',
  derivativeLatex: "y' = \\begin{cases} 1 & x > \\theta \\\\ 0 & x \\le \\theta \\end{cases}",
  parameters: {
    threshold: anyNumber({ en: 'Threshold', ja: '閾値' }, '\\theta', 0.5, [-2, 2]),
    value: anyNumber({ en: 'Value below', ja: '閾値以下での値' }, 'v', 0, [-2, 2]),
  },
  goodPoints: [
    {
      en: 'Weak inputs are cut off altogether, strong ones keep their size.',
      ja: '弱い入力を完全に切り捨て、強い入力は大きさを保つ',
    },
  ],
  badPoints: [
    {
      en: 'Jumps at the threshold, and nothing is learned below it.',
      ja: '閾値で値が飛び、それ以下では何も学べない',
    },
  ],
  use: {
    en: 'A ReLU that begins elsewhere: with θ = v = 0 it is the ReLU.',
    ja: '始まる位置をずらした ReLU として使います。θ = v = 0 なら ReLU そのものです。',
  },
  definitionNote: {
    en: 'As torch.nn.Threshold: the derivative is 0 at θ; the jump counts for nothing.',
    ja: 'torch.nn.Threshold と同じです。θ での導関数は 0 とし、値の飛びは導関数に含めません。',
  },
  source: 'torch.nn.Threshold',
  value: (x, { threshold: theta, value }) => select(less(theta, x), x, value),
});
