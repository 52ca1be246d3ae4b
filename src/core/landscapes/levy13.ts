// sin² 3πx + (x − 1)²(1 + sin² 3πy) + (y − 1)²(1 + sin² 2πy): ripples that grow away from the minimum.
import { phrase } from '../text/text';
import { add, multiply, sinPi, square, subtract, sum, type Expression } from '../expression/expression';
import { defineLandscape } from './define';

/** The distances of the nearest dips from the minimum along x, and along y. */
const ripples = [0.3296194745483136, 0.6592207973868849] as const;
const upward = 0.9726624021154284;

export const levy13 = defineLandscape({
  id: 'levy-13',
  family: 'many-minima',
  name: phrase('Lévy N. 13'),
  story: phrase(
    'A washboard that gets rougher farther out: small steps stick in the first groove, long ones skim over the ripples.',
  ),
  latex: 'f(x, y) = \\sin^2 3\\pi x + (x - 1)^2\\,(1 + \\sin^2 3\\pi y) + (y - 1)^2\\,(1 + \\sin^2 2\\pi y)',
  source: 'A. V. Levy, A. Montalvo, The tunneling algorithm for the global minimization of functions (1985)',
  domain: { x: [-2, 4], y: [-2, 4] },
  start: [-1.5, 2.4],
  steps: 60,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [1, 1] },
    ...[-ripples[1], -ripples[0], ripples[0], ripples[1]].map(
      (dx) => ({ kind: 'local-minimum', position: [1 + dx, 1] }) as const,
    ),
    ...[-upward, upward].map((dy) => ({ kind: 'local-minimum', position: [1, 1 + dy] }) as const),
  ],
  minimumValue: 0,
  contour: { kind: 'list', levels: [0.1, 0.3, 0.6, 1, 1.5, 2, 3, 4, 5.5, 7, 9, 11, 13, 16, 19, 23, 28] },
  heightScale: 'linear',
  view: { elevationDegrees: 65, azimuthDegrees: -60, relief: 0.6 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.005 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.003 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.003 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.3 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.03 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.3 } },
  ],
  value: (x, y) => {
    const wave = (turns: number, t: Expression) => square(sinPi(multiply(turns, t)));
    return sum(
      wave(3, x),
      multiply(square(subtract(x, 1)), add(1, wave(3, y))),
      multiply(square(subtract(y, 1)), add(1, wave(2, y))),
    );
  },
});
