// (x² + y²)/8 + tanh²(10x): a long valley with a narrow, steep-walled bed.
import { phrase } from '../text/text';
import { add, divide, multiply, square, tanh } from '../expression/expression';
import { defineLandscape } from './define';

export const ravine = defineLandscape({
  id: 'ravine',
  family: 'valley',
  name: phrase('Ravine'),
  story: phrase(
    'A gentle bowl cut by a narrow ravine: whoever falls in with too long a step bounces between the walls instead of following the bed.',
  ),
  latex: 'f(x, y) = \\frac{x^2 + y^2}{8} + \\tanh^2(10x)',
  source: 'A paraboloid with a steep tanh² trench along x = 0',
  domain: { x: [-5, 5], y: [-5, 5] },
  start: [-2, 2],
  steps: 256,
  seed: 3,
  marks: [{ kind: 'minimum', position: [0, 0] }],
  minimumValue: 0,
  contour: { kind: 'step', step: 0.25 },
  heightScale: 'linear',
  view: { elevationDegrees: 45, azimuthDegrees: -87 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.05 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.01 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.005 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.02 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.3 } },
  ],
  value: (x, y) => add(divide(add(square(x), square(y)), 8), square(tanh(multiply(10, x)))),
});
