// x itself: no activation.
import { defineActivation } from './activation';

export const identity = defineActivation({
  id: 'identity',
  name: { en: 'Identity', ja: '恒等関数' },
  family: 'output',
  outputs: 'any',
  latex: 'y = x',
  derivativeLatex: "y' = 1",
  parameters: {},
  goodPoints: [{ en: 'Passes values and gradients on as they are.', ja: '値も勾配もそのまま通す' }],
  badPoints: [
    {
      en: 'Linear: however many layers of it are one layer.',
      ja: '線形なので、何層重ねても一層と変わらない',
    },
  ],
  use: {
    en: 'Last layer of a regression, and before losses that take logits.',
    ja: '回帰の出力層や、ロジットを受け取る損失の手前で使います。',
  },
  definitionNote: {
    en: 'As torch.nn.Identity.',
    ja: 'torch.nn.Identity と同じです。',
  },
  source: 'The linear neuron of B. Widrow, M. E. Hoff, Adaptive switching circuits (1960)',
  value: (x) => x,
});
