// (4 − 2.1x² + x⁴/3)x² + xy + (4y² − 4)y²: six basins in pairs, two of them deepest.
import { phrase } from '../text/text';
import { divide, multiply, power, square, subtract, sum } from '../expression/expression';
import { defineLandscape } from './define';

export const sixHumpCamel = defineLandscape({
  id: 'six-hump-camel',
  family: 'few-minima',
  name: phrase('Six-hump camel'),
  story: phrase(
    'Six basins in pairs, each the other turned half round: the deepest two face each other across a low saddle, the others wait beside them.',
  ),
  latex: 'f(x, y) = \\left(4 - 2.1x^2 + \\frac{x^4}{3}\\right)x^2 + xy + (4y^2 - 4)\\,y^2',
  source: 'L. C. W. Dixon, G. P. Szegö, The global optimization problem: an introduction (1978)',
  domain: { x: [-2, 2], y: [-2, 2] },
  start: [1, -1.7],
  steps: 200,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [0.08984201310031806, -0.7126564030207396] },
    { kind: 'minimum', position: [-0.08984201310031806, 0.7126564030207396] },
    { kind: 'local-minimum', position: [1.703606714969981, -0.7960835686726251] },
    { kind: 'local-minimum', position: [-1.703606714969981, 0.7960835686726251] },
    { kind: 'local-minimum', position: [1.6071047529201972, 0.5686514548841314] },
    { kind: 'local-minimum', position: [-1.6071047529201972, -0.5686514548841314] },
    { kind: 'saddle', position: [0, 0] },
    { kind: 'saddle', position: [1.1092053368047865, -0.7682680925095399] },
    { kind: 'saddle', position: [-1.1092053368047865, 0.7682680925095399] },
  ],
  minimumValue: -1.0316284534898774,
  contour: {
    kind: 'list',
    levels: [-0.9, -0.7, -0.45, -0.2, 0, 0.3, 0.54, 0.8, 1.2, 1.7, 2.1, 2.3, 3, 4, 6, 10, 16, 24, 36, 50],
  },
  heightScale: 'log',
  view: { elevationDegrees: 60, azimuthDegrees: -45, relief: 0.6 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.002 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.002 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.001 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.2 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.003 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.01 } },
  ],
  value: (x, y) => {
    const [x2, y2] = [square(x), square(y)];
    const alongX = multiply(sum(4, multiply(-2.1, x2), divide(power(x, 4), 3)), x2);
    return sum(alongX, multiply(x, y), multiply(multiply(4, subtract(y2, 1)), y2));
  },
});
