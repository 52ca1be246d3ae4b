// Activations and losses against PyTorch's numbers.
import { describe, expect, test } from 'vitest';
import { compareActivations, compareLosses, functionBound } from '../testing/functions';
import { activations } from './activations/registry';
import { losses } from './losses/registry';

describe.each([
  ['activations', compareActivations(), activations],
  ['losses', compareLosses(), losses],
] as const)('%s', (kind, comparisons, definitions) => {
  test('there are reference numbers for all', () => {
    const without = kind === 'activations' ? ['identity'] : [];
    expect([...new Set([...without, ...comparisons.map(({ id }) => id)])].sort()).toEqual(
      definitions.map(({ id }) => id).sort(),
    );
  });
  for (const { name, value, derivative } of comparisons) {
    test(name, () => {
      expect(value).toBeLessThanOrEqual(functionBound);
      expect(derivative).toBeLessThanOrEqual(functionBound);
    });
  }
});
