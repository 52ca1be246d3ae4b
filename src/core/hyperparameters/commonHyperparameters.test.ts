// What the usual kinds of hyper-parameters allow, in words and in values, and how their sliders are spaced.
import { describe, expect, it } from 'vitest';
import { inEnglish, phrase } from '../text/phrase';
import {
  averageDecay,
  count,
  decayFactor,
  epsilon,
  epsilonRoot,
  initialDistance,
  learningRate,
  libraryHyperparameter,
  momentumFactor,
  nonNegative,
  positive,
  rangedNumber,
  share,
  squaredAverageDecay,
  weightDecay,
} from './commonHyperparameters';
import type { NumberHyperparameter } from './hyperparameter';
import { toNumericValues } from './numericValues';
import {
  defaultHyperparameters,
  describeHyperparameterRange,
  validateHyperparameters,
} from './validateHyperparameters';

const label = phrase('Cooling');

const rangeOf = (declared: NumberHyperparameter): string =>
  inEnglish(describeHyperparameterRange('n', declared));

it.each<[string, NumberHyperparameter, string, NumberHyperparameter['scale']]>([
  ['any number', rangedNumber(label, 'n', 1, [0, 2]), 'a finite number', 'linear'],
  ['from a limit up', rangedNumber(label, 'n', 1, [0, 2], { min: -1 }), '-1 ≤ n', 'linear'],
  ['up to a limit', rangedNumber(label, 'n', 1, [0, 2], { max: 3 }), 'n ≤ 3', 'linear'],
  ['below a limit', rangedNumber(label, 'n', 1, [0, 2], { max: 3, maxExclusive: true }), 'n < 3', 'linear'],
  ['whole', rangedNumber(label, 'n', 1, [0, 2], { whole: true }), 'a whole number', 'linear'],
  ['not negative', nonNegative(label, 'n', 1, [0, 2]), '0 ≤ n', 'linear'],
  ['above 0', positive(label, 'n', 1, [1, 2]), '0 < n', 'log'],
  ['a count', count(label, 'n', 3, 2, [2, 9]), 'a whole number, 2 ≤ n ≤ 1000000', 'linear'],
  ['a count up to a limit', count(label, 'n', 3, 2, [2, 9], 50), 'a whole number, 2 ≤ n ≤ 50', 'linear'],
  ['a share', share(label, 'n', 0.5), '0 ≤ n ≤ 1', 'linear'],
  ['a decay', decayFactor(label, 'n', 0.9), '0 ≤ n < 1', 'complement'],
  ['a momentum', momentumFactor(0.9), '0 ≤ n < 1', 'complement'],
  ['a rate', learningRate(0.1), '0 ≤ n', 'log'],
  ['an ε', epsilon(1e-8), '0 ≤ n', 'log'],
  ['an ε inside a root', epsilonRoot(1e-8), '0 ≤ n', 'log'],
  ['a first distance', initialDistance(1e-6), '0 < n', 'log'],
  ['a weight decay', weightDecay, '0 ≤ n', 'linear'],
])('%s', (_, declared, range, scale) => {
  expect(declared.kind).toBe('number');
  expect(rangeOf(declared)).toBe(range);
  expect(declared.scale).toBe(scale);
});

it('sliders span what is sensible', () => {
  expect(share(label, 'n', 0.5).slider).toEqual([0, 1]);
  expect(decayFactor(label, 'n', 0.9).slider).toEqual([0, 0.9999]);
  expect(momentumFactor(0.9).slider).toEqual([0, 0.999]);
  expect(learningRate(0.1).slider).toEqual([0.0001, 1]);
  expect(epsilon(0).slider).toEqual([1e-12, 0.1]);
  expect(epsilonRoot(0).slider).toEqual([1e-12, 0.1]);
  expect(initialDistance(1e-6).slider).toEqual([1e-8, 1]);
});

it('symbols are those of the papers', () => {
  const declared = [learningRate(1), averageDecay(0), squaredAverageDecay(0), momentumFactor(0), weightDecay];
  expect([...declared, epsilon(0), epsilonRoot(0), initialDistance(1)].map(({ symbol }) => symbol)).toEqual([
    '\\eta',
    '\\beta_1',
    '\\beta_2',
    '\\mu',
    '\\lambda',
    '\\varepsilon',
    '\\bar\\varepsilon',
    'd_0',
  ]);
});

describe('a definition with a number, a switch and libraries', () => {
  const definition = {
    hyperparameters: {
      rate: rangedNumber(label, 'n', 1, [0, 2], { min: 0, max: 3, maxExclusive: true }),
      nesterov: { kind: 'boolean', label, symbol: 'd', default: true },
      convention: libraryHyperparameter(
        { library: 'keras', latex: 'a', defaults: {}, difference: label },
        { library: 'optax', latex: 'b', defaults: { rate: 2 }, difference: label },
      ),
    },
  } as const;

  it('has the first library by default, and the defaults of the one that is given', () => {
    expect(defaultHyperparameters(definition)).toEqual({ rate: 1, nesterov: true, convention: 'keras' });
    expect(defaultHyperparameters(definition, { convention: 'optax' })).toMatchObject({ rate: 2 });
    expect(defaultHyperparameters(definition, { convention: 'torch' })).toMatchObject({ rate: 1 });
  });

  it('computes with its switch as 0 or 1, and its library as its place', () => {
    expect(toNumericValues(definition, { rate: 0.5, nesterov: true, convention: 'optax' })).toEqual({
      rate: 0.5,
      nesterov: 1,
      convention: 1,
    });
    expect(toNumericValues(definition, { nesterov: false, convention: 'keras' })).toEqual({
      nesterov: 0,
      convention: 0,
    });
  });

  it('reports all that is wrong, in the order given', () => {
    const validation = validateHyperparameters(definition, { rate: 3, nesterov: 1, convention: 'jax', x: 0 });
    expect(validation.ok ? [] : validation.issues.map(({ message }) => message)).toEqual([
      'Invalid rate: 3 (expected 0 ≤ rate < 3)',
      'Invalid nesterov: 1 (expected true or false)',
      'Invalid convention: "jax" (expected one of keras, optax)',
      'Invalid x: no such hyper-parameter (expected one of rate, nesterov, convention)',
    ]);
  });

  it('takes what is right, over the defaults', () => {
    expect(validateHyperparameters(definition, { rate: 0, convention: 'optax' })).toEqual({
      ok: true,
      values: { rate: 0, nesterov: true, convention: 'optax' },
    });
  });
});

it('a definition without hyper-parameters takes none', () => {
  expect(validateHyperparameters({ hyperparameters: {} }, {})).toEqual({ ok: true, values: {} });
  const validation = validateHyperparameters({ hyperparameters: {} }, { gain: 1 }, 'parameter of the film');
  expect(validation.ok ? '' : validation.issues[0]?.message).toBe(
    'Invalid gain: no such parameter of the film (expected none)',
  );
});
