// Prodigy: Adam whose learning rate is an estimate d of the distance from the start to the solution, which only grows.
import { phrase } from '../text/text';
import { add, divide, maximum, multiply, square, squareRoot, subtract } from '../expression/expression';
import { nonNegative, weightDecay } from '../hyperparameters/commonHyperparameters';
import { correctedRate } from './biasCorrection';
import { defineParticleOptimizer } from './define';
import { distanceHyperparameters } from './distanceEstimate';
import { absoluteSum, innerProduct, forBoth, quotient } from './pairs';
import { averagedResponse } from './response';

export const prodigy = defineParticleOptimizer({
  id: 'prodigy',
  name: 'Prodigy',
  family: 'parameter-free',
  idea: phrase(
    'Adam whose rate is an estimate d of the distance to the goal: while downhill keeps leading away from the start, d grows.',
  ),
  goodAt: phrase(
    'Nothing to tune: it starts with hops of a millionth and finds a fit rate within tens of steps, faster than D-Adaptation.',
  ),
  badAt: phrase(
    'Surfaces that aren’t convex: d never shrinks, so that one overestimate spoils the rest of the race. The first steps can’t be seen.',
  ),
  hyperparameters: {
    ...distanceHyperparameters,
    dCoefficient: nonNegative(phrase('Factor on the estimate'), 'c', 1, [0.1, 10], 'log'),
    weightDecay,
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t), \\quad \\eta_t = \\eta\\, d_{t-1}\\, \\frac{\\sqrt{1 - \\beta_2^t}}{1 - \\beta_1^t} \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, d_{t-1}\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, d_{t-1}^2\\, g_t^2 \\\\ r_t &= \\sqrt{\\beta_2}\\, r_{t-1} + \\eta_t\\, \\frac{d_{t-1}}{d_0}\\, g_t^{\\top} (\\theta_1 - \\theta_t) \\\\ s_t &= \\sqrt{\\beta_2}\\, s_{t-1} + \\eta_t\\, \\frac{d_{t-1}}{d_0}\\, g_t \\\\ d_t &= \\max\\left( d_{t-1},\\; c\\, \\frac{r_t}{\\lVert s_t\\rVert_1} \\right) \\\\ \\theta_{t+1} &= \\theta_t - \\eta_t \\left( \\frac{m_t}{\\sqrt{v_t} + d_t\\, \\varepsilon} + \\lambda \\theta_t \\right) \\end{aligned}',
  paper: 'K. Mishchenko, A. Defazio, Prodigy: an expeditiously adaptive parameter-free learner',
  year: 2023,
  definitionNote: phrase(
    'As optax.contrib.prodigy and the authors’ code: the estimate averages with √β₂, and the new d counts in ε at once, in the rate from the next step on. Where all gradients so far were 0, optax divides 0 by 0; here d stays and the point stands still.',
  ),
  parameterState: {
    m: { symbol: 'm' },
    v: { symbol: 'v' },
    s: { symbol: 's' },
    start: { symbol: '\\theta_1', initial: 'start' },
  },
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
    const rate = multiply(step.rate, state.d);
    const weight = multiply(rate, divide(state.d, h.initialD));
    const travelled = forBoth((i) => subtract(state.start[i], theta[i]));
    const r = add(multiply(decay, state.r), multiply(weight, innerProduct(gradient, travelled)));
    const s = forBoth((i) => add(multiply(decay, state.s[i]), multiply(weight, gradient[i])));
    const d = maximum(state.d, quotient(multiply(h.dCoefficient, r), absoluteSum(s), 0));

    const scaled = forBoth((i) => multiply(state.d, gradient[i]));
    const m = forBoth((i) => add(multiply(h.beta1, state.m[i]), multiply(subtract(1, h.beta1), scaled[i])));
    const v = forBoth((i) =>
      add(multiply(h.beta2, state.v[i]), multiply(subtract(1, h.beta2), square(scaled[i]))),
    );
    const size = forBoth((i) => add(squareRoot(v[i]), multiply(h.epsilon, d)));
    const after = forBoth((i) => {
      const adam = quotient(m[i], size[i], 0);
      const direction = on.weightDecay ? add(adam, multiply(h.weightDecay, theta[i])) : adam;
      return subtract(theta[i], multiply(rate, direction));
    });
    return {
      theta: after,
      state: { m, v, s, start: state.start, r, d },
      terms: { eta: rate },
      divisor: forBoth((i) => divide(size[i], multiply(rate, state.d))),
      memory: { term: 'm', points: 'up' },
    };
  },
  python: {
    before: `
      start = theta
      m, v, s = np.zeros(2), np.zeros(2), np.zeros(2)
      r, d = 0, initial_d`,
    update: ({ h, over }) => `
      decay = np.sqrt(beta2)
      rate = learning_rate * d * np.sqrt(1 - beta2**t) / (1 - beta1**t)
      r = decay * r + rate * d / initial_d * (g @ (start - theta))
      s = decay * s + rate * d / initial_d * g
      m = beta1 * m + (1 - beta1) * d * g
      v = beta2 * v + (1 - beta2) * (d * g)**2
      d = max(d, quotient(d_coefficient * r, np.abs(s).sum()))
      step = ${over('m', 'np.sqrt(v) + d * epsilon')}
      theta = theta - rate * ${h.weightDecay === 0 ? 'step' : '(step + weight_decay * theta)'}`,
  },
});
