// (x² + y − 11)² + (x + y² − 7)²: four minima of equal depth.
import { phrase } from '../text/text';
import { add, square, subtract, sum } from '../expression/expression';
import { defineLandscape } from './define';

export const himmelblau = defineLandscape({
  id: 'himmelblau',
  family: 'few-minima',
  name: phrase('Himmelblau'),
  story: phrase(
    'Four minima, all equally deep: small differences near the start decide which one a runner ends in.',
  ),
  latex: 'f(x, y) = (x^2 + y - 11)^2 + (x + y^2 - 7)^2',
  source: 'D. M. Himmelblau, Applied Nonlinear Programming (1972)',
  domain: { x: [-5, 5], y: [-5, 5] },
  start: [-1, -0.5],
  steps: 160,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [3, 2] },
    { kind: 'minimum', position: [-2.805118086952745, 3.131312518250573] },
    { kind: 'minimum', position: [-3.779310253377747, -3.28318599128617] },
    { kind: 'minimum', position: [3.584428340330492, -1.848126526964404] },
    { kind: 'saddle', position: [3.385154183607021, 0.07385187983774928] },
    { kind: 'saddle', position: [0.08667750455539636, 2.884254701174776] },
    { kind: 'saddle', position: [-3.0730257507643897, -0.08135304428796751] },
    { kind: 'saddle', position: [-0.12796134673068008, -1.9537149802445763] },
  ],
  minimumValue: 0,
  contour: { kind: 'list', levels: [1, 5, 15, 30, 50, 75, 100, 130, 170, 181.5, 220, 300, 400, 550, 750] },
  heightScale: 'log',
  view: { elevationDegrees: 70, azimuthDegrees: -60, relief: 0.5 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.001 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.001 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.001 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.02 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.2 } },
  ],
  value: (x, y) => add(square(subtract(add(square(x), y), 11)), square(sum(x, square(y), -7))),
});
