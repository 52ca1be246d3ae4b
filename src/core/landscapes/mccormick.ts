// sin(x + y) + (x − y)² − 1.5x + 2.5y + 1: waves along a sloping trough.
import { phrase } from '../text/text';
import { add, multiply, sin, square, subtract, sum } from '../expression/expression';
import { defineLandscape } from './define';

export const mccormick = defineLandscape({
  id: 'mccormick',
  family: 'few-minima',
  name: phrase('McCormick'),
  story: phrase(
    'The walls drop straight into a trough that runs downhill in waves: some bend into it and follow its floor, others shoot across and come back.',
  ),
  latex: 'f(x, y) = \\sin(x + y) + (x - y)^2 - 1.5x + 2.5y + 1',
  source: 'G. P. McCormick; in M. Jamil, X.-S. Yang, A literature survey of benchmark functions (2013)',
  domain: { x: [-3, 4], y: [-3, 4] },
  start: [3.6, -2.7],
  steps: 200,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [-0.5471975511965977, -1.5471975511965979] },
    { kind: 'local-minimum', position: [2.5943951023931957, 1.5943951023931955] },
    { kind: 'saddle', position: [1.5471975511965979, 0.5471975511965977] },
    { kind: 'saddle', position: [-1.5943951023931957, -2.5943951023931957] },
  ],
  // Beyond the lower left corner the waves fall without bound: this is the smallest value in the domain.
  minimumValue: -1.9132229549810364,
  contour: {
    kind: 'list',
    levels: [
      -1.8, -1.5, -1.2, -0.8, -0.3, 0.3, 0.9, 1.3, 1.6, 1.91, 2.5, 3.5, 5, 7, 10, 14, 19, 25, 32, 40, 50,
    ],
  },
  heightScale: 'log',
  view: { elevationDegrees: 60, azimuthDegrees: -60 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.005 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.005 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.01 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.2 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.03 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.05 } },
  ],
  value: (x, y) => sum(sin(add(x, y)), square(subtract(x, y)), multiply(-1.5, x), multiply(2.5, y), 1),
});
