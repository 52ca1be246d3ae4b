// Gradient descent with momentum: a heavy ball.
import { add, multiply, subtract } from '../expression/expression';
import {
  coupledWeightDecay,
  learningRate,
  momentumFactor,
  withCoupledWeightDecay,
} from './commonHyperparameters';
import { decayedGradient } from './coupledDecay';
import { defineOptimizer } from './define';

export const momentum = defineOptimizer({
  id: 'momentum',
  name: 'Momentum',
  family: 'momentum',
  idea: {
    en: 'A heavy ball: past gradients add up to a velocity that carries it along valleys and over small bumps.',
    ja: '重いボールのように過去の勾配を速度として蓄え、谷に沿って加速し、小さな凹凸を乗り越えます。',
  },
  hyperparameters: {
    learningRate: learningRate(0.001),
    momentum: momentumFactor(0.9),
    dampening: {
      kind: 'number',
      label: { en: 'Dampening', ja: 'ダンピング' },
      symbol: '\\tau',
      default: 0,
      min: 0,
      max: 1,
      slider: [0, 1],
      scale: 'linear',
    },
    weightDecay: coupledWeightDecay,
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) + \\lambda \\theta_t \\\\ v_1 &= g_1, \\quad v_t = \\mu v_{t-1} + (1 - \\tau)\\, g_t \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, v_t \\end{aligned}',
  paper: 'B. T. Polyak, Some methods of speeding up the convergence of iteration methods (1964)',
  convention: withCoupledWeightDecay({
    en: 'As torch.optim.SGD with momentum: the buffer sums gradients, starts as the first gradient itself (no dampening there) and is multiplied by the learning rate afterwards. Keras keeps the rate inside the buffer, v = μv − ηg: the same path while the rate is constant, another one under a schedule.',
    ja: 'torch.optim.SGD の momentum と同じ定義です。バッファは勾配の累積で、最初は勾配そのもの（ダンピングなし）、学習率は後から掛けます。Keras は学習率をバッファの内側に入れる v = μv − ηg の形で、学習率が一定なら軌跡は一致しますが、スケジュールを使うと異なります。',
  }),
  state: { velocity: { symbol: 'v' } },
  step: { gradientShare: (h, update) => (update === 1 ? 1 : 1 - h.dampening) },
  switches: ['weightDecay'],
  rule: (inputs) => {
    const { theta, state, h, step } = inputs;
    const velocity = add(
      multiply(h.momentum, state.velocity),
      multiply(step.gradientShare, decayedGradient(inputs)),
    );
    return { theta: subtract(theta, multiply(h.learningRate, velocity)), state: { velocity } };
  },
});
