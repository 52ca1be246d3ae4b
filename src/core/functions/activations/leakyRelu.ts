// A ReLU that lets a little of the negative side through.
import { less, multiply, select } from '../../expression/expression';
import { anyNumber } from '../parameters';
import { defineActivation } from './activation';

export const leakyRelu = defineActivation({
  id: 'leaky-relu',
  name: { en: 'Leaky ReLU', ja: 'Leaky ReLU' },
  family: 'rectifying',
  outputs: 'any',
  latex: 'y = \\begin{cases} x & x > 0 \\\\ a x & x \\le 0 \\end{cases}',
  derivativeLatex: "y' = \\begin{cases} 1 & x > 0 \\\\ a & x \\le 0 \\end{cases}",
  parameters: { slope: anyNumber({ en: 'Negative slope', ja: '負の側の傾き' }, 'a', 0.01, [0, 1]) },
  goodPoints: [
    {
      en: 'No neuron dies: negative inputs pass on a little of the gradient.',
      ja: '負の入力でも少し勾配を伝えるので、ニューロンが死なない',
    },
    { en: 'As cheap as the ReLU.', ja: 'ReLU と同じくらい軽い' },
  ],
  badPoints: [
    { en: 'One more number to choose.', ja: '決めるべき数が一つ増える' },
    { en: 'Still not differentiable at 0.', ja: '0 で微分できない点は変わらない' },
  ],
  use: {
    en: 'Hidden layers where ReLUs die, as in the discriminators of GANs.',
    ja: 'GAN の識別器など、ReLU が死にやすい中間層に使います。',
  },
  definitionNote: {
    en: 'As torch.nn.LeakyReLU: the derivative at 0 is that of the left side, a.',
    ja: 'torch.nn.LeakyReLU と同じです。0 での導関数は左側の値 a とします。',
  },
  source:
    'A. L. Maas, A. Y. Hannun, A. Y. Ng, Rectifier nonlinearities improve neural network acoustic models (2013)',
  value: (x, { slope }) => select(less(0, x), x, multiply(slope, x)),
});
