// The binary cross-entropy of σ(y), from y itself.
import { phrase } from '../../text/text';
import { crossEntropyOfLogit } from './logits';
import { defineLoss } from './loss';

export const bceWithLogits = defineLoss({
  id: 'bce-with-logits',
  name: phrase('BCE with logits'),
  family: 'probability',
  outputs: 'any',
  targets: 'probability',
  latex: 'L = t \\ln(1 + e^{-y}) + (1 - t) \\ln(1 + e^y)',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = \\sigma(y) - t',
  parameters: {},
  goodPoints: [
    phrase('Exact however sure the model is: no probability is rounded to 0 or 1 on the way.'),
    phrase('The gradient is the difference between probability and target.'),
  ],
  badPoints: [phrase('The output is no probability until a Sigmoid follows.')],
  use: phrase('Two classes, with no activation in the last layer.'),
  definitionNote: phrase('As torch.nn.BCEWithLogitsLoss. Computed from e^−|y|; nothing is clamped.'),
  source: 'D. R. Cox, The regression analysis of binary sequences (1958)',
  value: crossEntropyOfLogit,
});
