// Lion: the sign of a momentum, so that every parameter moves by the learning rate at every step.
import { phrase } from '../text/text';
import { add, multiply, sign, subtract } from '../expression/expression';
import { decayFactor, learningRate, weightDecay } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';

export const lion = defineOptimizer({
  id: 'lion',
  name: 'Lion',
  family: 'sign',
  idea: phrase(
    'Only the sign of the momentum counts: each parameter moves by exactly η, whatever its gradient.',
  ),
  goodAt: phrase(
    'Plateaus and slopes of any size: tiny gradients move it as far as large ones, and it remembers one buffer only.',
  ),
  badAt: phrase(
    'It cannot settle: about a minimum it goes to and fro by η, so that it needs a small or a falling rate.',
  ),
  hyperparameters: {
    learningRate: learningRate(1e-4, [1e-5, 1e-1]),
    beta1: decayFactor(phrase('Share of the momentum in a step'), '\\beta_1', 0.9),
    beta2: decayFactor(phrase('Decay of the momentum'), '\\beta_2', 0.99),
    weightDecay: { ...weightDecay, default: 1e-3 },
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ c_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ m_t &= \\beta_2 m_{t-1} + (1 - \\beta_2)\\, g_t \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\,\\bigl(\\operatorname{sign}(c_t) + \\lambda \\theta_t\\bigr) \\end{aligned}',
  paper: 'X. Chen et al., Symbolic discovery of optimization algorithms',
  year: 2023,
  definitionNote: phrase(
    'As optax.lion and the paper: the step mixes gradient and momentum with β₁, and only then does the momentum take the gradient in, with β₂. Weight decay is decoupled, 0.001 as in optax. The sign of 0 is 0.',
  ),
  state: { m: { symbol: 'm' } },
  step: {},
  weightDecay: 'own',
  staticFlags: ['weightDecay'],
  terms: { c: { symbol: 'c' } },
  rule: ({ theta, gradient, state, h, on }) => {
    const mix = add(multiply(subtract(1, h.beta1), gradient), multiply(h.beta1, state.m));
    const m = add(multiply(subtract(1, h.beta2), gradient), multiply(h.beta2, state.m));
    const direction = on.weightDecay ? add(sign(mix), multiply(h.weightDecay, theta)) : sign(mix);
    return {
      theta: subtract(theta, multiply(h.learningRate, direction)),
      state: { m },
      terms: { c: mix },
      memory: { term: 'm', points: 'up' },
    };
  },
  python: {
    before: 'm = np.zeros(2)',
    update: ({ h }) => `
      c = beta1 * m + (1 - beta1) * g
      m = beta2 * m + (1 - beta2) * g
      theta = theta - learning_rate * ${h.weightDecay === 0 ? 'np.sign(c)' : '(np.sign(c) + weight_decay * theta)'}`,
  },
});
