// y² − x²: flat in the middle, and at the start no gradient points along the way down.
import { phrase } from '../text/text';
import { square, subtract } from '../expression/expression';
import { defineLandscape } from './define';

export const saddle = defineLandscape({
  id: 'saddle',
  family: 'saddle',
  name: phrase('Saddle'),
  story: phrase(
    'Started almost on the ridge, a runner first falls into the saddle point and must then find the way out along x.',
  ),
  latex: 'f(x, y) = y^2 - x^2',
  source: 'The hyperbolic paraboloid',
  domain: { x: [-5, 5], y: [-5, 5] },
  start: [1e-4, 4],
  steps: 128,
  seed: 0,
  marks: [
    { kind: 'saddle', position: [0, 0] },
    { kind: 'exact-point', position: [5, 0] },
  ],
  minimumValue: null,
  contour: { kind: 'step', step: 1 },
  heightScale: 'linear',
  view: { elevationDegrees: 35, azimuthDegrees: -60 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.01 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.02 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.2 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.03 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.1 } },
  ],
  value: (x, y) => subtract(square(y), square(x)),
});
