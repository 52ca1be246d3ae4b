// (x + 2y − 7)² + (2x + y − 5)²: an elongated bowl along a diagonal.
import { phrase } from '../text/text';
import { add, multiply, square, subtract, sum } from '../expression/expression';
import { defineLandscape } from './define';

export const booth = defineLandscape({
  id: 'booth',
  family: 'bowl',
  name: phrase('Booth'),
  story: phrase(
    'An elongated bowl that lies askew: rates tuned for x and y one by one do not straighten the path.',
  ),
  latex: 'f(x, y) = (x + 2y - 7)^2 + (2x + y - 5)^2',
  source: 'A. D. Booth; in M. Jamil, X.-S. Yang, A literature survey of benchmark functions (2013)',
  domain: { x: [-10, 10], y: [-10, 10] },
  start: [-9, 3],
  steps: 200,
  seed: 0,
  marks: [{ kind: 'minimum', position: [1, 3] }],
  minimumValue: 0,
  contour: {
    kind: 'list',
    levels: [2, 10, 30, 60, 100, 150, 220, 300, 400, 520, 660, 820, 1000, 1250, 1550, 1900, 2300],
  },
  heightScale: 'linear',
  view: { elevationDegrees: 55, azimuthDegrees: -60 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.003 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.003 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.003 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.3 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.5 } },
  ],
  value: (x, y) => add(square(sum(x, multiply(2, y), -7)), square(subtract(add(multiply(2, x), y), 5))),
});
