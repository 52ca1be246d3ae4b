// COCOB: each parameter bets on the outcomes of a coin, its gradients; its distance from the start is the stake.
import { phrase } from '../text/text';
import { absolute, add, maximum, multiply, subtract } from '../expression/expression';
import { epsilon, nonNegative, weightDecay } from '../hyperparameters/commonHyperparameters';
import { defineOptimizer } from './define';
import { quotient } from './pairs';

export const cocob = defineOptimizer({
  id: 'cocob',
  name: 'COCOB',
  family: 'parameter-free',
  idea: phrase(
    'Each parameter bets on its next gradient: wins raise the stake, and the stake is the distance from the start. There is no rate.',
  ),
  goodAt: phrase(
    'There is nothing to tune: it speeds up by itself on long slopes, and gradients of any size count alike, since only their ratio to the largest matters.',
  ),
  badAt: phrase(
    'It has to lose bets to stop: it overshoots the minimum, swings back and settles slowly. Every parameter bets on its own, so slanted valleys go unseen.',
  ),
  hyperparameters: {
    alpha: nonNegative(phrase('Caution at the start'), '\\alpha', 100, [1, 1000], 'log'),
    epsilon: epsilon(1e-8),
    weightDecay,
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t) + \\lambda \\theta_t \\\\ L_t &= \\max(L_{t-1}, |g_t|), \\quad L_0 = \\varepsilon \\\\ G_t &= G_{t-1} + |g_t| \\\\ R_t &= \\max\\bigl( R_{t-1} - g_t\\,(\\theta_t - \\theta_1),\\; 0 \\bigr) \\\\ C_t &= C_{t-1} - g_t \\\\ \\theta_{t+1} &= \\theta_1 + \\frac{C_t}{L_t \\max(G_t + L_t, \\alpha L_t)}\\,(L_t + R_t) \\end{aligned}',
  paper:
    'F. Orabona, T. Tommasi, Training deep networks without learning rates through coin betting, algorithm 2',
  year: 2017,
  definitionNote: phrase(
    'As optax.contrib.cocob and the paper, whose L starts at 0 where optax has ε; weight decay joins the gradient. optax can scale gradients by a rate, too, which changes nothing while it is constant: left out here. Where all gradients so far were 0 it stands still.',
  ),
  state: {
    start: { symbol: '\\theta_1', initial: 'start' },
    largest: { symbol: 'L', initial: (h) => h.epsilon },
    sizes: { symbol: 'G' },
    reward: { symbol: 'R' },
    sum: { symbol: 'C' },
  },
  step: {},
  weightDecay: 'own',
  staticFlags: ['weightDecay'],
  terms: { g: { symbol: 'g' } },
  rule: ({ theta, gradient, state, h, on }) => {
    const slope = on.weightDecay ? add(gradient, multiply(h.weightDecay, theta)) : gradient;
    const size = absolute(slope);
    const largest = maximum(state.largest, size);
    const sizes = add(state.sizes, size);
    const reward = maximum(subtract(state.reward, multiply(slope, subtract(theta, state.start))), 0);
    const sum = subtract(state.sum, slope);
    const share = quotient(
      sum,
      multiply(largest, maximum(add(sizes, largest), multiply(h.alpha, largest))),
      0,
    );
    return {
      theta: add(state.start, multiply(share, add(largest, reward))),
      state: { start: state.start, largest, sizes, reward, sum },
      terms: { g: slope },
      decay: on.weightDecay ? h.weightDecay : null,
    };
  },
  python: {
    before: `
      start = theta
      largest, sizes = np.full(2, epsilon), np.zeros(2)
      reward, total = np.zeros(2), np.zeros(2)`,
    update: ({ h, over }) => `
      ${h.weightDecay === 0 ? '' : 'g = g + weight_decay * theta'}
      largest = np.maximum(largest, np.abs(g))
      sizes = sizes + np.abs(g)
      reward = np.maximum(reward - g * (theta - start), 0)
      total = total - g
      share = ${over('total', 'largest * np.maximum(sizes + largest, alpha * largest)')}
      theta = start + share * (largest + reward)`,
  },
});
