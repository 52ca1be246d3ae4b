// A tanh of three straight pieces.
import { maximum, minimum } from '../../expression/expression';
import { defineActivation } from './activation';

export const hardTanh = defineActivation({
  id: 'hard-tanh',
  name: { en: 'Hard tanh', ja: 'ハード tanh' },
  family: 'squashing',
  outputs: 'any',
  latex: 'y = \\min\\bigl(\\max(-1, x),\\, 1\\bigr)',
  derivativeLatex: "y' = \\begin{cases} 1 & -1 < x < 1 \\\\ 0 & \\text{otherwise} \\end{cases}",
  parameters: {},
  goodPoints: [
    {
      en: 'Costs two comparisons, and its derivative is 1 in between.',
      ja: '比較二回で計算でき、途中の導関数は 1',
    },
  ],
  badPoints: [{ en: 'Beyond ±1 nothing at all is learned.', ja: '±1 より外ではまったく学習しない' }],
  use: {
    en: 'Binarized networks, and in place of tanh where time counts.',
    ja: '二値化ネットワークや、速さが大事な場所で tanh の代わりに使います。',
  },
  definitionNote: {
    en: 'As torch.nn.Hardtanh: the derivative is 0 at both corners, ±1.',
    ja: 'torch.nn.Hardtanh と同じです。両端 ±1 での導関数は 0 とします。',
  },
  source: 'R. Collobert, Large scale machine learning (2004)',
  value: (x) => minimum(1, maximum(-1, x)),
});
