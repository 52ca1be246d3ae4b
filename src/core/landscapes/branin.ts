// (y − 5.1x²/(4π²) + 5x/π − 6)² + 10(1 − 1/(8π)) cos x + 10: three equally deep basins along a bent valley.
import { phrase } from '../text/text';
import { cos, multiply, square, sum } from '../expression/expression';
import { defineLandscape } from './define';

export const branin = defineLandscape({
  id: 'branin',
  family: 'few-minima',
  name: phrase('Branin'),
  story: phrase(
    'Three equally deep basins along a bent valley: which one a runner ends in depends on the direction its steps take down the slope.',
  ),
  latex:
    'f(x, y) = \\left(y - \\frac{5.1\\,x^2}{4\\pi^2} + \\frac{5x}{\\pi} - 6\\right)^2 + 10\\left(1 - \\frac{1}{8\\pi}\\right)\\cos x + 10',
  source:
    'F. H. Branin, Widely convergent method for finding multiple solutions of simultaneous nonlinear equations (1972)',
  domain: { x: [-5, 10], y: [0, 15] },
  start: [6.2, 14.8],
  steps: 256,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [-Math.PI, 12.275] },
    { kind: 'minimum', position: [Math.PI, 2.275] },
    { kind: 'minimum', position: [3 * Math.PI, 2.475] },
    { kind: 'saddle', position: [0, 6] },
    { kind: 'saddle', position: [2 * Math.PI, 1.1] },
  ],
  minimumValue: 5 / (4 * Math.PI),
  contour: { kind: 'list', levels: [1, 3, 6, 10, 15, 19.6, 26, 35, 48, 65, 85, 110, 140, 175, 215, 260] },
  heightScale: 'linear',
  view: { elevationDegrees: 55, azimuthDegrees: 120 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.01 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.002 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.005 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.5 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.03 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.5 } },
  ],
  value: (x, y) => {
    const bend = sum(y, multiply(-5.1 / (4 * Math.PI ** 2), square(x)), multiply(5 / Math.PI, x), -6);
    return sum(square(bend), multiply(10 - 10 / (8 * Math.PI), cos(x)), 10);
  },
});
