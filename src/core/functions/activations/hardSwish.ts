// x times the hard Sigmoid of x.
import { phrase } from '../../text/text';
import { add, divide, lessOrEqual, multiply, select } from '../../expression/expression';
import { defineActivation } from './activation';

export const hardSwish = defineActivation({
  id: 'hard-swish',
  name: phrase('Hard Swish'),
  family: 'self-gated',
  outputs: 'any',
  latex:
    'y = \\begin{cases} 0 & x \\le -3 \\\\ \\frac{x (x + 3)}{6} & -3 < x < 3 \\\\ x & x \\ge 3 \\end{cases}',
  derivativeLatex:
    "y' = \\begin{cases} 0 & x \\le -3 \\\\ \\frac{2x + 3}{6} & -3 < x < 3 \\\\ 1 & x \\ge 3 \\end{cases}",
  parameters: {},
  goodPoints: [phrase('A Swish without an exponential.')],
  badPoints: [
    phrase('Two corners: the derivative jumps from 0 to −½ at −3 and from 1½ to 1 at 3.'),
    phrase('Below −3 nothing is learned.'),
  ],
  use: phrase('Hidden layers of small networks for phones (MobileNetV3).'),
  definitionNote: phrase(
    'As torch.nn.Hardswish: the derivative at the corners is that of the outer sides, 0 at −3 and 1 at 3.',
  ),
  source: 'A. Howard et al., Searching for MobileNetV3 (2019)',
  value: (x) =>
    select(lessOrEqual(x, -3), 0, select(lessOrEqual(3, x), x, divide(multiply(x, add(x, 3)), 6))),
});
