// ½(x² + 50y²): a quadratic form of condition number 50.
import { phrase } from '../text/text';
import { add, multiply, square } from '../expression/expression';
import { defineLandscape } from './define';

export const quadraticIll = defineLandscape({
  id: 'quadratic-ill',
  family: 'valley',
  name: phrase('Ill-conditioned quadratic'),
  story: phrase(
    'Fifty times more curved in y than in x: a step that suits one direction is too long for the other, and plain descent zigzags or crawls.',
  ),
  latex: 'f(x, y) = \\tfrac{1}{2}\\,(x^2 + 50\\,y^2)',
  source:
    'The zigzag: H. Akaike, On a successive transformation of probability distribution and its application to the analysis of the optimum gradient method (1959)',
  domain: { x: [-5, 5], y: [-5, 5] },
  start: [-4.5, 0.8],
  steps: 128,
  seed: 0,
  marks: [{ kind: 'minimum', position: [0, 0] }],
  minimumValue: 0,
  contour: { kind: 'list', levels: [0.5, 2, 5, 10, 20, 40, 70, 110, 160, 220, 290, 370, 460, 560] },
  heightScale: 'linear',
  view: { elevationDegrees: 50, azimuthDegrees: -70 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.02 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.01 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.01 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.3 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.02 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.5 } },
  ],
  value: (x, y) => multiply(0.5, add(square(x), multiply(50, square(y)))),
});
