// 2x² − 1.05x⁴ + x⁶/6 + xy + y²: three basins in a row, the middle one deepest.
import { phrase } from '../text/text';
import { divide, multiply, power, square, sum } from '../expression/expression';
import { defineLandscape } from './define';

export const threeHumpCamel = defineLandscape({
  id: 'three-hump-camel',
  family: 'few-minima',
  name: phrase('Three-hump camel'),
  story: phrase(
    'Three basins in a row, the deepest in the middle: those that come in slowly are caught in the first, those with momentum reach the second or even the third.',
  ),
  latex: 'f(x, y) = 2x^2 - 1.05x^4 + \\frac{x^6}{6} + xy + y^2',
  source:
    'F. H. Branin, Widely convergent method for finding multiple solutions of simultaneous nonlinear equations (1972)',
  domain: { x: [-2.5, 2.5], y: [-2.5, 2.5] },
  start: [-2.4, -1.1],
  steps: 200,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [0, 0] },
    { kind: 'local-minimum', position: [-1.7475523458302888, 0.8737761729151444] },
    { kind: 'local-minimum', position: [1.7475523458302888, -0.8737761729151444] },
    { kind: 'saddle', position: [-1.07054229182366, 0.53527114591183] },
    { kind: 'saddle', position: [1.07054229182366, -0.53527114591183] },
  ],
  minimumValue: 0,
  contour: {
    kind: 'list',
    levels: [0.1, 0.3, 0.5, 0.7, 0.877, 1.2, 1.6, 2.2, 3, 4, 5.5, 7.5, 10, 13, 17, 22],
  },
  heightScale: 'linear',
  view: { elevationDegrees: 55, azimuthDegrees: -60 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.003 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.01 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.003 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.3 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.01 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.3 } },
  ],
  value: (x, y) =>
    sum(
      multiply(2, square(x)),
      multiply(-1.05, power(x, 4)),
      divide(power(x, 6), 6),
      multiply(x, y),
      square(y),
    ),
});
