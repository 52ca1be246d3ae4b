// tanh²x + tanh²y: a bowl whose rim is a plain where gradients vanish.
import { phrase } from '../text/text';
import { add, square, tanh } from '../expression/expression';
import { defineLandscape } from './define';

export const tanhBowl = defineLandscape({
  id: 'tanh-bowl',
  family: 'plateau',
  name: phrase('Tanh bowl'),
  story: phrase(
    'A bowl sunk into a plain: out there the gradient vanishes, as behind a saturated activation, and plain descent hardly moves.',
  ),
  latex: 'f(x, y) = \\tanh^2 x + \\tanh^2 y',
  source: 'Squared hyperbolic tangents, the simplest picture of saturation',
  domain: { x: [-5, 5], y: [-5, 5] },
  start: [-1, 2],
  steps: 128,
  seed: 0,
  marks: [{ kind: 'minimum', position: [0, 0] }],
  minimumValue: 0,
  contour: { kind: 'step', step: 0.25 },
  heightScale: 'linear',
  view: { elevationDegrees: 75, azimuthDegrees: -60 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.05 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.3 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.005 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.01 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.02 } },
  ],
  value: (x, y) => add(square(tanh(x)), square(tanh(y))),
});
