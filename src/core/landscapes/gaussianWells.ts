// A narrow deep well and a wide shallow one in a gentle paraboloid.
import { phrase } from '../text/text';
import { add, divide, exp, multiply, square, subtract, sum } from '../expression/expression';
import { defineLandscape } from './define';

export const gaussianWells = defineLandscape({
  id: 'gaussian-wells',
  family: 'few-minima',
  name: phrase('Gaussian wells'),
  story: phrase(
    'A narrow deep well and a wide shallow one on gently sloping ground: the deeper is easily missed, the wider is found from afar.',
  ),
  latex:
    'f(x, y) = -e^{-\\frac{(x + 2)^2 + (y + 1)^2}{0.5}} - 0.6\\,e^{-\\frac{(x - 1.5)^2 + (y - 1.5)^2}{2}} + 0.02\\,(x^2 + y^2)',
  source: 'Two Gaussian wells in a shallow paraboloid',
  domain: { x: [-5, 5], y: [-5, 5] },
  start: [-0.8, -3.4],
  steps: 300,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [-1.9801240023957627, -0.9900502269567927] },
    { kind: 'local-minimum', position: [1.4054613949989296, 1.4054613949989345] },
    { kind: 'saddle', position: [-0.6865893610723176, -0.2466555792319678] },
  ],
  minimumValue: -0.9010539340408212,
  contour: { kind: 'step', step: 0.1 },
  heightScale: 'linear',
  view: { elevationDegrees: 60, azimuthDegrees: -60, relief: 0.6 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.02 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.05 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.2 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.03 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.02 } },
  ],
  value: (x, y) => {
    const well = (depth: number, centerX: number, centerY: number, width: number) => {
      const distance2 = add(square(subtract(x, centerX)), square(subtract(y, centerY)));
      return multiply(-depth, exp(divide(distance2, -width)));
    };
    return sum(well(1, -2, -1, 0.5), well(0.6, 1.5, 1.5, 2), multiply(0.02, add(square(x), square(y))));
  },
});
