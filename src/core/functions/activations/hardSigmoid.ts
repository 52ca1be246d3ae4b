// A Sigmoid of three straight pieces.
import { phrase } from '../../text/text';
import { add, and, constant, divide, less, maximum, minimum, select } from '../../expression/expression';
import { defineActivation } from './activation';

export const hardSigmoid = defineActivation({
  id: 'hard-sigmoid',
  name: phrase('Hard Sigmoid'),
  family: 'squashing',
  outputs: 'probability',
  latex: 'y = \\frac{\\min\\bigl(\\max(0, x + 3),\\, 6\\bigr)}{6}',
  derivativeLatex: "y' = \\begin{cases} \\frac{1}{6} & -3 < x < 3 \\\\ 0 & \\text{otherwise} \\end{cases}",
  parameters: {},
  goodPoints: [phrase('A Sigmoid without an exponential.')],
  badPoints: [
    phrase('Beyond ±3 nothing at all is learned.'),
    phrase('The derivative is even smaller than the Sigmoid’s at 0.'),
  ],
  use: phrase('Gates in small networks for phones (MobileNetV3).'),
  definitionNote: phrase(
    'As torch.nn.Hardsigmoid; the derivative is 0 at both corners, ±3. Between them it is told as PyTorch has it, a 1/6 in single precision (0.16666667163); a neuron’s surface has the exact 1/6.',
  ),
  source: 'A. Howard et al., Searching for MobileNetV3 (2019)',
  value: (x) => divide(minimum(6, maximum(0, add(x, 3))), 6),
  reportedDerivative: (x) => select(and(less(-3, x), less(x, 3)), constant(Math.fround(1 / 6)), 0),
});
