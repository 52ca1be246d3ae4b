// Schedule-free SGD: an average of the path in place of a falling rate, and in place of momentum.
import { phrase } from '../text/text';
import { add, multiply, subtract } from '../expression/expression';
import { learningRate, weightDecay } from '../hyperparameters/commonHyperparameters';
import { defineParticleOptimizer } from './define';
import { forBoth } from './pairs';
import {
  averageState,
  averagingTerms,
  between,
  nearness,
  ratePython,
  takeIn,
  takeInPython,
  warmUp,
  warmupSteps,
} from './scheduleFree';

export const scheduleFreeSgd = defineParticleOptimizer({
  id: 'schedule-free-sgd',
  name: 'Schedule-Free SGD',
  family: 'averaging',
  idea: phrase(
    'Averaging the path does what a falling rate does: a fast point z walks on, θ is its average, gradients are taken between them.',
  ),
  goodAt: phrase(
    'Noise and swings, which the average cancels, without having to know beforehand how many steps there will be.',
  ),
  badAt: phrase(
    'Long detours: early points stay in the average, so that θ comes late to a minimum that z has long found.',
  ),
  hyperparameters: {
    learningRate: learningRate(1),
    warmupSteps,
    beta1: nearness,
    weightDecay,
  },
  latex:
    '\\begin{aligned} z_1 &= \\theta_1, \\quad y_t = (1 - \\beta_1)\\, z_t + \\beta_1 \\theta_t \\\\ g_t &= \\nabla f(y_t) + \\lambda y_t \\\\ \\eta_t &= \\begin{cases} \\eta \\min\\bigl(1, \\tfrac{t-1}{T}\\bigr) & T > 0 \\\\ \\eta & T = 0 \\end{cases} \\\\ z_{t+1} &= z_t - \\eta_t\\, g_t \\\\ \\rho_t &= \\max\\bigl( \\rho_{t-1},\\; \\eta \\min(1, \\tfrac{t}{T}) \\bigr), \\quad w_t = w_{t-1} + \\rho_t^2 \\\\ \\theta_{t+1} &= \\left( 1 - \\frac{\\rho_t^2}{w_t} \\right) \\theta_t + \\frac{\\rho_t^2}{w_t}\\, z_{t+1} \\end{aligned}',
  paper: 'A. Defazio et al., The road less scheduled',
  year: 2024,
  definitionNote: phrase(
    'As optax.contrib.schedule_free_sgd, with its default rate 1; drawn is the evaluation point, the average, which optax and the authors’ code compute on request. Weights are squares of the largest rate so far. With a warm-up of T steps the first one has rate 0, as in optax; with T = 0 there is none.',
  ),
  parameterState: { z: { symbol: 'z', initial: 'start' } },
  particleState: averageState,
  // As in optax, the average weights a step by the rate of the next one.
  step: {
    rate: (h, update) => warmUp(h, update - 1),
    weighingRate: (h, update) => warmUp(h, update),
  },
  staticFlags: ['weightDecay'],
  terms: averagingTerms,
  rule: ({ theta, gradientAt, state, h, step, on }) => {
    const y = between(h.beta1, theta, state.z);
    const gradient = gradientAt(y);
    const slope = on.weightDecay ? forBoth((i) => add(gradient[i], multiply(h.weightDecay, y[i]))) : gradient;
    const z = forBoth((i) => subtract(state.z[i], multiply(step.rate, slope[i])));
    const { average, ...averaging } = takeIn(theta, z, state, step.weighingRate);
    return {
      theta: average,
      state: { z, ...averaging },
      terms: { y, g: slope, eta: step.rate },
      decay: on.weightDecay ? h.weightDecay : null,
    };
  },
  python: {
    before: `
      z = theta
      largest_rate, weight_sum = 0, 0`,
    update: (choices) => [
      `
        y = z + beta1 * (theta - z)
        g = ${choices.gradientAt('y')}${choices.h.weightDecay === 0 ? '' : ' + weight_decay * y'}
        z = z - ${ratePython(choices)} * g`,
      takeInPython(choices),
    ],
  },
});
