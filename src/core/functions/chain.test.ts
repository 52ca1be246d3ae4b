// The chain of layers: its product is the derivative of the whole chain, and vanishes where the literature says so.
import { expect, test } from 'vitest';
import { scalarActivations } from './activations/registry';
import { fixedChain, forwardChain, type Chain } from './chain';
import { defaultParameters } from './description';

const chainOf = (id: string, weight: number, depth: number): Chain => {
  const activation = scalarActivations.find((each) => each.id === id)!;
  return { activation, parameters: defaultParameters(activation), weight, depth };
};

test.each(scalarActivations.map(({ id }) => id))(
  '%s: the last product is the derivative of the last output',
  (id) => {
    const chain = chainOf(id, 1.3, 6);
    const [input, bias, step] = [0.83, 0.1, 2 ** -10];
    const outputAt = (moved: number): number =>
      forwardChain({ ...chain, input: input + moved, bias }).at(-1)!.output;
    const slope = (steps: number): number => outputAt(steps * step) - outputAt(-steps * step);
    const difference = ((3 / 4) * slope(1) - (3 / 20) * slope(2) + (1 / 60) * slope(3)) / step;
    const layers = forwardChain({ ...chain, input, bias });
    expect(layers).toHaveLength(6);
    expect(Math.abs(layers.at(-1)!.product - difference)).toBeLessThan(
      1e-9 * Math.max(1, Math.abs(difference)),
    );
  },
);

test('every layer gets what the one before gives', () => {
  const layers = forwardChain({ ...chainOf('tanh', -2, 4), input: 0.5, bias: 0.25 });
  layers.forEach(({ preActivation, output, factor, slope }, i) => {
    expect(preActivation).toBe(-2 * (layers[i - 1]?.output ?? 0.5) + 0.25);
    expect(output).toBeCloseTo(Math.tanh(preActivation), 15);
    expect(factor).toBe(-2 * slope);
  });
});

test('at best a Sigmoid leaves a quarter per layer; a ReLU leaves all', () => {
  const [sigmoid, relu] = [chainOf('sigmoid', 1, 10), chainOf('relu', 1, 10)];
  expect(fixedChain({ ...sigmoid, preActivation: 0 }).map(({ product }) => product)).toEqual(
    Array.from({ length: 10 }, (_, i) => 4 ** -(i + 1)),
  );
  expect(fixedChain({ ...relu, preActivation: 1 }).every(({ product }) => product === 1)).toBe(true);
  expect(fixedChain({ ...relu, preActivation: -1 }).at(-1)!).toMatchObject({
    product: 0,
    logProduct: -Infinity,
  });
});

test('the logarithm goes on where the product has run out of numbers', () => {
  const layers = fixedChain({ ...chainOf('sigmoid', 1, 1000), preActivation: 0 });
  expect(layers.at(-1)!.product).toBe(0);
  expect(layers.at(-1)!.logProduct).toBeCloseTo(-1000 * Math.log10(4), 9);
});
