// NAdam: Adam with Nesterov's look-ahead, and a momentum that warms up.
import { phrase } from '../text/text';
import {
  add,
  divide,
  multiply,
  square,
  squareRoot,
  subtract,
  type Expression,
} from '../expression/expression';
import {
  averageDecay,
  libraryHyperparameter,
  epsilon,
  learningRate,
  nonNegative,
  squaredAverageDecay,
} from '../hyperparameters/commonHyperparameters';
import { corrections } from './biasCorrection';
import { defineOptimizer } from './define';
import type { NumericValues } from '../hyperparameters/numericValues';
import type { LibraryForm } from '../hyperparameters/hyperparameter';
import { quotient } from './pairs';
import { averageEcho, echoing } from './response';

const averagesLatex =
  'g_t &= \\nabla f(\\theta_t) \\\\ m_t &= \\beta_1 m_{t-1} + (1 - \\beta_1)\\, g_t \\\\ v_t &= \\beta_2 v_{t-1} + (1 - \\beta_2)\\, g_t^2';
const stepLatex =
  '\\hat v_t &= \\frac{v_t}{1 - \\beta_2^t} \\\\ \\theta_{t+1} &= \\theta_t - \\eta\\, \\frac{\\hat m_t}{\\sqrt{\\hat v_t} + \\varepsilon}';
const warmingRule = `\\begin{aligned} ${averagesLatex} \\\\ \\mu_t &= \\beta_1 \\left(1 - \\tfrac12 \\cdot 0.96^{t\\psi}\\right), \\quad \\Pi_t = \\Pi_{t-1}\\, \\mu_t \\\\ \\hat m_t &= \\frac{\\mu_{t+1}\\, m_t}{1 - \\Pi_t\\, \\mu_{t+1}} + \\frac{(1 - \\mu_t)\\, g_t}{1 - \\Pi_t} \\\\ ${stepLatex} \\end{aligned}`;
const plainRule = `\\begin{aligned} ${averagesLatex} \\\\ \\hat m_t &= \\frac{\\beta_1\\, m_t}{1 - \\beta_1^{t+1}} + \\frac{(1 - \\beta_1)\\, g_t}{1 - \\beta_1^t} \\\\ ${stepLatex} \\end{aligned}`;

/** μ at an update. */
const warmedMomentum = (h: NumericValues<'beta1' | 'momentumDecay'>, update: number): number =>
  h.beta1 * (1 - 0.5 * 0.96 ** (update * h.momentumDecay));

/** The factors of average and gradient in the corrected average. */
function shares(
  h: NumericValues<'beta1' | 'momentumDecay'>,
  update: number,
  library: LibraryForm['library'],
): [ofAverage: number, ofGradient: number] {
  if (library === 'optax') {
    return [h.beta1 / (1 - h.beta1 ** (update + 1)), (1 - h.beta1) / (1 - h.beta1 ** update)];
  }
  let product = 1;
  // A product that is nothing beside 1 stays so.
  for (let earlier = 1; earlier <= update && product > Number.EPSILON / 4; earlier += 1) {
    product *= warmedMomentum(h, earlier);
  }
  const next = warmedMomentum(h, update + 1);
  return [next / (1 - product * next), (1 - warmedMomentum(h, update)) / (1 - product)];
}

