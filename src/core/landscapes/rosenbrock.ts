// (1 − x)² + 100(y − x²)²: the banana-shaped valley.
import { phrase } from '../text/text';
import { add, multiply, square, subtract } from '../expression/expression';
import { defineLandscape } from './define';

export const rosenbrock = defineLandscape({
  id: 'rosenbrock',
  family: 'valley',
  name: phrase('Rosenbrock'),
  story: phrase(
    'The valley is found at once; following its bent, almost level floor to the minimum is the hard part.',
  ),
  latex: 'f(x, y) = (1 - x)^2 + 100\\,(y - x^2)^2',
  source:
    'H. H. Rosenbrock, An automatic method for finding the greatest or least value of a function (1960)',
  domain: { x: [-2, 2], y: [-1, 3] },
  start: [-1.2, 1],
  steps: 1000,
  seed: 0,
  marks: [{ kind: 'minimum', position: [1, 1] }],
  minimumValue: 0,
  contour: { kind: 'list', levels: [0.1, 0.3, 1, 3, 10, 30, 100, 300, 1000] },
  heightScale: 'log',
  view: { elevationDegrees: 56, azimuthDegrees: -120 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.001 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.001 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.0005 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.2 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.02 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.2 } },
  ],
  value: (x, y) => add(square(subtract(1, x)), multiply(100, square(subtract(y, square(x))))),
});
