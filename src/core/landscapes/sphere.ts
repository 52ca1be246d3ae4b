// x² + y²: the plain paraboloid.
import { phrase } from '../text/text';
import { add, square } from '../expression/expression';
import { defineLandscape } from './define';

export const sphere = defineLandscape({
  id: 'sphere',
  family: 'bowl',
  name: phrase('Sphere'),
  story: phrase(
    'With nothing in the way, what is left to see is how each optimizer moves: who brakes, who overshoots and comes back, who tires.',
  ),
  latex: 'f(x, y) = x^2 + y^2',
  source: 'K. A. De Jong, An analysis of the behavior of a class of genetic adaptive systems (1975)',
  domain: { x: [-5, 5], y: [-5, 5] },
  start: [-4, 2.5],
  steps: 128,
  seed: 0,
  marks: [{ kind: 'minimum', position: [0, 0] }],
  minimumValue: 0,
  contour: { kind: 'step', step: 2.5 },
  heightScale: 'linear',
  view: { elevationDegrees: 50, azimuthDegrees: -60 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.01 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.03 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.03 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.2 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.02 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.5 } },
  ],
  value: (x, y) => add(square(x), square(y)),
});
