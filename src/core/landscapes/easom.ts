// −cos x · cos y · e^(−(x − π)² − (y − π)²): a single hole in a plain.
import { phrase } from '../text/text';
import { add, cos, exp, negate, product, square, subtract } from '../expression/expression';
import { defineLandscape } from './define';

export const easom = defineLandscape({
  id: 'easom',
  family: 'plateau',
  name: phrase('Easom'),
  story: phrase(
    'A single hole in an endless plain: near its rim the gradient is all but gone, so that plain descent waits long where those that scale it up set off at once.',
  ),
  latex: 'f(x, y) = -\\cos x\\,\\cos y\\;e^{-(x - \\pi)^2 - (y - \\pi)^2}',
  source: 'E. E. Easom, A survey of global optimization techniques (1990)',
  domain: { x: [-1, 7], y: [-1, 7] },
  start: [1.4, 4],
  steps: 100,
  seed: 0,
  marks: [{ kind: 'minimum', position: [Math.PI, Math.PI] }],
  minimumValue: -1,
  // Levels up to −0.04: a level 0 would outline the faint ripples around the hole.
  contour: { kind: 'step', step: 0.06 },
  heightScale: 'linear',
  view: { elevationDegrees: 60, azimuthDegrees: -60, relief: 0.5 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.3 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.3 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.3 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.05 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.01 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.1 } },
  ],
  value: (x, y) => {
    const distance2 = add(square(subtract(x, Math.PI)), square(subtract(y, Math.PI)));
    return negate(product(cos(x), cos(y), exp(negate(distance2))));
  },
});
