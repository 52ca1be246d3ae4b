// x − tanh x: flat at 0, linear far out.
import { phrase } from '../../text/text';
import { square, subtract, tanh } from '../../expression/expression';
import { defineActivation } from './activation';

export const tanhShrink = defineActivation({
  id: 'tanh-shrink',
  name: phrase('Tanhshrink'),
  family: 'shrinking',
  outputs: 'any',
  latex: 'y = x - \\tanh x',
  derivativeLatex: "y' = \\tanh^2 x",
  parameters: {},
  goodPoints: [phrase('Presses small inputs to 0 without a corner.')],
  badPoints: [phrase('Its derivative is 0 just where inputs usually lie.')],
  use: phrase('Sparse codes and denoising.'),
  definitionNote: phrase('As torch.nn.Tanhshrink. The derivative is tanh² x, which cancels nothing.'),
  source: 'torch.nn.Tanhshrink',
  value: (x) => subtract(x, tanh(x)),
  derivative: (x) => square(tanh(x)),
});
