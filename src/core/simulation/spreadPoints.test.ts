import { expect, it } from 'vitest';
import { spreadPoints } from './spreadPoints';

const domain = { x: [-2, 6], y: [10, 20] } as const;

it('begins in the middle and goes on by the powers of the plastic number’s inverse', () => {
  // The plastic number is the real root of p³ = p + 1.
  const p = 1.324717957244746;
  expect(p ** 3).toBeCloseTo(p + 1, 14);
  const points = spreadPoints(domain, 0, 3);
  expect([...points.subarray(0, 2)]).toEqual([2, 15]);
  const [u, v] = [(0.5 + 2 / p) % 1, (0.5 + 2 / p ** 2) % 1];
  expect(points[4]).toBeCloseTo(-2 + 8 * u, 12);
  expect(points[5]).toBeCloseTo(10 + 10 * v, 12);
});

it('gives any part of the same points', () => {
  const all = spreadPoints(domain, 0, 50);
  expect(spreadPoints(domain, 20, 7)).toEqual(all.slice(40, 54));
  expect(spreadPoints(domain, 5, 0)).toHaveLength(0);
});

it('has as many points in each quarter of the domain, give or take a few', () => {
  const points = spreadPoints(domain, 100, 400);
  const quarters = [0, 0, 0, 0];
  for (let i = 0; i < 400; i++) {
    const [x, y] = [points[2 * i]!, points[2 * i + 1]!];
    expect(x >= -2 && x < 6 && y >= 10 && y < 20).toBe(true);
    quarters[Number(x >= 2) + 2 * Number(y >= 15)]! += 1;
  }
  for (const count of quarters) expect(Math.abs(count - 100)).toBeLessThan(10);
});
