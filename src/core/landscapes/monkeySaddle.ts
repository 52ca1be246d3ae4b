// x³ − 3xy²: three valleys and three ridges meet where even the second derivatives vanish.
import { phrase } from '../text/text';
import { power, product, square, subtract } from '../expression/expression';
import { defineLandscape } from './define';

export const monkeySaddle = defineLandscape({
  id: 'monkey-saddle',
  family: 'saddle',
  name: phrase('Monkey saddle'),
  story: phrase(
    'Two valleys for the legs and one for the tail: where they meet even the curvature vanishes, and of the three ways out each runner finds its own.',
  ),
  latex: 'f(x, y) = x^3 - 3xy^2',
  source: 'D. Hilbert, S. Cohn-Vossen, Anschauliche Geometrie (1932)',
  domain: { x: [-3, 3], y: [-3, 3] },
  start: [-1.4, 2.3],
  steps: 256,
  seed: 0,
  marks: [{ kind: 'saddle', position: [0, 0] }],
  minimumValue: null,
  contour: { kind: 'step', step: 4 },
  heightScale: 'linear',
  view: { elevationDegrees: 45, azimuthDegrees: -30 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.01 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.002 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.003 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.02 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.05 } },
  ],
  value: (x, y) => subtract(power(x, 3), product(3, x, square(y))),
});
