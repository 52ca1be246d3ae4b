// 1 + (x² + y²)/4000 − cos x · cos(y/√2): an egg box on an almost level plane.
import { phrase } from '../text/text';
import { add, cos, divide, multiply, square, subtract } from '../expression/expression';
import { defineLandscape } from './define';

export const griewank = defineLandscape({
  id: 'griewank',
  family: 'many-minima',
  name: phrase('Griewank'),
  story: phrase(
    'An egg box whose cups are all but equally deep: the bowl that tells them apart is too faint for any gradient to follow.',
  ),
  latex: 'f(x, y) = 1 + \\frac{x^2 + y^2}{4000} - \\cos x\\,\\cos\\frac{y}{\\sqrt 2}',
  source: 'A. O. Griewank, Generalized descent for global optimization (1981)',
  domain: { x: [-8, 8], y: [-8, 8] },
  start: [3.1, 0.85],
  steps: 100,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [0, 0] },
    { kind: 'local-minimum', position: [3.1400226338955397, 4.438444480920714] },
    { kind: 'local-minimum', position: [3.1400226338955397, -4.438444480920714] },
    { kind: 'local-minimum', position: [-3.1400226338955397, 4.438444480920714] },
    { kind: 'local-minimum', position: [-3.1400226338955397, -4.438444480920714] },
    { kind: 'local-minimum', position: [6.280045279379904, 0] },
    { kind: 'local-minimum', position: [-6.280045279379904, 0] },
  ],
  minimumValue: 0,
  contour: { kind: 'step', step: 0.125 },
  heightScale: 'linear',
  view: { elevationDegrees: 60, azimuthDegrees: -60 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.5 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.2 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.2 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.03 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.05 } },
  ],
  value: (x, y) => {
    const bowl = divide(add(square(x), square(y)), 4000);
    return add(bowl, subtract(1, multiply(cos(x), cos(multiply(Math.SQRT1_2, y)))));
  },
});
