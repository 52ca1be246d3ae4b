// The binary cross-entropy of σ(y), from y itself.
import { crossEntropyOfLogit } from './logits';
import { defineLoss } from './loss';

export const bceWithLogits = defineLoss({
  id: 'bce-with-logits',
  name: { en: 'BCE with logits', ja: 'ロジット BCE' },
  family: 'probability',
  outputs: 'any',
  targets: 'probability',
  latex: 'L = t \\ln(1 + e^{-y}) + (1 - t) \\ln(1 + e^y)',
  derivativeLatex: '\\frac{\\partial L}{\\partial y} = \\sigma(y) - t',
  parameters: {},
  goodPoints: [
    {
      en: 'Exact however sure the model is: no probability is rounded to 0 or 1 on the way.',
      ja: 'モデルがどれほど自信を持っていても正確。途中で確率が 0 や 1 に丸められない',
    },
    {
      en: 'The gradient is the difference between probability and target.',
      ja: '勾配が「確率と目標の差」そのものになる',
    },
  ],
  badPoints: [
    {
      en: 'The output is no probability until a Sigmoid follows.',
      ja: '後からシグモイドを通すまで、出力は確率ではない',
    },
  ],
  use: {
    en: 'Two classes, with no activation in the last layer.',
    ja: '出力層に活性化関数を置かない二値分類に使います。',
  },
  definitionNote: {
    en: 'As torch.nn.BCEWithLogitsLoss. Computed from e^−|y|; nothing is clamped.',
    ja: 'torch.nn.BCEWithLogitsLoss と同じです。e^−|y| から計算し、切り詰めはありません。',
  },
  source: 'D. R. Cox, The regression analysis of binary sequences (1958)',
  value: crossEntropyOfLogit,
});
