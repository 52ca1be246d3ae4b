// A ReLU with an upper bound of 6.
import { phrase } from '../../text/text';
import { maximum, minimum } from '../../expression/expression';
import { defineActivation } from './activation';

export const relu6 = defineActivation({
  id: 'relu6',
  name: phrase('ReLU6'),
  family: 'rectifying',
  outputs: 'nonNegative',
  latex: 'y = \\min\\bigl(\\max(0, x),\\, 6\\bigr)',
  derivativeLatex: "y' = \\begin{cases} 1 & 0 < x < 6 \\\\ 0 & \\text{otherwise} \\end{cases}",
  parameters: {},
  goodPoints: [phrase('Outputs stay between 0 and 6: they survive arithmetic of few bits.')],
  badPoints: [phrase('Nothing is learned on either side of that.')],
  use: phrase('Small networks for phones (MobileNet).'),
  definitionNote: phrase('As torch.nn.ReLU6: the derivative is 0 at both corners, 0 and 6.'),
  source: 'A. Krizhevsky, Convolutional deep belief networks on CIFAR-10 (2010)',
  // The constant is the first operand, whose derivative counts at the corner: 0.
  value: (x) => minimum(6, maximum(0, x)),
});
