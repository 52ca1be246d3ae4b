import { describe, expect, it } from 'vitest';
import {
  axisSymbols,
  isSameSurface,
  landscapeKey,
  landscapeKind,
  type FormulaReference,
  type NeuronReference,
} from './reference';

const domain = { x: [-1, 1], y: [-2, 2] } as const;
const formula: FormulaReference = {
  formula: 'a*x^2 + y^2',
  domain,
  parameters: { a: { value: 2, min: 0, max: 3 } },
};
const neuron: NeuronReference = {
  neuron: {
    activation: { id: 'elu', parameters: { alpha: 1 } },
    loss: { id: 'huber', parameters: { delta: 1 } },
    data: [
      [0, 1],
      [1, 2],
    ],
  },
  domain,
};
const builtIn = { id: 'ravine' };

it('a reference is of one of three kinds, and a neuron’s axes are its weight and its bias', () => {
  expect([builtIn, formula, neuron].map(landscapeKind)).toEqual(['built-in', 'formula', 'neuron']);
  const plain = { x: 'x', y: 'y', z: 'f(x, y)' };
  expect([builtIn, formula].map(axisSymbols)).toEqual([plain, plain]);
  expect(axisSymbols(neuron)).toEqual({ x: 'w', y: 'b', z: 'f(w, b)' });
});

const elsewhere = [
  { x: [-1, 2], y: [-2, 2] },
  { x: [-1, 1], y: [-2, 3] },
] as const;

describe('the key of a formula’s values', () => {
  it('is another for another text, domain or value of a parameter', () => {
    const others: FormulaReference[] = [
      { ...formula, formula: 'a*x^2 - y^2' },
      ...elsewhere.map((each) => ({ ...formula, domain: each })),
      { ...formula, parameters: { a: { value: 1, min: 0, max: 3 } } },
      { ...formula, parameters: { b: { value: 2, min: 0, max: 3 } } },
    ];
    expect(new Set([formula, ...others].map(landscapeKey)).size).toBe(6);
  });

  it('is the same whatever the range of a slider', () => {
    const wider = { ...formula, parameters: { a: { value: 2, min: -9, max: 9 } } };
    expect(landscapeKey(wider)).toBe(landscapeKey(formula));
  });
});

it('the key of a neuron’s values is another for another function, parameter, point or domain', () => {
  const changed = (change: Partial<NeuronReference['neuron']>): NeuronReference => ({
    neuron: { ...neuron.neuron, ...change },
    domain,
  });
  const others: NeuronReference[] = [
    changed({ activation: { id: 'tanh', parameters: { alpha: 1 } } }),
    changed({ activation: { id: 'elu', parameters: { alpha: 2 } } }),
    changed({ loss: { id: 'hinge', parameters: { delta: 1 } } }),
    changed({ loss: { id: 'huber', parameters: { delta: 2 } } }),
    changed({ data: neuron.neuron.data.slice(1) }),
    ...elsewhere.map((each) => ({ ...neuron, domain: each })),
  ];
  expect(new Set([neuron, ...others].map(landscapeKey)).size).toBe(8);
  expect(landscapeKey(builtIn)).toBe('ravine');
});

it('a surface stays the same while parameters change, not for another text, domain or id', () => {
  expect(isSameSurface(formula, { ...formula, parameters: {} })).toBe(true);
  expect(isSameSurface(formula, { ...formula, formula: 'x' })).toBe(false);
  for (const each of elsewhere) expect(isSameSurface(formula, { ...formula, domain: each })).toBe(false);
  expect(isSameSurface(builtIn, { id: 'ravine' })).toBe(true);
  expect(isSameSurface(builtIn, { id: 'saddle' })).toBe(false);
  const other = { ...neuron.neuron, activation: { id: 'tanh', parameters: {} } };
  expect(isSameSurface(neuron, { ...neuron, neuron: other })).toBe(false);
});
