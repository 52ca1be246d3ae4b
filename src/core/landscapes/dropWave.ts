// −(1 + cos 12r) / (½r² + 2): the rings around a drop that fell into water.
import { phrase } from '../text/text';
import {
  add,
  cos,
  hypot,
  multiply,
  negate,
  power,
  product,
  sinc,
  square,
  sum,
  type Expression,
} from '../expression/expression';
import { defineLandscape } from './define';

function partsOf(x: Expression, y: Expression) {
  const radius = hypot(x, y);
  return {
    radius,
    crest: add(1, cos(multiply(12, radius))),
    damping: power(sum(multiply(0.5, square(x)), multiply(0.5, square(y)), 2), -1),
  };
}

export const dropWave = defineLandscape({
  id: 'drop-wave',
  family: 'many-minima',
  name: phrase('Drop-wave'),
  story: phrase(
    'Rings round a fallen drop: every trough closes on itself, and following the slope leads no farther than into the nearest; the one way in is to jump the crests.',
  ),
  latex: 'f(x, y) = -\\frac{1 + \\cos\\left(12\\sqrt{x^2 + y^2}\\right)}{\\frac{1}{2}(x^2 + y^2) + 2}',
  source: 'M. Molga, C. Smutnicki, Test functions for optimization needs (2005)',
  domain: { x: [-2.5, 2.5], y: [-2.5, 2.5] },
  start: [-0.9, 2],
  steps: 60,
  seed: 0,
  marks: [{ kind: 'minimum', position: [0, 0] }],
  minimumValue: -1,
  contour: { kind: 'step', step: 0.1 },
  heightScale: 'linear',
  view: { elevationDegrees: 75, azimuthDegrees: -60, relief: 0.3 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.001 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.03 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.3 } },
    { optimizer: 'simulated-annealing', hyperparameters: {} },
    { optimizer: 'cma-es', hyperparameters: {} },
    { optimizer: 'particle-swarm', hyperparameters: {} },
  ],
  // ∂f/∂x is x·(144 sin(12r)/(12r)·d + (1 + cos 12r)·d²) with d = 1/(½r² + 2), smooth at 0 where the quotient is a sinc.
  gradient: (x, y) => {
    const { radius, crest, damping } = partsOf(x, y);
    const slope = product(144, sinc(multiply(12 / Math.PI, radius)), damping);
    const perUnit = add(slope, multiply(crest, square(damping)));
    return [multiply(x, perUnit), multiply(y, perUnit)];
  },
  value: (x, y) => {
    const { crest, damping } = partsOf(x, y);
    return negate(multiply(crest, damping));
  },
});
