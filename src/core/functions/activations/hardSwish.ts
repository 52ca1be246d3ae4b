// x times the hard Sigmoid of x.
import { add, divide, lessOrEqual, multiply, select } from '../../expression/expression';
import { defineActivation } from './activation';

export const hardSwish = defineActivation({
  id: 'hard-swish',
  name: { en: 'Hard Swish', ja: 'ハード Swish' },
  family: 'self-gated',
  outputs: 'any',
  latex:
    'y = \\begin{cases} 0 & x \\le -3 \\\\ \\frac{x (x + 3)}{6} & -3 < x < 3 \\\\ x & x \\ge 3 \\end{cases}',
  derivativeLatex:
    "y' = \\begin{cases} 0 & x \\le -3 \\\\ \\frac{2x + 3}{6} & -3 < x < 3 \\\\ 1 & x \\ge 3 \\end{cases}",
  parameters: {},
  goodPoints: [{ en: 'A Swish without an exponential.', ja: '指数関数なしで Swish に近い形になる' }],
  badPoints: [
    {
      en: 'Two corners: the derivative jumps from 0 to −½ at −3 and from 1½ to 1 at 3.',
      ja: '角が二つあり、導関数は −3 で 0 から −1/2、3 で 3/2 から 1 に飛ぶ',
    },
    { en: 'Below −3 nothing is learned.', ja: '−3 以下では何も学べない' },
  ],
  use: {
    en: 'Hidden layers of small networks for phones (MobileNetV3).',
    ja: 'MobileNetV3 など、携帯端末向けの小さなネットワークの中間層に使われています。',
  },
  definitionNote: {
    en: 'As torch.nn.Hardswish: the derivative at the corners is that of the outer sides, 0 at −3 and 1 at 3.',
    ja: 'torch.nn.Hardswish と同じです。角での導関数は外側の値とし、−3 で 0、3 で 1 です。',
  },
  source: 'A. Howard et al., Searching for MobileNetV3 (2019)',
  value: (x) =>
    select(lessOrEqual(x, -3), 0, select(lessOrEqual(3, x), x, divide(multiply(x, add(x, 3)), 6))),
});
