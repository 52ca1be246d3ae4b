// AdamW: Adam whose weight decay stays outside the averages.
import { phrase } from '../text/text';
import { add, multiply, square, squareRoot, subtract } from '../expression/expression';
import {
  averageDecay,
  libraryHyperparameter,
  epsilon,
  learningRate,
  squaredAverageDecay,
  weightDecay,
} from '../hyperparameters/commonHyperparameters';
import {
  adamDivisor,
  correctedAverages,
  correctedEpsilon,
  correctedRate,
  corrections,
  toldAverages,
} from './biasCorrection';
import { defineOptimizer } from './define';
import { quotient } from './pairs';
import { averagedResponse } from './response';

const pytorchRule =
  '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2 \\\\ \\hat m_t &= \\frac{m_t}{1 - \\beta_1^t}, \\quad \\hat v_t = \\frac{v_t}{1 - \\beta_2^t} \\\\ \\theta_{t+1} &= (1 - \\eta\\lambda)\\,\\theta_t - \\eta\\, \\frac{\\hat m_t}{\\sqrt{\\hat v_t} + \\varepsilon} \\end{aligned}';

export const adamw = defineOptimizer({
  id: 'adamw',
  name: 'AdamW',
  family: 'adaptive',
  idea: phrase(
    'Adam that shrinks the parameters themselves: the decay is not divided by the size of the gradients.',
  ),
  goodAt: phrase(
    'Adam’s problems where decay is wanted: its strength no longer depends on how steep the surface is. The usual choice for transformers.',
  ),
  badAt: phrase('Minima away from the origin: the decay pulls to 0, and it comes to rest beside them.'),
  hyperparameters: {
    learningRate: learningRate(0.001),
    beta1: averageDecay(0.9),
    beta2: squaredAverageDecay(0.999),
    epsilon: epsilon(1e-8),
    weightDecay: { ...weightDecay, default: 0.01 },
    convention: libraryHyperparameter(
      { library: 'pytorch', latex: pytorchRule, defaults: {}, difference: phrase('') },
      {
        library: 'keras',
        latex:
          '\\begin{aligned} g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2 \\\\ \\theta_{t+1} &= (1 - \\eta\\lambda)\\,\\theta_t - \\eta\\, \\frac{\\sqrt{1 - \\beta_2^t}}{1 - \\beta_1^t} \\cdot \\frac{m_t}{\\sqrt{v_t} + \\varepsilon} \\end{aligned}',
        defaults: { epsilon: 1e-7, weightDecay: 0.004 },
        difference: phrase('Decay 0.004 instead of 0.01, and ε = 1e-7 is added before the bias correction.'),
      },
      {
        library: 'optax',
        latex: pytorchRule,
        defaults: { weightDecay: 1e-4 },
        difference: phrase('The same rule, with decay 1e-4 instead of 0.01.'),
      },
    ),
  },
  latex: pytorchRule,
  paper: 'I. Loshchilov, F. Hutter, Decoupled weight decay regularization',
  year: 2019,
  definitionNote: phrase(
    'As torch.optim.AdamW: decay 0.01, multiplied by the learning rate, ε = 1e-8 after the bias correction. Keras has decay 0.004 and ε = 1e-7 before the correction, optax decay 1e-4. The paper multiplies the decay by the schedule only, not by the rate. With ε = 0, a gradient of exactly 0 adds nothing to the decay here, where PyTorch gives NaN.',
  ),
  state: { m: { symbol: 'm' }, v: { symbol: 'v' } },
  // The second bias correction is moved from the root into rate and ε, as in adam.ts.
  step: {
    rate: (h, update) => correctedRate(h, update),
    epsilon: (h, update, library) => (library === 'keras' ? h.epsilon : correctedEpsilon(h, update)),
  },
  weightDecay: 'own',
  staticFlags: [],
  terms: correctedAverages,
  aside: corrections,
  response: ({ beta1, learningRate: rate, weightDecay: decay }) =>
    averagedResponse(beta1, rate, 1 - rate * decay),
  rule: ({ theta, gradient, state, h, step, aside, library }) => {
    const m = add(state.m, multiply(subtract(1, h.beta1), subtract(gradient, state.m)));
    const v = add(multiply(h.beta2, state.v), multiply(subtract(1, h.beta2), square(gradient)));
    const size = add(squareRoot(v), step.epsilon);
    const change = quotient(multiply(step.rate, m), size, 0);
    const kept = multiply(subtract(1, multiply(h.learningRate, h.weightDecay)), theta);
    return {
      theta: subtract(kept, change),
      state: { m, v },
      terms: library === 'keras' ? { mHat: null, vHat: null } : toldAverages(m, v, aside),
      divisor: adamDivisor(size, aside),
      memory: { term: library === 'keras' ? 'm' : 'mHat', points: 'up' },
    };
  },
  python: {
    before: 'm, v = np.zeros(2), np.zeros(2)',
    update: ({ library, over }) => `
      m = beta1 * m + (1 - beta1) * g
      v = beta2 * v + (1 - beta2) * g**2
      theta = (1 - learning_rate * weight_decay) * theta
      ${
        library === 'keras'
          ? `rate = learning_rate * np.sqrt(1 - beta2**t) / (1 - beta1**t)
      theta = theta - ${over('rate * m', 'np.sqrt(v) + epsilon')}`
          : `m_hat = m / (1 - beta1**t)
      v_hat = v / (1 - beta2**t)
      theta = theta - ${over('learning_rate * m_hat', 'np.sqrt(v_hat) + epsilon')}`
      }`,
  },
});
