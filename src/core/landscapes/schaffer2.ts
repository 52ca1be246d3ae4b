// ½ + (sin²(x² − y²) − ½) / (1 + 0.001(x² + y²))²: hyperbolic folds, and two almost level valleys that cross.
import { phrase } from '../text/text';
import { add, multiply, power, sin, square, subtract } from '../expression/expression';
import { defineLandscape } from './define';

/** The lowest points of the first two folds, where they cross an axis: near √π and √(2π). */
const [near, far] = [1.7723132396346362, 2.506529159829285];

export const schaffer2 = defineLandscape({
  id: 'schaffer-2',
  family: 'many-minima',
  name: phrase('Schaffer N. 2'),
  story: phrase(
    'Folds along hyperbolas, ever closer together: their floors are all but level, and only the two that cross in the middle pass through the minimum.',
  ),
  latex: 'f(x, y) = 0.5 + \\frac{\\sin^2(x^2 - y^2) - 0.5}{\\left(1 + 0.001\\,(x^2 + y^2)\\right)^2}',
  source:
    'After J. D. Schaffer et al., A study of control parameters affecting online performance of genetic algorithms for function optimization (1989)',
  domain: { x: [-3, 3], y: [-3, 3] },
  start: [-1.3, 2.3],
  steps: 60,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [0, 0] },
    ...[-far, -near, near, far].flatMap((t) => [
      { kind: 'local-minimum', position: [t, 0] } as const,
      { kind: 'local-minimum', position: [0, t] } as const,
    ]),
  ],
  minimumValue: 0,
  contour: { kind: 'step', step: 0.1 },
  heightScale: 'linear',
  view: { elevationDegrees: 75, azimuthDegrees: -45, relief: 0.3 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.05 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.3 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.2 } },
  ],
  value: (x, y) => {
    const [x2, y2] = [square(x), square(y)];
    const folds = subtract(square(sin(subtract(x2, y2))), 0.5);
    return add(0.5, multiply(folds, power(add(1, multiply(0.001, add(x2, y2))), -2)));
  },
});
