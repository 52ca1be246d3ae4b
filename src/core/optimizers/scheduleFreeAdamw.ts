// Schedule-free AdamW: an average of the path in place of a falling rate and of Adam's momentum.
import { phrase } from '../text/text';
import { add, divide, multiply, square, squareRoot, subtract } from '../expression/expression';
import {
  epsilon,
  learningRate,
  squaredAverageDecay,
  weightDecay,
} from '../hyperparameters/commonHyperparameters';
import { corrections } from './biasCorrection';
import { defineParticleOptimizer } from './define';
import { forBoth, quotient } from './pairs';
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

export const scheduleFreeAdamw = defineParticleOptimizer({
  id: 'schedule-free-adamw',
  name: 'Schedule-Free AdamW',
  family: 'averaging',
  idea: phrase(
    'AdamW without momentum walks on as z; its average is θ, and gradients are taken between the two. No schedule is needed.',
  ),
  goodAt: phrase(
    'Training of unknown length: it can be stopped at any time and is about as good as with a schedule made for that time.',
  ),
  badAt: phrase(
    'Long detours: early points stay in the average. And β₁ now says where gradients are taken: it has to be tuned anew.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.0025),
    warmupSteps,
    beta1: nearness,
    beta2: squaredAverageDecay(0.999),
    epsilon: epsilon(1e-8),
    weightDecay,
  },
  latex:
    '\\begin{aligned} z_1 &= \\theta_1, \\quad y_t = (1 - \\beta_1)\\, z_t + \\beta_1 \\theta_t \\\\ g_t &= \\nabla f(y_t) \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2, \\quad \\hat v_t = \\frac{v_t}{1 - \\beta_2^t} \\\\ \\eta_t &= \\begin{cases} \\eta \\min\\bigl(1, \\tfrac{t-1}{T}\\bigr) & T > 0 \\\\ \\eta & T = 0 \\end{cases} \\\\ z_{t+1} &= z_t - \\eta_t \\left( \\frac{g_t}{\\sqrt{\\hat v_t} + \\varepsilon} + \\lambda y_t \\right) \\\\ \\rho_t &= \\max\\bigl( \\rho_{t-1},\\; \\eta \\min(1, \\tfrac{t}{T}) \\bigr), \\quad w_t = w_{t-1} + \\rho_t^2 \\\\ \\theta_{t+1} &= \\left( 1 - \\frac{\\rho_t^2}{w_t} \\right) \\theta_t + \\frac{\\rho_t^2}{w_t}\\, z_{t+1} \\end{aligned}',
  paper: 'A. Defazio et al., The road less scheduled',
  year: 2024,
  definitionNote: phrase(
    'As optax.contrib.schedule_free_adamw; drawn is the evaluation point, the average. Weight decay acts at the point of the gradient. With a warm-up of T steps the first one has rate 0, as in optax; with T = 0 there is none. In the authors’ PyTorch code z is a step further in the warm-up. With ε = 0, a gradient of exactly 0 adds nothing here, where optax gives NaN.',
  ),
  parameterState: { z: { symbol: 'z', initial: 'start' }, v: { symbol: 'v' } },
  particleState: averageState,
  step: {
    // As in optax, the average weights a step by the rate of the next one.
    rate: (h, update) => warmUp(h, update - 1),
    weighingRate: (h, update) => warmUp(h, update),
    // The root of the bias correction of v: the rule multiplies by it instead of dividing v.
    correction: (h, update) => Math.sqrt(1 - h.beta2 ** update),
  },
  staticFlags: ['weightDecay'],
  terms: { ...averagingTerms, vHat: { symbol: '\\hat v' } },
  aside: { correction2: corrections.correction2 },
  rule: ({ theta, gradientAt, state, h, step, aside, on }) => {
    const y = between(h.beta1, theta, state.z);
    const gradient = gradientAt(y);
    const v = forBoth((i) =>
      add(multiply(h.beta2, state.v[i]), multiply(subtract(1, h.beta2), square(gradient[i]))),
    );
    const z = forBoth((i) => {
      const size = add(squareRoot(v[i]), multiply(step.correction, h.epsilon));
      const adam = quotient(multiply(step.correction, gradient[i]), size, 0);
      const direction = on.weightDecay ? add(adam, multiply(h.weightDecay, y[i])) : adam;
      return subtract(state.z[i], multiply(step.rate, direction));
    });
    const { average, ...averaging } = takeIn(theta, z, state, step.weighingRate);
    return {
      theta: average,
      state: { z, v, ...averaging },
      terms: {
        y,
        g: gradient,
        vHat: forBoth((i) => divide(v[i], aside.correction2)),
        eta: step.rate,
      },
    };
  },
  python: {
    before: `
      z, v = theta, np.zeros(2)
      largest_rate, weight_sum = 0, 0`,
    update: (choices) => [
      `
        y = z + beta1 * (theta - z)
        g = ${choices.gradientAt('y')}
        v = beta2 * v + (1 - beta2) * g**2
        v_hat = v / (1 - beta2**t)
        step = ${choices.over('g', 'np.sqrt(v_hat) + epsilon')}${choices.h.weightDecay === 0 ? '' : ' + weight_decay * y'}
        z = z - ${ratePython(choices)} * step`,
      takeInPython(choices),
    ],
  },
});
