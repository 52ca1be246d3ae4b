// ½(x⁴ − 16x² + 5x + y⁴ − 16y² + 5y): four basins of unequal depth.
import { phrase } from '../text/text';
import { add, multiply, power, square, sum, type Expression } from '../expression/expression';
import { defineLandscape } from './define';

/** Where the slope 2t³ − 16t + 5/2 of one coordinate's part vanishes: its minimum, its top and its lesser minimum. */
const [low, top, high] = [-2.903534027771177, 0.1567312567803401, 2.746802770990837];

export const styblinskiTang = defineLandscape({
  id: 'styblinski-tang',
  family: 'few-minima',
  name: phrase('Styblinski–Tang'),
  story: phrase(
    'Four basins, one of them deepest: most runners settle in the one below them, a few carry enough momentum over the pass to the next.',
  ),
  latex: 'f(x, y) = \\tfrac{1}{2}\\,(x^4 - 16x^2 + 5x + y^4 - 16y^2 + 5y)',
  source:
    'M. A. Styblinski, T.-S. Tang, Experiments in nonconvex optimization: stochastic approximation with function smoothing and simulated annealing (1990)',
  domain: { x: [-5, 5], y: [-5, 5] },
  start: [4.7, -0.6],
  steps: 100,
  seed: 0,
  marks: [
    { kind: 'minimum', position: [low, low] },
    { kind: 'local-minimum', position: [low, high] },
    { kind: 'local-minimum', position: [high, low] },
    { kind: 'local-minimum', position: [high, high] },
    { kind: 'saddle', position: [low, top] },
    { kind: 'saddle', position: [top, low] },
    { kind: 'saddle', position: [top, high] },
    { kind: 'saddle', position: [high, top] },
  ],
  minimumValue: -78.33233140754282,
  contour: { kind: 'step', step: 10 },
  heightScale: 'linear',
  view: { elevationDegrees: 50, azimuthDegrees: -60 },
  // Fair by the rule of docs/numerics.md, and worth watching together.
  race: [
    { optimizer: 'sgd', hyperparameters: { learningRate: 0.002 } },
    { optimizer: 'momentum', hyperparameters: { learningRate: 0.005 } },
    { optimizer: 'nesterov', hyperparameters: { learningRate: 0.001 } },
    { optimizer: 'adagrad', hyperparameters: { learningRate: 0.1 } },
    { optimizer: 'rmsprop', hyperparameters: { learningRate: 0.03 } },
    { optimizer: 'adam', hyperparameters: { learningRate: 0.02 } },
  ],
  value: (x, y) => {
    const part = (t: Expression) => sum(power(t, 4), multiply(-16, square(t)), multiply(5, t));
    return multiply(0.5, add(part(x), part(y)));
  },
});
