// Keras's and optax's forms of PyTorch's rules, as the libraries write them.
import type { HyperparameterValues } from '../../hyperparameters/hyperparameter';
import { average, fadingSum, mean, newest, squares, total } from './averages';
import { forEach, type ParameterRule, type Transcription } from './harness';

type Library = 'keras' | 'optax';

const form = (
  library: Library,
  optimizer: string,
  hyperparameters: HyperparameterValues,
  rule: ParameterRule,
): Transcription => ({
  optimizer,
  hyperparameters: { convention: library, ...hyperparameters },
  source: library === 'keras' ? 'Keras' : 'optax',
  begin: () => forEach(rule),
});

const settings = { beta1: 0.9, beta2: 0.98, epsilon: 1e-4 };

const adam =
  (rate: number, decay: number, correct: 'before ε' | 'after ε'): ParameterRule =>
  (gradients, theta) => {
    const root = Math.sqrt(average(squares(gradients), 0.98));
    const correction = Math.sqrt(1 - 0.98 ** gradients.length);
    const direction =
      correct === 'before ε'
        ? mean(gradients, 0.9) / (root / correction + 1e-4)
        : (correction * mean(gradients, 0.9)) / (root + 1e-4);
    return theta - rate * decay * theta - rate * direction;
  };

/** The rate is inside the momentum, ε inside the root. */
const rmsprop =
  (rate: number, epsilon: number, momentum: number, centered: boolean): ParameterRule =>
  (gradients, theta) => {
    const pushes = gradients.map((gradient, i) => {
      const before = gradients.slice(0, i + 1);
      const center = centered ? average(before, 0.9) ** 2 : 0;
      return gradient / Math.sqrt(average(squares(before), 0.9) - center + epsilon);
    });
    return theta - rate * fadingSum(pushes, momentum);
  };

const adagrad =
  (rate: number): ParameterRule =>
  (gradients, theta) =>
    theta - (rate * newest(gradients)) / Math.sqrt(0.1 + total(squares(gradients)) + 1e-7);

const adadelta =
  (rho: number, epsilon: number): ParameterRule =>
  (gradients, theta) => {
    const deltas: number[] = [];
    gradients.forEach((gradient, i) => {
      const size = Math.sqrt(average(squares(gradients.slice(0, i + 1)), rho) + epsilon);
      deltas.push((Math.sqrt(average(squares(deltas), rho) * (i > 0 ? 1 : 0) + epsilon) / size) * gradient);
    });
    return theta - newest(deltas);
  };

const overRoot = (ahead: number, gradients: readonly number[]): number =>
  ahead / (Math.sqrt(mean(squares(gradients), 0.98)) + 1e-4);

const kerasNadam: ParameterRule = (gradients, theta) => {
  const t = gradients.length;
  const u = (update: number): number => 0.9 * (1 - 0.5 * 0.96 ** update);
  let product = 1;
  for (let update = 1; update <= t; update++) product *= u(update);
  const ahead =
    (u(t + 1) * average(gradients, 0.9)) / (1 - product * u(t + 1)) +
    ((1 - u(t)) * newest(gradients)) / (1 - product);
  return theta - 0.02 * overRoot(ahead, gradients);
};

const optaxNadam: ParameterRule = (gradients, theta) => {
  const t = gradients.length;
  const ahead =
    (0.9 * average(gradients, 0.9)) / (1 - 0.9 ** (t + 1)) + (0.1 * newest(gradients)) / (1 - 0.9 ** t);
  return theta - 0.02 * overRoot(ahead, gradients);
};

export const libraryForms: readonly Transcription[] = [
  ...(['keras', 'optax'] as const).flatMap((library) => [
    form(
      library,
      'momentum',
      { learningRate: 0.001, momentum: 0.9 },
      (gradients, theta) => theta - 0.001 * fadingSum(gradients, 0.9),
    ),
    form(library, 'adagrad', { learningRate: 0.3 }, adagrad(0.3)),
    form(
      library,
      'rmsprop',
      { learningRate: 0.01 },
      rmsprop(0.01, library === 'keras' ? 1e-7 : 1e-8, 0, false),
    ),
    form(
      library,
      'rmsprop',
      { learningRate: 0.004, momentum: 0.8, epsilon: 1e-5 },
      rmsprop(0.004, 1e-5, 0.8, false),
    ),
    form(
      library,
      'rmsprop',
      { learningRate: 0.002, momentum: 0.5, epsilon: 1e-3, centered: true },
      rmsprop(0.002, 1e-3, 0.5, true),
    ),
  ]),
  form('keras', 'adam', { learningRate: 0.05, ...settings }, adam(0.05, 0, 'after ε')),
  form('optax', 'adam', { learningRate: 0.05, ...settings }, adam(0.05, 0, 'before ε')),
  form('keras', 'adamw', { learningRate: 0.05, ...settings }, adam(0.05, 0.004, 'after ε')),
  form('optax', 'adamw', { learningRate: 0.05, ...settings }, adam(0.05, 1e-4, 'before ε')),
  form('keras', 'adadelta', { learningRate: 1 }, adadelta(0.95, 1e-7)),
  form('optax', 'adadelta', {}, adadelta(0.9, 1e-6)),
  form('keras', 'nadam', { learningRate: 0.02, ...settings }, kerasNadam),
  form('optax', 'nadam', { learningRate: 0.02, ...settings }, optaxNadam),
];
