// −(sinc x + sinc y) + (x² + y²)/10: a bowl with ripples, each of which can hold a runner.
import { phrase } from '../text/text';
import { add, divide, negate, sinc, square } from '../expression/expression';
import { defineLandscape } from './define';

/**
 * Where the slope −(cos πt − sinc t)/t + t/5 of one coordinate's part vanishes, other than at 0, and f rises on both
 * sides. By Newton's method, to the last digit.
 */
const dip = 2.1097249596211487;

export const sincValley = defineLandscape({
  id: 'sinc-valley',
  family: 'many-minima',
  name: phrase('Sinc valley'),
  story: phrase(
    'A wide bowl with ripples that grow towards the middle: some runners are held in a local dip, others carry over it.',
  ),
  latex:
    'f(x, y) = -(\\operatorname{sinc} x + \\operatorname{sinc} y) + \\frac{x^2 + y^2}{10}, \\quad \\operatorname{sinc} t = \\frac{\\sin \\pi t}{\\pi t}',
  source: 'The normalized sinc function on a paraboloid',
  domain: { x: [-5, 5], y: [-5, 5] },
  start: [-3, 4],
  steps: 1024,
  seed: 543,
  marks: [
    { kind: 'minimum', position: [0, 0] },
    ...[-dip, 0, dip].flatMap((x) =>
      [-dip, 0, dip].flatMap((y) =>
        x === 0 && y === 0 ? [] : [{ kind: 'local-minimum', position: [x, y] } as const],
      ),
    ),
  ],
  minimumValue: -2,
  contour: { kind: 'step', step: 0.125 },
  heightScale: 'linear',
  view: { elevationDegrees: 55, azimuthDegrees: -60 },
  // Fair by the rule of docs/numerics.md, and worth watching together. In a race as long as the source has it, the usual memory
  // of ten steps would carry over the dips within the first twentieth.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.002 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.0003, momentum: 0.99 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.001, momentum: 0.99 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.03 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.002 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.02, beta1: 0.99 } },
  ],
  value: (x, y) => add(negate(add(sinc(x), sinc(y))), divide(add(square(x), square(y)), 10)),
});
