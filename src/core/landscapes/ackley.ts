// 20(1 − e^(−0.2 r/√2)) + e − e^(½(cos 2πx + cos 2πy)): dents on a plain, and a funnel whose tip is a cone.
import { phrase } from '../text/text';
import { add, exp, hypot, multiply, negate, sinPi, square, subtract } from '../expression/expression';
import { defineLandscape } from './define';

/** The dents next to the middle: (±side, 0), (0, ±side) and (±corner, ±corner). */
const [side, corner] = [0.9521665459501717, 0.9684776587077244];

export const ackley = defineLandscape({
  id: 'ackley',
  family: 'many-minima',
  name: phrase('Ackley'),
  story: phrase(
    'Dents all over a plain that sinks into a funnel: the way in leads from dent to dent, and at the pointed bottom the gradient does not fade, so the steps must.',
  ),
  latex:
    'f(x, y) = -20\\,e^{-0.2\\sqrt{\\frac{x^2 + y^2}{2}}} - e^{\\frac{1}{2}(\\cos 2\\pi x + \\cos 2\\pi y)} + e + 20',
  source: 'D. H. Ackley, A connectionist machine for genetic hillclimbing (1987)',
  domain: { x: [-4, 4], y: [-4, 4] },
  start: [-3.45, 2.25],
  steps: 80,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [0, 0] },
    ...[-1, 1].flatMap((sign) => [
      { kind: 'local-minimum', position: [sign * side, 0] } as const,
      { kind: 'local-minimum', position: [0, sign * side] } as const,
      { kind: 'local-minimum', position: [sign * corner, corner] } as const,
      { kind: 'local-minimum', position: [sign * corner, -corner] } as const,
    ]),
  ],
  minimumValue: 0,
  contour: { kind: 'step', step: 0.75 },
  heightScale: 'linear',
  view: { elevationDegrees: 60, azimuthDegrees: -60, relief: 0.6 },
  // Fair by the rule of docs/numerics.md, and worth watching together. With a memory of
  // fifty steps, momentum carries from dent to dent.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.003 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.005, momentum: 0.98 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.002, momentum: 0.98 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.5 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.05 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.5 } },
  ],
  // The cone has no gradient at its tip: that of hypot is defined as 0 there, in both derivatives, so that the gradient
  // is 0 and the Hessian the finite one of the dents alone. ½(cos 2πx + cos 2πy) is 1 − sin² πx − sin² πy: with the 1
  // taken out of the exponent, f is exactly 0 at 0.
  value: (x, y) => {
    const cone = subtract(20, multiply(20, exp(multiply(-0.2 * Math.SQRT1_2, hypot(x, y)))));
    const exponent = negate(add(square(sinPi(x)), square(sinPi(y))));
    return add(cone, subtract(Math.E, multiply(Math.E, exp(exponent))));
  },
});
