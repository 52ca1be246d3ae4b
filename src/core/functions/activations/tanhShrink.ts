// x − tanh x: flat at 0, straight far out.
import { square, subtract, tanh } from '../../expression/expression';
import { defineActivation } from './activation';

export const tanhShrink = defineActivation({
  id: 'tanh-shrink',
  name: { en: 'Tanhshrink', ja: 'Tanhshrink' },
  family: 'shrinking',
  outputs: 'any',
  latex: 'y = x - \\tanh x',
  derivativeLatex: "y' = \\tanh^2 x",
  parameters: {},
  goodPoints: [
    { en: 'Presses small inputs to 0 without a corner.', ja: '小さな入力を、角を作らずに 0 へ押しつける' },
  ],
  badPoints: [
    {
      en: 'Its derivative is 0 just where inputs usually lie.',
      ja: '入力が集まりやすい 0 付近で導関数が 0 になる',
    },
  ],
  use: {
    en: 'Sparse codes and denoising.',
    ja: 'スパースな表現やノイズ除去に使います。',
  },
  definitionNote: {
    en: 'As torch.nn.Tanhshrink. The derivative is tanh² x, which cancels nothing.',
    ja: 'torch.nn.Tanhshrink と同じです。導関数は tanh² x として計算し、桁落ちしません。',
  },
  source: 'torch.nn.Tanhshrink',
  value: (x) => subtract(x, tanh(x)),
  derivative: (x) => square(tanh(x)),
});
