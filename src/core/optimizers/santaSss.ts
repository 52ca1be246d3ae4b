// Santa (SSS): motion with friction and heat, preconditioned as in RMSProp, that cools down and then only descends.
import { phrase } from '../text/text';
import {
  add,
  divide,
  equal,
  exp,
  multiply,
  select,
  square,
  squareRoot,
  subtract,
  type Expression,
} from '../expression/expression';
import {
  count,
  decayFactor,
  epsilon,
  learningRate,
  nonNegative,
} from '../hyperparameters/commonHyperparameters';
import { defineParticleOptimizer } from './define';
import type { NumericValues } from '../hyperparameters/numericValues';

const explores = (h: NumericValues<'burnIn'>, update: number): boolean => update < h.burnIn;

const temperatureAt = (h: NumericValues<'temperature' | 'annealing'>, update: number): number =>
  h.temperature * update ** -h.annealing;

export const santaSss = defineParticleOptimizer({
  id: 'santa-sss',
  name: 'Santa (SSS)',
  family: 'adaptive',
  idea: phrase(
    'Simulated annealing for gradients: shaken by random kicks that slowly cool, held by a friction that each parameter adjusts for itself; after burn-in only momentum and RMSProp remain.',
  ),
  goodAt: phrase(
    'Many minima: while it is hot it shakes itself out of shallow ones, and it settles in the one where it cools.',
  ),
  badAt: phrase(
    'Plain surfaces: the shaking only costs time, and every seed may end elsewhere. Too hot, and the friction turns negative: the runner speeds up without end.',
  ),
  hyperparameters: {
    learningRate: learningRate(0.01, [1e-5, 1]),
    sigma: decayFactor(phrase('Second moment decay'), '\\sigma', 0.95),
    // Above 0: at a zero gradient, only ε keeps the step finite.
    epsilon: { ...epsilon(0.1, [1e-8, 1]), minExclusive: true },
    friction: nonNegative(phrase('Initial friction'), 'C', 1, [0, 10]),
    temperature: nonNegative(phrase('Initial temperature'), 'T', 1, [1e-3, 10], 'log'),
    annealing: nonNegative(phrase('Speed of cooling'), '\\gamma', 0.5, [0, 3]),
    burnIn: count(phrase('End of exploration'), 'B', 100, 0, [0, 1000]),
  },
  latex:
    '\\begin{aligned} g_t &= \\nabla f(\\theta_t), \\quad \\zeta_t \\sim \\mathcal N(0, 1), \\quad \\tau_t = T\\, t^{-\\gamma} \\\\ v_t &= \\sigma v_{t-1} + (1 - \\sigma)\\, g_t^2, \\quad p_0 = 0, \\quad p_t = \\frac{1}{\\sqrt{\\varepsilon + \\sqrt{v_t}}} \\\\ \\alpha_0 &= C \\sqrt{\\eta}, \\quad u_0 = \\sqrt{\\eta}\\; \\zeta_1 \\\\ \\theta_t^{\\prime} &= \\theta_t + \\tfrac12\\, p_t u_{t-1} \\\\ \\alpha_t^{\\prime} &= \\begin{cases} \\alpha_{t-1} + \\tfrac12 \\left(u_{t-1}^2 - \\eta\\, \\tau_t\\right) & t < B \\\\ \\alpha_{t-1} & t \\ge B \\end{cases} \\\\ u_t^{\\prime} &= e^{-\\alpha_t^{\\prime}/2}\\, u_{t-1} - \\eta\\, p_t g_t \\\\ u_t^{\\prime\\prime} &= \\begin{cases} u_t^{\\prime} + \\sqrt{2 \\eta^{3/2} \\tau_t\\, p_{t-1}}\\; \\zeta_t & t < B \\\\ u_t^{\\prime} & t \\ge B \\end{cases} \\\\ u_t &= e^{-\\alpha_t^{\\prime}/2}\\, u_t^{\\prime\\prime} \\\\ \\alpha_t &= \\begin{cases} \\alpha_t^{\\prime} + \\tfrac12 \\left(u_t^2 - \\eta\\, \\tau_t\\right) & t < B \\\\ \\alpha_t^{\\prime} & t \\ge B \\end{cases} \\\\ \\theta_{t+1} &= \\theta_t^{\\prime} + \\tfrac12\\, p_t u_t \\end{aligned}',
  paper:
    'C. Chen, D. Carlson, Z. Gan, C. Li, L. Carin, Bridging the gap between stochastic gradient MCMC and stochastic optimization, the symmetric splitting scheme',
  year: 2016,
  definitionNote: phrase(
    'As the paper’s symmetric splitting scheme for a single datum (N = 1) at inverse temperature t^γ/T, with the noise of the authors’ Caffe code. As their MATLAB code it leaves out the small term (1 − pₜ₋₁/pₜ)/uₜ₋₁, which explodes where the velocity passes 0. The first draw is the velocity u₀; the first update has no other noise. PyTorch, Keras and optax have no Santa.',
  ),
  parameterState: {
    velocity: { symbol: 'u' },
    friction: { symbol: '\\alpha', initial: (h) => h.friction * Math.sqrt(h.learningRate) },
    squaredAverage: { symbol: 'v' },
    preconditioner: { symbol: 'p' },
  },
  particleState: {},
  draws: true,
  step: {
    exploring: (h, update) => (explores(h, update) ? 1 : 0),
    heat: (h, update) => h.learningRate * temperatureAt(h, update),
    /** The first update has none, since p₀ = 0. */
    noise: (h, update) =>
      explores(h, update) ? Math.sqrt(2 * h.learningRate ** 1.5 * temperatureAt(h, update)) : 0,
    /** The factor that makes the first draw the initial velocity. */
    startingSpeed: (h, update) => (update === 1 ? Math.sqrt(h.learningRate) : 0),
  },
  staticFlags: [],
  terms: {
    zeta: { symbol: '\\zeta' },
    tau: { symbol: '\\tau', scope: 'particle' },
    uLast: { symbol: 'u' },
    thetaPrime: { symbol: '\\theta^{\\prime}' },
    alphaPrime: { symbol: '\\alpha^{\\prime}' },
    uPrime: { symbol: 'u^{\\prime}' },
    uDoublePrime: { symbol: 'u^{\\prime\\prime}' },
  },
  aside: { temperature: (h, update) => temperatureAt(h, update) },
  rule: ({ theta, gradient, state, h, step, aside, normal }) => {
    const isExploring = equal(step.exploring, 1);
    const thermostat = (friction: Expression, velocity: Expression): Expression =>
      select(isExploring, add(friction, multiply(0.5, subtract(square(velocity), step.heat))), friction);
    const afterUpdate = (i: 0 | 1) => {
      const squaredAverage = add(
        multiply(h.sigma, state.squaredAverage[i]),
        multiply(subtract(1, h.sigma), square(gradient[i])),
      );
      const preconditioner = divide(1, squareRoot(add(h.epsilon, squareRoot(squaredAverage))));
      const before = add(state.velocity[i], multiply(step.startingSpeed, normal[i]));
      const halfFriction = thermostat(state.friction[i], before);
      const kept = exp(multiply(-0.5, halfFriction));
      const kick = multiply(multiply(step.noise, squareRoot(state.preconditioner[i])), normal[i]);
      const push = multiply(multiply(h.learningRate, preconditioner), gradient[i]);
      const pushed = subtract(multiply(kept, before), push);
      const kicked = add(pushed, kick);
      const velocity = multiply(kept, kicked);
      const travel = multiply(multiply(0.5, preconditioner), add(before, velocity));
      return {
        theta: add(theta[i], travel),
        velocity,
        friction: thermostat(halfFriction, velocity),
        squaredAverage,
        preconditioner,
        terms: {
          uLast: before,
          thetaPrime: add(theta[i], multiply(multiply(0.5, preconditioner), before)),
          alphaPrime: halfFriction,
          uPrime: pushed,
          uDoublePrime: kicked,
        },
      };
    };
    const [x, y] = [afterUpdate(0), afterUpdate(1)];
    return {
      theta: [x.theta, y.theta],
      state: {
        velocity: [x.velocity, y.velocity],
        friction: [x.friction, y.friction],
        squaredAverage: [x.squaredAverage, y.squaredAverage],
        preconditioner: [x.preconditioner, y.preconditioner],
      },
      terms: {
        zeta: normal,
        tau: aside.temperature,
        uLast: [x.terms.uLast, y.terms.uLast],
        thetaPrime: [x.terms.thetaPrime, y.terms.thetaPrime],
        alphaPrime: [x.terms.alphaPrime, y.terms.alphaPrime],
        uPrime: [x.terms.uPrime, y.terms.uPrime],
        uDoublePrime: [x.terms.uDoublePrime, y.terms.uDoublePrime],
      },
      memory: { term: 'u', points: 'along' },
    };
  },
  python: {
    before: `
      u, v, p = np.zeros(2), np.zeros(2), np.zeros(2)
      alpha = np.full(2, friction * np.sqrt(learning_rate))`,
    update: `
      normal = random.normal_pair()
      heat = learning_rate * temperature * t**-annealing
      exploring = t < burn_in
      if t == 1:
          u = np.sqrt(learning_rate) * normal
      v = sigma * v + (1 - sigma) * g**2
      p_before, p = p, 1 / np.sqrt(epsilon + np.sqrt(v))
      if exploring:
          alpha = alpha + 0.5 * (u**2 - heat)
      kept = np.exp(-0.5 * alpha)
      u_before, u = u, kept * (kept * u - learning_rate * p * g)
      if exploring:
          u = u + kept * np.sqrt(2 * np.sqrt(learning_rate) * heat * p_before) * normal
          alpha = alpha + 0.5 * (u**2 - heat)
      theta = theta + 0.5 * p * (u_before + u)`,
  },
});
