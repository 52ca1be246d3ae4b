// x itself: no activation.
import { phrase } from '../../text/text';
import { defineActivation } from './activation';

export const identity = defineActivation({
  id: 'identity',
  name: phrase('Identity'),
  family: 'output',
  outputs: 'any',
  latex: 'y = x',
  derivativeLatex: "y' = 1",
  parameters: {},
  goodPoints: [phrase('Passes values and gradients on as they are.')],
  badPoints: [phrase('Linear: however many layers of it are one layer.')],
  use: phrase('Last layer of a regression, and before losses that take logits.'),
  definitionNote: phrase('As torch.nn.Identity.'),
  source: 'The linear neuron of B. Widrow, M. E. Hoff, Adaptive switching circuits (1960)',
  value: (x) => x,
});
