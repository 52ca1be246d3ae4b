// Rules that no library has, transcribed from their papers and their authors' code.
import { average, clip, fadingSum, largestAverage, mean, newest, squares } from './averages';
import { forEach, type ParameterRule, type Step, type Transcription, type Vector } from './harness';
import { santa } from './santa';

const bounds = { finalRate: 0.002, gamma: 0.05, epsilon: 1e-8 };
const bounded = { learningRate: 0.03, beta2: 0.99, ...bounds };

function adaBound(
  rateAt: (update: number) => number,
  sizeOf: (gradients: readonly number[]) => number,
): ParameterRule {
  return (gradients, theta) => {
    const t = gradients.length;
    const [b1, b2] = [1 - 0.9 ** t, 1 - 0.99 ** t];
    const rate = (rateAt(t) * Math.sqrt(b2)) / b1 / (Math.sqrt(sizeOf(gradients)) + bounds.epsilon);
    const final = (bounds.finalRate * rateAt(t)) / rateAt(1);
    const [low, high] = [final * (1 - 1 / (bounds.gamma * t + 1)), final * (1 + 1 / (bounds.gamma * t))];
    return theta - clip(rate, low, high) * average(gradients, 0.9);
  };
}

const eve: Step = (sight) => {
  const { values } = sight;
  let d = 1;
  for (let t = 1; t < values.length; t++) {
    const [before, now] = [values[t - 1] ?? NaN, values[t] ?? NaN];
    const change = Math.abs(now - before) / (Math.min(now, before) + 0.5);
    d = 0.9 * d + 0.1 * clip(change, 1 / 5, 5);
  }
  return forEach(
    (gradients, theta) =>
      theta - ((0.05 / d) * mean(gradients, 0.9)) / (Math.sqrt(mean(squares(gradients), 0.99)) + 1e-8),
  )(sight);
};

const smorms3: ParameterRule = (gradients, theta) => {
  let [memory, g, g2, step] = [1, 0, 0, 0];
  for (const gradient of gradients) {
    const r = 1 / (memory + 1);
    g = (1 - r) * g + r * gradient;
    g2 = (1 - r) * g2 + r * gradient ** 2;
    step = (gradient * Math.min(0.04, (g * g) / (g2 + 1e-16))) / (Math.sqrt(g2) + 1e-16);
    memory = 1 + memory * (1 - (g * g) / (g2 + 1e-16));
  }
  return theta - step;
};

const graves: ParameterRule = (gradients, theta) => {
  const pushes = gradients.map((gradient, i) => {
    const before = gradients.slice(0, i + 1);
    return gradient / Math.sqrt(average(squares(before), 0.9) - average(before, 0.9) ** 2 + 1e-3);
  });
  return theta - 0.002 * fadingSum(pushes, 0.8);
};

const sam: Step = ({ gradient: [gx, gy], theta, gradientAt }) => {
  const length = Math.hypot(gx, gy);
  const [sx, sy] = gradientAt([theta[0] + (0.1 * gx) / length, theta[1] + (0.1 * gy) / length]);
  return [theta[0] - 0.001 * sx, theta[1] - 0.001 * sy];
};

/** Shortens the step to 0.3 times until Armijo's condition holds, in each update from the first step again. */
const backtracking: Step = ({ gradient: [gx, gy], theta, values, valueAt }) => {
  const here = newest(values);
  const after = (t: number): Vector => [theta[0] - t * gx, theta[1] - t * gy];
  let t = 0.5;
  while (valueAt(after(t)) > here - 0.01 * t * (gx * gx + gy * gy)) t *= 0.3;
  return after(t);
};

export const papers: readonly Transcription[] = [
  {
    optimizer: 'heavy-ball',
    hyperparameters: { learningRate: 0.01, beta: 0.9 },
    source: 'textbooks',
    begin: () => forEach((gradients, theta) => theta - 0.01 * average(gradients, 0.9)),
  },
  {
    optimizer: 'qhm',
    hyperparameters: { learningRate: 0.002, beta: 0.97, nu: 0.7 },
    source: 'paper',
    begin: () =>
      forEach(
        (gradients, theta) => theta - 0.002 * (0.3 * newest(gradients) + 0.7 * average(gradients, 0.97)),
      ),
  },
  {
    optimizer: 'sam',
    hyperparameters: { learningRate: 0.001, rho: 0.1 },
    source: 'paper',
    begin: () => sam,
  },
  {
    optimizer: 'rmsprop-graves',
    hyperparameters: { learningRate: 0.002, decay: 0.9, momentum: 0.8, epsilon: 1e-3 },
    source: 'paper',
    begin: () => forEach(graves),
  },
  {
    optimizer: 'smorms3',
    hyperparameters: { learningRate: 0.04 },
    source: 'author’s note',
    begin: () => forEach(smorms3),
  },
  {
    optimizer: 'qhadam',
    hyperparameters: { learningRate: 0.05, beta1: 0.95, beta2: 0.98, nu1: 0.8, nu2: 0.6, epsilon: 1e-7 },
    source: 'paper',
    begin: () =>
      forEach((gradients, theta) => {
        const now = newest(gradients);
        const square = 0.4 * now ** 2 + 0.6 * mean(squares(gradients), 0.98);
        return theta - (0.05 * (0.2 * now + 0.8 * mean(gradients, 0.95))) / (Math.sqrt(square) + 1e-7);
      }),
  },
  {
    optimizer: 'adabound',
    hyperparameters: bounded,
    source: 'authors’ code',
    begin: () =>
      forEach(
        adaBound(
          () => 0.03,
          (gradients) => average(squares(gradients), 0.99),
        ),
      ),
  },
  {
    optimizer: 'adabound',
    hyperparameters: bounded,
    schedule: { id: 'exponential', gamma: 0.98 },
    source: 'authors’ code',
    begin: () =>
      forEach(
        adaBound(
          (update) => 0.03 * 0.98 ** (update - 1),
          (gradients) => average(squares(gradients), 0.99),
        ),
      ),
  },
  {
    optimizer: 'amsbound',
    hyperparameters: bounded,
    source: 'authors’ code',
    begin: () =>
      forEach(
        adaBound(
          () => 0.03,
          (gradients) => largestAverage(squares(gradients), 0.99),
        ),
      ),
  },
  {
    optimizer: 'eve',
    hyperparameters: { learningRate: 0.05, beta2: 0.99, beta3: 0.9, clip: 5, fMin: -0.5 },
    source: 'paper, third version',
    begin: () => eve,
  },
  santa(1),
  santa(2),
  {
    optimizer: 'gradient-descent-backtracking',
    hyperparameters: { learningRate: 0.5, shrink: 0.3, sufficientDecrease: 0.01 },
    source: 'Nocedal and Wright',
    begin: () => backtracking,
  },
];
