// Sentences about steps whose reasons are known.
import { expect, test } from 'vitest';
import { sentencesIn } from '../text/text';
import type { RunSettings } from '../simulation/runSettings';
import type { Point } from '../geometry/domain';
import { explained } from './testing/explained';
import { explanationInWords } from './words';

const say = (settings: RunSettings, start: Point, step: number, language: 'en' | 'ja' = 'en'): string =>
  sentencesIn(
    explanationInWords(explained(settings, start, step), { name: 'Runner', x: 'x', y: 'y' }),
    language,
  );

const sphere = { id: 'sphere' };
const sgd = (learningRate: number): RunSettings => ({
  landscape: sphere,
  optimizer: 'sgd',
  hyperparameters: { learningRate },
});

test('a step straight downhill', () => {
  expect(say(sgd(0.1), [-4, 2.5], 1)).toBe(
    'The gradient is −8 in x and 5 in y: downhill is towards larger x and smaller y. f falls from 22 to 14.',
  );
});

test('a step that is too long for the bend, and the limit that it breaks', () => {
  // λ = 2: 2/η is 1.9 at η = 1.05.
  expect(say(sgd(1.05), [3, 0], 1)).toBe(
    'The gradient is 6 in x and 0 in y: downhill is towards smaller x. The step is too long for this bend: it lands on the other side, and f rises from 9 to 11. At this rate the direction along x is unstable: its sharpness, 2, is above 1.9, so that it swings and grows.',
  );
});

test('a step past the bottom of the valley, after which f is lower all the same', () => {
  // λ = 2: at a rate between 1/λ and 2/λ each step changes sides.
  expect(say(sgd(0.7), [3, 0], 1)).toContain(
    'It passes the bottom of the valley and lands on the other side; f falls from 9 to 1.4.',
  );
  expect(say(sgd(0.4), [3, 0], 1)).toContain('smaller x. f falls from 9 to 0.36.');
});

test('momentum that carries uphill, points the same way, or turns the step', () => {
  const settings = {
    landscape: { formula: 'x^2 + 25*y^2', domain: { x: [-5, 5], y: [-5, 5] }, parameters: {} },
    optimizer: 'momentum',
    hyperparameters: { learningRate: 0.01, momentum: 0.9 },
  } as const;
  const told = Array.from({ length: 60 }, (_, i) => {
    const explanation = explained(settings, [-4, 1], i + 1);
    const { gradient, theta, next, terms } = explanation;
    const uphill = gradient[0] * (next[0] - theta[0]) + gradient[1] * (next[1] - theta[1]) > 0;
    const v = terms.v as Point;
    const cosine = (v[0] * gradient[0] + v[1] * gradient[1]) / (Math.hypot(...v) * Math.hypot(...gradient));
    return { words: say(settings, [-4, 1], i + 1), uphill, cosine };
  });
  for (const { words, uphill, cosine } of told) {
    expect(words.includes('carries it uphill')).toBe(cosine < -0.1 && uphill);
    expect(words.includes('Momentum points the same way.')).toBe(cosine > 0.95);
  }
  expect(told.some(({ uphill }) => uphill)).toBe(true);
  expect(told.some(({ words }) => words.includes('turns the step'))).toBe(true);
});

test('division by a size for each coordinate', () => {
  const adam = (landscape: RunSettings['landscape'], start: Point): string =>
    say({ landscape, optimizer: 'adam', hyperparameters: { learningRate: 0.1 } }, start, 1);
  expect(adam({ id: 'quadratic-ill' }, [-4.5, 0.8])).toContain(
    'x is divided by 0.45 and y by 4: Runner lengthens x and shortens y.',
  );
  expect(adam(sphere, [1, -1])).toContain('x and y are divided by about the same, 0.2.');
});

test('noise and clipping', () => {
  const told = say(
    { ...sgd(0.1), noise: { kind: 'gaussian', scale: 2 }, seed: 3, clipping: { kind: 'norm', limit: 1 } },
    [-4, 2.5],
    1,
  );
  expect(told).toMatch(
    /Noise adds −?[\d.]+ and −?[\d.]+ to it\. It is clipped from a length of [\d.]+ to 1\./,
  );
  expect(say({ ...sgd(0.1), clipping: { kind: 'norm', limit: 100 } }, [-4, 2.5], 1)).not.toContain('clipped');
});

test('a gradient of 0, and the end of the range of numbers', () => {
  expect(say(sgd(0.1), [0, 0], 1)).toBe('The gradient is 0 here: nothing pushes Runner, and it stays.');
  expect(say({ ...sgd(1e305), landscape: { id: 'rosenbrock' } }, [-1.2, 1e5], 1)).toContain('has diverged');
});

test('a coordinate that would be divided by 0 has no sharpness, and is said to stay', () => {
  for (const optimizer of ['adam', 'smorms3', 'adagrad']) {
    const settings = { landscape: sphere, optimizer, hyperparameters: { epsilon: 0, learningRate: 0.1 } };
    const { sharpness, direction, directions, stable } = explained(settings, [0, 2], 3).stability;
    expect([sharpness, direction, directions, stable]).toEqual([null, null, null, null]);
    const words = say(settings, [0, 2], 3);
    expect(words).toContain('x has had no gradient so far: it would be divided by 0, and stays.');
    expect(words).not.toMatch(/NaN|–|lengthens|unstable/);
  }
});

test('a step that bounces for ever between slopes that are as steep, though the curvature at both is below the limit', () => {
  const settings = {
    landscape: { id: 'tanh-bowl' },
    optimizer: 'sgd',
    hyperparameters: { learningRate: 1.5 },
  };
  expect(explained(settings, [-2, -2], 300).stability.stable).toBe(true);
  expect(say(settings, [-2, -2], 300)).toContain(
    'It lands on the other side of the valley, where the slope is as steep: at this rate it bounces to and fro, near f = 0.53.',
  );
  expect(say(sgd(0.9), [3, 0], 1)).not.toContain('bounces');
});

test('as many digits as tell one loss from the next', () => {
  expect(say(sgd(1e-5), [-4, 2.5], 1)).toContain('f falls from 22.25 to 22.249.');
});

test('the same in Japanese', () => {
  expect(say(sgd(0.1), [-4, 2.5], 1, 'ja')).toBe(
    '勾配は x が −8、y が 5 なので、下りは x が増え y が減る向きです。f は 22 から 14 に下がります。',
  );
});
