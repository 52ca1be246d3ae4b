// (1.5 − x + xy)² + (2.25 − x + xy²)² + (2.625 − x + xy³)²: flat ground between very high corners.
import { phrase } from '../text/text';
import { multiply, power, square, subtract, sum } from '../expression/expression';
import { defineLandscape } from './define';

export const beale = defineLandscape({
  id: 'beale',
  family: 'valley',
  name: phrase('Beale'),
  story: phrase(
    'Flat ground between towering corners, with one valley that leads to the minimum and others that lead ever farther away from it.',
  ),
  latex: 'f(x, y) = (1.5 - x + xy)^2 + (2.25 - x + xy^2)^2 + (2.625 - x + xy^3)^2',
  source:
    'E. M. L. Beale, On an iterative method for finding a local minimum of a function of more than one variable (1958)',
  domain: { x: [-4.5, 4.5], y: [-4.5, 4.5] },
  start: [-2.9, -1],
  steps: 500,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [3, 0.5] },
    { kind: 'saddle', position: [0, 1] },
    { kind: 'saddle', position: [0.10053793732415836, -2.644513585023125] },
  ],
  minimumValue: 0,
  contour: {
    kind: 'list',
    levels: [0.1, 0.5, 1.5, 4, 8, 14.2, 25, 50, 100, 200, 500, 1000, 3000, 10000, 30000, 100000],
  },
  heightScale: 'log',
  view: { elevationDegrees: 50, azimuthDegrees: -60 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.001 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.001 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.0005 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.3 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.05 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.02 } },
  ],
  value: (x, y) => {
    const term = (height: number, exponent: number) =>
      square(subtract(height, multiply(x, subtract(1, power(y, exponent)))));
    return sum(term(1.5, 1), term(2.25, 2), term(2.625, 3));
  },
});
