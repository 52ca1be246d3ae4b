// 20 + x² + y² − 10(cos 2πx + cos 2πy): a bowl under a regular grid of dips.
import { phrase } from '../text/text';
import { add, multiply, sinPi, square, sum } from '../expression/expression';
import { defineLandscape } from './define';

/** The first dip beside 0, where the slope 2t + 20π sin 2πt of one coordinate's part vanishes. */
const dip = 0.9949586376523348;

export const rastrigin = defineLandscape({
  id: 'rastrigin',
  family: 'many-minima',
  name: phrase('Rastrigin'),
  story: phrase(
    'A grid of dips hides the bowl beneath them: the gradient points to the nearest dip, hardly ever to the minimum, and searches that try points all around see farther.',
  ),
  latex: 'f(x, y) = 20 + x^2 + y^2 - 10\\,(\\cos 2\\pi x + \\cos 2\\pi y)',
  source: 'L. A. Rastrigin, Systems of extremal control (1974)',
  domain: { x: [-5.12, 5.12], y: [-5.12, 5.12] },
  start: [-4, 4.35],
  steps: 80,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [0, 0] },
    ...[-dip, 0, dip].flatMap((x) =>
      [-dip, 0, dip].flatMap((y) =>
        x === 0 && y === 0 ? [] : [{ kind: 'local-minimum', position: [x, y] } as const],
      ),
    ),
  ],
  minimumValue: 0,
  contour: { kind: 'step', step: 5 },
  heightScale: 'linear',
  view: { elevationDegrees: 65, azimuthDegrees: -60, relief: 0.4 },
  // Fair by the rule of docs/numerics.md, and worth watching together. With a memory of
  // fifty steps, momentum carries from dip to dip.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.003 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.003, momentum: 0.98 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.5 } },
    { optimizer: 'simulated-annealing', hyperparameters: { proposalScale: 0.1 } },
    { optimizer: 'cma-es', hyperparameters: { populationSize: 12 } },
    { optimizer: 'particle-swarm', hyperparameters: {} },
  ],
  // 10 − 10 cos 2πt is 20 sin² πt: exact at the minimum, and never below it.
  value: (x, y) => sum(square(x), square(y), multiply(20, add(square(sinPi(x)), square(sinPi(y))))),
});
