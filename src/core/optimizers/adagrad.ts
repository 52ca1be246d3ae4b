// Adagrad: each parameter's rate shrinks with the gradients it has seen.
import { add, divide, multiply, square, squareRoot, subtract } from '../expression/expression';
import { coupledWeightDecay, epsilon, learningRate, withCoupledWeightDecay } from './commonHyperparameters';
import { decayedGradient } from './coupledDecay';
import { defineOptimizer } from './define';

export const adagrad = defineOptimizer({
  id: 'adagrad',
  name: 'Adagrad',
  family: 'adaptive',
  idea: {
    en: 'Every parameter gets its own rate, divided by the root of all its squared gradients so far: big strides first, ever smaller ones later.',
    ja: 'パラメータごとに、これまでの勾配の二乗和の平方根で学習率を割ります。歩幅は最初は大きく、次第に小さくなります。',
  },
  hyperparameters: {
    learningRate: learningRate(0.01, [1e-3, 10]),
    learningRateDecay: {
      kind: 'number',
      label: { en: 'Learning rate decay', ja: '学習率の減衰' },
      symbol: '\\gamma',
      default: 0,
      min: 0,
      max: Infinity,
      slider: [0, 0.1],
      scale: 'linear',
    },
    initialAccumulator: {
      kind: 'number',
      label: { en: 'Initial accumulator', ja: '二乗和の初期値' },
      symbol: 's_0',
      default: 0,
      min: 0,
      max: Infinity,
      slider: [0, 1],
      scale: 'linear',
    },
    epsilon: epsilon(1e-10),
    weightDecay: coupledWeightDecay,
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) + \\lambda \\theta_t \\\\ s_t &= s_{t-1} + g_t^2 \\\\ \\theta_{t+1} &= \\theta_t - \\frac{\\eta}{1 + (t-1)\\gamma} \\cdot \\frac{g_t}{\\sqrt{s_t} + \\varepsilon} \\end{aligned}',
  paper:
    'J. Duchi, E. Hazan, Y. Singer, Adaptive subgradient methods for online learning and stochastic optimization (2011)',
  convention: withCoupledWeightDecay({
    en: 'As torch.optim.Adagrad: the sum starts at 0 and ε = 1e-10 stands outside the root, so the first step is η whatever the gradient. Keras and optax start the sum at 0.1 with ε = 1e-7 inside the root.',
    ja: 'torch.optim.Adagrad と同じ定義です。勾配の二乗和は 0 から始まり、ε = 1e-10 は平方根の外にあるため、最初の一歩の大きさは勾配によらず η です。Keras と optax は二乗和が 0.1 から始まり、ε = 1e-7 は平方根の内側です。',
  }),
  state: { sum: { symbol: 's', initial: (h) => h.initialAccumulator } },
  step: { rate: (h, update) => h.learningRate / (1 + (update - 1) * h.learningRateDecay) },
  switches: ['weightDecay'],
  rule: (inputs) => {
    const { theta, state, h, step } = inputs;
    const gradient = decayedGradient(inputs);
    const sum = add(state.sum, square(gradient));
    const change = divide(multiply(step.rate, gradient), add(squareRoot(sum), h.epsilon));
    return { theta: subtract(theta, change), state: { sum } };
  },
});
