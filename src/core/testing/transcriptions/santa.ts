// Santa by its paper's symmetric splitting scheme, with the random numbers that a rule gets.
import { comparedSteps, lookAt, pathOf, type Transcription, type Vector } from './harness';

const h = { learningRate: 0.01, sigma: 0.9, epsilon: 0.05, friction: 2, annealing: 0.7, temperature: 0.8 };
const burnIn = 60;

/** The random numbers of a rule that draws, derived from gradient descent at rate 1 with noise of scale 1. */
function drawsOf(seed: number): Vector[] {
  const path = pathOf({
    landscape: { id: 'tanh-bowl' },
    optimizer: 'sgd',
    hyperparameters: { learningRate: 1 },
    noise: { kind: 'gaussian', scale: 1 },
    seed,
    start: [1, 1],
    steps: comparedSteps,
  });
  return path.slice(1).map((to, i): Vector => {
    const from = path[i] ?? [NaN, NaN];
    const { gradient } = lookAt('tanh-bowl', from);
    return [from[0] - to[0] - gradient[0], from[1] - to[1] - gradient[1]];
  });
}

/** The scheme of one parameter; the first draw is u₀. */
function splittingScheme(draws: readonly number[]) {
  let u = Math.sqrt(h.learningRate) * (draws[0] ?? NaN);
  let alpha = Math.sqrt(h.learningRate) * h.friction;
  let [v, gBefore] = [0, 0];
  return (t: number, theta: number, gradient: number): number => {
    const beta = t ** h.annealing / h.temperature;
    v = h.sigma * v + (1 - h.sigma) * gradient ** 2;
    const g = 1 / Math.sqrt(h.epsilon + Math.sqrt(v));
    const half = theta + (g * u) / 2;
    if (t < burnIn) {
      alpha += (u * u - h.learningRate / beta) / 2;
      u = Math.exp(-alpha / 2) * u;
      u += -g * gradient * h.learningRate;
      u += Math.sqrt((2 * gBefore * h.learningRate ** 1.5) / beta) * (draws[t - 1] ?? NaN);
      u = Math.exp(-alpha / 2) * u;
      alpha += (u * u - h.learningRate / beta) / 2;
    } else {
      u = Math.exp(-alpha / 2) * u;
      u += -g * gradient * h.learningRate;
      u = Math.exp(-alpha / 2) * u;
    }
    gBefore = g;
    return half + (g * u) / 2;
  };
}

export function santa(seed: number): Transcription {
  return {
    optimizer: 'santa-sss',
    hyperparameters: { ...h, burnIn },
    seed,
    source: 'paper, authors’ code',
    begin: () => {
      const draws = drawsOf(seed);
      const [x, y] = [splittingScheme(draws.map(([dx]) => dx)), splittingScheme(draws.map(([, dy]) => dy))];
      return ({ update, theta, gradient }) => [
        x(update, theta[0], gradient[0]),
        y(update, theta[1], gradient[1]),
      ];
    },
  };
}
