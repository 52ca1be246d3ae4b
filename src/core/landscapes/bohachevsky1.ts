// x² + 2y² − 0.3 cos 3πx − 0.4 cos 4πy + 0.7: a bowl whose ripples only matter near the bottom.
import { phrase } from '../text/text';
import { multiply, sinPi, square, sum } from '../expression/expression';
import { defineLandscape } from './define';

/** The first dips beside 0, where the slopes 2x + 0.9π sin 3πx and 4y + 1.6π sin 4πy of the two parts vanish. */
const [dipX, dipY] = [0.6186120678279501, 0.46952754566849225];

export const bohachevsky1 = defineLandscape({
  id: 'bohachevsky-1',
  family: 'many-minima',
  name: phrase('Bohachevsky N. 1'),
  story: phrase(
    'From afar a smooth bowl, from near a bed of ripples: on the last bit of the way the slope no longer says where the middle is.',
  ),
  latex: 'f(x, y) = x^2 + 2y^2 - 0.3\\cos 3\\pi x - 0.4\\cos 4\\pi y + 0.7',
  source:
    'I. O. Bohachevsky, M. E. Johnson, M. L. Stein, Generalized simulated annealing for function optimization (1986)',
  domain: { x: [-2, 2], y: [-2, 2] },
  start: [-1.9, 1.9],
  steps: 100,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [0, 0] },
    ...[-dipX, 0, dipX].flatMap((x) =>
      [-dipY, 0, dipY].flatMap((y) =>
        x === 0 && y === 0 ? [] : [{ kind: 'local-minimum', position: [x, y] } as const],
      ),
    ),
  ],
  minimumValue: 0,
  contour: { kind: 'step', step: 0.4 },
  heightScale: 'linear',
  view: { elevationDegrees: 60, azimuthDegrees: -60 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.003 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.003 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.01 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.02 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.03 } },
  ],
  // 0.3 − 0.3 cos 3πx is 0.6 sin² 1.5πx, and likewise for y: exact at the minimum, and never below it.
  value: (x, y) =>
    sum(
      square(x),
      multiply(2, square(y)),
      multiply(0.6, square(sinPi(multiply(1.5, x)))),
      multiply(0.8, square(sinPi(multiply(2, y)))),
    ),
});
