// Arrows of −∇f: downhill on the map, with lengths by powers of ten.
import { expect, it } from 'vitest';
import { gradientField } from './gradientField';
import type { MapView } from './mapView';

const view: MapView = { frame: { x: 10, y: 20, width: 400, height: 200 }, x: [-1, 1], y: [-1, 1] };

it('points where a step leads on the map: y up, and units as they are drawn', () => {
  const { arrows } = gradientField(view, 40, () => [1, 1]);
  expect(arrows.length).toBe(50);
  for (const { dx, dy } of arrows) {
    expect(dx).toBeLessThan(0);
    // Up is negative: a step down in y goes down; a unit of x is twice as long as one of y.
    expect(dy).toBeGreaterThan(0);
    expect(dx / dy).toBeCloseTo(-2, 9);
  }
});

it('is about the middle of the frame, and inside of it', () => {
  const { arrows } = gradientField(view, 40, () => [1, 0]);
  const mean = (of: (arrow: (typeof arrows)[number]) => number): number =>
    arrows.reduce((sum, arrow) => sum + of(arrow), 0) / arrows.length;
  expect(mean(({ x }) => x)).toBeCloseTo(210, 9);
  expect(mean(({ y }) => y)).toBeCloseTo(120, 9);
  for (const { x, y } of arrows) expect(x > 10 && x < 410 && y > 20 && y < 220).toBe(true);
});

it('has lengths by the logarithm of the norm, between powers of ten that are told', () => {
  // Norms from 10⁻² at the left to 10² at the right.
  const { arrows, low, high } = gradientField(view, 40, (x) => [10 ** (2 * x), 0]);
  expect([low, high]).toEqual([0.01, 100]);
  const lengths = arrows.slice(0, 10).map(({ dx }) => Math.abs(dx));
  const steps = lengths.slice(1).map((length, index) => length - lengths[index]!);
  for (const step of steps) expect(step).toBeCloseTo(steps[0]!, 9);
  expect(lengths.at(-1)! / lengths[0]!).toBeGreaterThan(3);
  expect(Math.max(...lengths)).toBeLessThan(40);
});

it('leaves out what has no direction', () => {
  const { arrows } = gradientField(view, 40, (x, y) => (x > 0 ? [NaN, 1] : y > 0 ? [0, 0] : [1, 1]));
  expect(arrows.length).toBe(25 - 10);
  expect(gradientField(view, 40, () => [0, 0])).toEqual({ arrows: [], low: 1, high: 1 });
});
