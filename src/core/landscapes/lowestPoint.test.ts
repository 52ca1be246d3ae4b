// The lowest points of smooth valleys; neuronLandscape.test.ts has those at corners, on edges and on plains.
import { expect, it } from 'vitest';
import { findLowestPoint } from './lowestPoint';
import { findLandscape } from './registry';

function lowestOf(id: string) {
  const landscape = findLandscape(id)!;
  return findLowestPoint(landscape, {}, landscape.domain)!;
}

it.each([
  ['booth', [1, 3]],
  ['rosenbrock', [1, 1]],
  ['beale', [3, 0.5]],
] as const)('finds the lowest point of %s as exactly as numbers allow', (id, [x, y]) => {
  const { position, value } = lowestOf(id);
  expect(Math.hypot(position![0] - x, position![1] - y)).toBeLessThan(1e-12);
  expect(value).toBeLessThan(1e-24);
});
