// AdamW with D-Adaptation: the learning rate is a lower bound d on the distance to the solution, found during the run.
import { phrase } from '../text/text';
import { add, divide, maximum, multiply, square, squareRoot, subtract } from '../expression/expression';
import { weightDecay } from '../hyperparameters/commonHyperparameters';
import { correctedRate } from './biasCorrection';
import { defineParticleOptimizer } from './define';
import { distanceHyperparameters } from './distanceEstimate';
import { absoluteSum, innerProduct, forBoth, quotient } from './pairs';
import { averagedResponse } from './response';

export const dadaptAdamw = defineParticleOptimizer({
  id: 'dadapt-adamw',
  name: 'D-Adapt AdamW',
  family: 'parameter-free',
  idea: phrase(
    'AdamW whose rate is a proven lower bound d on the distance to the goal, raised while new gradients agree with those before.',
  ),
  goodAt: phrase(
    'No rate to tune: on convex surfaces it is provably about as fast as with the best rate, which nobody told it.',
  ),
  badAt: phrase(
    'It finds the rate slowly from a small first d, and d never shrinks: where the surface isn’t convex one overestimate stays.',
  ),
  hyperparameters: {
    ...distanceHyperparameters,
    weightDecay,
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t), \\quad \\eta_t = \\eta\\, d_{t-1}\\, \\frac{\\sqrt{1 - \\beta_2^t}}{1 - \\beta_1^t} \\\\ r_t &= \\sqrt{\\beta_2}\\, r_{t-1} + (1 - \\sqrt{\\beta_2})\\, \\eta_t\\, g_t^{\\top} \\frac{s_{t-1}}{\\sqrt{v_{t-1}} + \\varepsilon} \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, \\eta_t\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2 \\\\ s_t &= \\sqrt{\\beta_2}\\, s_{t-1} + (1 - \\sqrt{\\beta_2})\\, \\eta_t\\, g_t \\\\ d_t &= \\max\\left( d_{t-1},\\; \\frac{r_t}{(1 - \\sqrt{\\beta_2}) \\lVert s_t\\rVert_1} \\right) \\\\ \\theta_{t+1} &= \\theta_t - \\frac{m_t}{\\sqrt{v_t} + \\varepsilon} - \\eta_t\\, \\lambda \\theta_t \\end{aligned}',
  paper: 'A. Defazio, K. Mishchenko, Learning-rate-free learning by D-Adaptation',
  year: 2023,
  definitionNote: phrase(
    'As optax.contrib.dadapt_adamw: the average m holds gradients that are already multiplied by the rate, as the authors’ code has it. Where all gradients so far were 0, optax divides 0 by 0; here d stays and the point stands still.',
  ),
  parameterState: { m: { symbol: 'm' }, v: { symbol: 'v' }, s: { symbol: 's' } },
  particleState: {
    r: { symbol: 'r' },
    d: { symbol: 'd', initial: (h) => h.initialD },
  },
  step: {
    rate: (h, update) => correctedRate(h, update),
  },
  staticFlags: ['weightDecay'],
  terms: { eta: { symbol: '\\eta', scope: 'particle' } },
  // The rate is part of P. Decay shrinks by it, which only the update knows.
  response: ({ beta1, weightDecay: decay }) => (decay === 0 ? averagedResponse(beta1, 1) : null),
  rule: ({ theta, gradient, state, h, step, on }) => {
    const decay = squareRoot(h.beta2);
    const rest = subtract(1, decay);
    const rate = multiply(step.rate, state.d);
    const moved = forBoth((i) => multiply(rate, gradient[i]));
    const way = forBoth((i) => quotient(state.s[i], add(squareRoot(state.v[i]), h.epsilon), 0));
    const r = add(multiply(decay, state.r), multiply(rest, multiply(rate, innerProduct(gradient, way))));
    const m = forBoth((i) => add(multiply(h.beta1, state.m[i]), multiply(subtract(1, h.beta1), moved[i])));
    const v = forBoth((i) =>
      add(multiply(h.beta2, state.v[i]), multiply(subtract(1, h.beta2), square(gradient[i]))),
    );
    const s = forBoth((i) => add(multiply(decay, state.s[i]), multiply(rest, moved[i])));
    const d = maximum(state.d, quotient(r, multiply(rest, absoluteSum(s)), 0));
    const size = forBoth((i) => add(squareRoot(v[i]), h.epsilon));
    const after = forBoth((i) => {
      const adam = quotient(m[i], size[i], 0);
      const change = on.weightDecay ? add(adam, multiply(multiply(rate, h.weightDecay), theta[i])) : adam;
      return subtract(theta[i], change);
    });
    return {
      theta: after,
      state: { m, v, s, r, d },
      terms: { eta: rate },
      divisor: forBoth((i) => divide(size[i], rate)),
      memory: { term: 'm', points: 'up' },
    };
  },
  python: {
    before: `
      m, v, s = np.zeros(2), np.zeros(2), np.zeros(2)
      r, d = 0, initial_d`,
    update: ({ h, over }) => `
      decay = np.sqrt(beta2)
      rate = learning_rate * d * np.sqrt(1 - beta2**t) / (1 - beta1**t)
      r = decay * r + (1 - decay) * rate * (g @ (${over('s', 'np.sqrt(v) + epsilon')}))
      m = beta1 * m + (1 - beta1) * rate * g
      v = beta2 * v + (1 - beta2) * g**2
      s = decay * s + (1 - decay) * rate * g
      d = max(d, quotient(r, (1 - decay) * np.abs(s).sum()))
      ${h.weightDecay === 0 ? '' : 'theta = theta - rate * weight_decay * theta'}
      theta = theta - ${over('m', 'np.sqrt(v) + epsilon')}`,
  },
});
