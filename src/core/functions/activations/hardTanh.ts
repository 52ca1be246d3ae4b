// A tanh of three straight pieces.
import { phrase } from '../../text/text';
import { maximum, minimum } from '../../expression/expression';
import { defineActivation } from './activation';

export const hardTanh = defineActivation({
  id: 'hard-tanh',
  name: phrase('Hard tanh'),
  family: 'squashing',
  outputs: 'any',
  latex: 'y = \\min\\bigl(\\max(-1, x),\\, 1\\bigr)',
  derivativeLatex: "y' = \\begin{cases} 1 & -1 < x < 1 \\\\ 0 & \\text{otherwise} \\end{cases}",
  parameters: {},
  goodPoints: [phrase('Costs two comparisons, and its derivative is 1 in between.')],
  badPoints: [phrase('Beyond ±1 nothing at all is learned.')],
  use: phrase('Binarized networks, and in place of tanh where time counts.'),
  definitionNote: phrase('As torch.nn.Hardtanh: the derivative is 0 at both corners, ±1.'),
  source: 'R. Collobert, Large scale machine learning (2004)',
  value: (x) => minimum(1, maximum(-1, x)),
});