export const nadam = defineOptimizer({
  id: 'nadam',
  name: 'NAdam',
  family: 'adaptive',
  idea: phrase(
    'Adam that looks ahead as Nesterov does: the newest gradient counts for where the average is about to carry it.',
  ),
  goodAt: phrase(
    'As Adam, with quicker turns: it reacts to a new slope about one step earlier and overshoots less.',
  ),
  badAt: phrase('Noise: the newest gradient counts more, and its noise with it.'),
  hyperparameters: {
    learningRate: learningRate(0.002),
    beta1: averageDecay(0.9),
    beta2: squaredAverageDecay(0.999),
    epsilon: epsilon(1e-8),
    momentumDecay: nonNegative(phrase('Momentum warm-up'), '\\psi', 0.004, [0, 1]),
    convention: libraryHyperparameter(
      { library: 'pytorch', latex: warmingRule, defaults: {}, difference: phrase('') },
      {
        library: 'keras',
        latex: warmingRule,
        defaults: { learningRate: 0.001, epsilon: 1e-7, momentumDecay: 1 },
        difference: phrase(
          'The momentum warms up 250 times as fast (0.96ᵗ, ψ = 1), and ε = 1e-7: the first step is 1.063 η instead of 1.056 η.',
        ),
      },
      {
        library: 'optax',
        latex: plainRule,
        defaults: {},
        difference: phrase(
          'No warm-up: the momentum is β₁ from the start and ψ has no effect. The first step is 1.474 η instead of 1.056 η.',
        ),
      },
    ),
  },
  latex: warmingRule,
  paper: 'T. Dozat, Incorporating Nesterov momentum into Adam',
  year: 2016,
  definitionNote: phrase(
    'As torch.optim.NAdam: the momentum warms up as μₜ = β₁(1 − ½·0.96^(0.004 t)), and the first step is 1.056 η. Keras has the exponent t (1.063 η), optax no warm-up (1.474 η). With ε = 0, a gradient of exactly 0 moves nothing here, where PyTorch gives NaN.',
  ),
  state: {
    m: { symbol: 'm' },
    v: { symbol: 'v' },
    momentumProduct: { symbol: '\\Pi', scope: 'particle', initial: () => 1 },
  },
  step: {
    momentum: (h, update) => warmedMomentum(h, update),
    nextMomentum: (h, update) => warmedMomentum(h, update + 1),
    averageRate: (h, update, library) =>
      library === 'optax'
        ? (h.learningRate * h.beta1) / (1 - h.beta1 ** (update + 1))
        : h.learningRate * warmedMomentum(h, update + 1),
    gradientRate: (h, update, library) =>
      library === 'optax'
        ? (h.learningRate * (1 - h.beta1)) / (1 - h.beta1 ** update)
        : h.learningRate * (1 - warmedMomentum(h, update)),
    correction: (h, update) => 1 / (1 - h.beta2 ** update),
  },
  weightDecay: 'coupled or decoupled',
  staticFlags: [],
  terms: {
    mu: { symbol: '\\mu', scope: 'particle' },
    muNext: { symbol: '\\mu', scope: 'particle' },
    mHat: { symbol: '\\hat m' },
    vHat: { symbol: '\\hat v' },
  },
  aside: {
    correction1: corrections.correction1,
    nextCorrection1: (h, update) => corrections.correction1(h, update + 1),
  },
  response: (h, update, library) => {
    const [ofAverage, ofGradient] = shares(h, update, library);
    return echoing([
      { gain: h.learningRate * ofGradient, fade: 0 },
      averageEcho(h.beta1, h.learningRate * ofAverage),
    ]);
  },
  rule: ({ theta, gradient, state, h, step, aside, library }) => {
    const m = add(state.m, multiply(subtract(1, h.beta1), subtract(gradient, state.m)));
    const v = add(multiply(h.beta2, state.v), multiply(subtract(1, h.beta2), square(gradient)));
    const vHat = multiply(step.correction, v);
    const size = add(squareRoot(vHat), h.epsilon);
    const told = { divisor: size, memory: { term: 'm', points: 'up' } } as const;
    const mHat = (ofAverage: Expression, ofGradient: Expression): Expression =>
      add(multiply(ofAverage, m), multiply(ofGradient, gradient));
    if (library === 'optax') {
      const look = add(multiply(step.averageRate, m), multiply(step.gradientRate, gradient));
      const hat = mHat(
        divide(h.beta1, aside.nextCorrection1),
        divide(subtract(1, h.beta1), aside.correction1),
      );
      return {
        theta: subtract(theta, quotient(look, size, 0)),
        state: { ...state, m, v },
        terms: { mu: null, muNext: null, mHat: hat, vHat },
        ...told,
      };
    }
    const momentumProduct = multiply(step.momentum, state.momentumProduct);
    const averageRest = subtract(1, multiply(step.nextMomentum, momentumProduct));
    const gradientRest = subtract(1, momentumProduct);
    const averageShare = divide(step.averageRate, averageRest);
    const gradientShare = divide(step.gradientRate, gradientRest);
    const look = add(multiply(averageShare, m), multiply(gradientShare, gradient));
    return {
      theta: subtract(theta, quotient(look, size, 0)),
      state: { m, v, momentumProduct },
      terms: {
        mu: step.momentum,
        muNext: step.nextMomentum,
        mHat: mHat(divide(step.nextMomentum, averageRest), divide(subtract(1, step.momentum), gradientRest)),
        vHat,
      },
      ...told,
    };
  },
  python: {
    before: ({ library }) => `
      m, v = np.zeros(2), np.zeros(2)
      ${library === 'optax' ? '' : 'mu_product = 1'}`,
    update: ({ library, over }) => `
      m = beta1 * m + (1 - beta1) * g
      v = beta2 * v + (1 - beta2) * g**2
      ${
        library === 'optax'
          ? 'm_hat = beta1 * m / (1 - beta1**(t + 1)) + (1 - beta1) * g / (1 - beta1**t)'
          : `mu = beta1 * (1 - 0.5 * 0.96**(t * momentum_decay))
      mu_next = beta1 * (1 - 0.5 * 0.96**((t + 1) * momentum_decay))
      mu_product = mu_product * mu
      m_hat = mu_next * m / (1 - mu_product * mu_next) + (1 - mu) * g / (1 - mu_product)`
      }
      v_hat = v / (1 - beta2**t)
      theta = theta - ${over('learning_rate * m_hat', 'np.sqrt(v_hat) + epsilon')}`,
  },
});
