import { describe, expect, it } from 'vitest';
import { activations } from '../../core/functions/activations/registry';
import { defaultParameters } from '../../core/functions/description';
import { evaluateActivation } from '../../core/functions/evaluate';
import { jumpsIn } from './jumps';

const samples = (low: number, high: number): Float64Array =>
  Float64Array.from({ length: 501 }, (_, index) => low + ((high - low) * index) / 500);

describe('jumpsIn', () => {
  it('finds a step, and both halves of one with a sample in its middle', () => {
    expect(jumpsIn([0, 0, 0, 0, 1, 1, 1, 1], [0, 1])).toEqual([3]);
    expect(jumpsIn([-1, -1, -1, -1, 0, 1, 1, 1, 1], [-1, 1])).toEqual([3, 4]);
  });

  it('finds none in what is steep, grows beyond all bounds or has a kink', () => {
    const x = samples(-5, 5);
    expect(
      jumpsIn(
        x.map((each) => Math.tanh(20 * each)),
        [-1, 1],
      ),
    ).toEqual([]);
    expect(
      jumpsIn(
        x.map((each) => Math.exp(each)),
        [0, 10],
      ),
    ).toEqual([]);
    expect(
      jumpsIn(
        samples(1e-9, 1).map((each) => -1 / each),
        [-20, 0],
      ),
    ).toEqual([]);
    expect(
      jumpsIn(
        x.map((each) => Math.max(0, 40 * each)),
        [0, 2],
      ),
    ).toEqual([]);
  });

  it('finds none in a few samples, nor where nothing is a number', () => {
    expect(jumpsIn([], [0, 1])).toEqual([]);
    expect(jumpsIn([0, 1], [0, 1])).toEqual([]);
    expect(jumpsIn([NaN, NaN, 1, NaN], [0, 1])).toEqual([]);
  });

  it.each(
    activations.flatMap((definition) =>
      definition.kind === 'vector' ? [] : [[definition.id, definition] as const],
    ),
  )('%s jumps only where its formula has cases', (id, definition) => {
    const x = samples(-5, 5);
    const { y, dy } = evaluateActivation(definition, defaultParameters(definition), x);
    const span = (values: Float64Array): [number, number] => [Math.min(...values), Math.max(...values)];
    const places = [...jumpsIn(y, span(y)), ...jumpsIn(dy, span(dy))].map((index) => x[index]!);
    for (const place of places)
      expect([-3, -1, -0.5, 0, 0.5, 1, 3, 5, 6, 20].some((at) => Math.abs(place - at) < 0.03)).toBe(true);
    if (['sigmoid', 'tanh', 'swish', 'mish', 'gelu', 'softplus', 'softsign'].includes(id))
      expect(places).toEqual([]);
    if (id === 'relu') expect(places).toHaveLength(1);
  });
});
