// The Goldstein–Price function, a product: it rises from 3 to a million within four units.
import { phrase } from '../text/text';
import { add, multiply, product, square, subtract, sum } from '../expression/expression';
import { defineLandscape } from './define';

export const goldsteinPrice = defineLandscape({
  id: 'goldstein-price',
  family: 'few-minima',
  name: phrase('Goldstein–Price'),
  story: phrase(
    'From 3 to a million within four units: no single rate suits both the cliffs at the rim and the valleys inside, where four minima lie.',
  ),
  latex:
    '\\begin{aligned} f(x, y) = {} & \\left(1 + (x + y + 1)^2 (19 - 14x + 3x^2 - 14y + 6xy + 3y^2)\\right) \\\\ & \\times \\left(30 + (2x - 3y)^2 (18 - 32x + 12x^2 + 48y - 36xy + 27y^2)\\right) \\end{aligned}',
  source: 'A. A. Goldstein, J. F. Price, On descent from local minima (1971)',
  domain: { x: [-2, 2], y: [-2, 2] },
  start: [-1.5, -0.3],
  steps: 500,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [0, -1] },
    { kind: 'local-minimum', position: [-0.6, -0.4] },
    { kind: 'local-minimum', position: [1.8, 0.2] },
    { kind: 'local-minimum', position: [1.2, 0.8] },
    { kind: 'saddle', position: [-0.4, -0.6] },
    { kind: 'saddle', position: [1.2, -0.2] },
    { kind: 'saddle', position: [1.4, 0.6] },
    { kind: 'saddle', position: [0.6, 0.4] },
  ],
  minimumValue: 3,
  contour: {
    kind: 'list',
    levels: [5, 10, 20, 35, 60, 100, 200, 400, 700, 985, 2000, 5000, 10000, 20000, 50000, 1e5, 2e5, 5e5, 1e6],
  },
  heightScale: 'log',
  view: { elevationDegrees: 60, azimuthDegrees: -60 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.000003 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.000005 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.000001 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.05 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.002 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.2 } },
  ],
  value: (x, y) => {
    const [x2, xy, y2] = [square(x), multiply(x, y), square(y)];
    const first = sum(
      19,
      multiply(-14, x),
      multiply(3, x2),
      multiply(-14, y),
      multiply(6, xy),
      multiply(3, y2),
    );
    const second = sum(
      18,
      multiply(-32, x),
      multiply(12, x2),
      multiply(48, y),
      multiply(-36, xy),
      multiply(27, y2),
    );
    return product(
      add(1, multiply(square(sum(x, y, 1)), first)),
      add(30, multiply(square(subtract(multiply(2, x), multiply(3, y))), second)),
    );
  },
});
