// 0.26(x² + y²) − 0.48xy: a trough along the diagonal.
import { phrase } from '../text/text';
import { add, multiply, product, square, subtract } from '../expression/expression';
import { defineLandscape } from './define';

export const matyas = defineLandscape({
  id: 'matyas',
  family: 'valley',
  name: phrase('Matyas'),
  story: phrase(
    'Along the diagonal the floor bends 25 times less than the walls: down to the floor it goes quickly, along it hardly at all.',
  ),
  latex: 'f(x, y) = 0.26\\,(x^2 + y^2) - 0.48\\,xy',
  source: 'J. Matyas; in M. Jamil, X.-S. Yang, A literature survey of benchmark functions (2013)',
  domain: { x: [-10, 10], y: [-10, 10] },
  start: [-9, -3],
  steps: 256,
  seed: 0,
  marks: [{ kind: 'minimum', position: [0, 0] }],
  minimumValue: 0,
  contour: { kind: 'list', levels: [0.1, 0.5, 1, 2, 4, 7, 11, 16, 22, 29, 37, 46, 56, 67, 79, 92] },
  heightScale: 'linear',
  view: { elevationDegrees: 45, azimuthDegrees: -75 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.3 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.5 } },
  ],
  value: (x, y) => subtract(multiply(0.26, add(square(x), square(y))), product(0.48, x, y)),
});
