import { describe, expect, it } from 'vitest';
import { heightsOf, moveView, samplesOf, zoomView } from './plotView';

const limits = { min: -100, max: 100 };

describe('zoomView', () => {
  it('keeps the point under the pointer where it is', () => {
    const view = { min: -5, max: 5 };
    for (const share of [0, 0.3, 1]) {
      const zoomed = zoomView(view, limits, 0.5, share);
      expect(zoomed.max - zoomed.min).toBeCloseTo(5, 12);
      expect(zoomed.min + share * 5).toBeCloseTo(-5 + share * 10, 12);
    }
  });

  it('ends at the limits and at a ten-thousandth of them', () => {
    expect(zoomView({ min: -5, max: 5 }, limits, 1e6)).toEqual(limits);
    const closest = zoomView({ min: -5, max: 5 }, limits, 1e-9);
    expect(closest.max - closest.min).toBeCloseTo(0.02, 12);
    // Zooming out around a point near an end: the view is moved back inside the limits.
    const pushed = zoomView({ min: 90, max: 100 }, limits, 3, 0.9);
    expect(pushed).toEqual({ min: 70, max: 100 });
  });
});

it('moveView stops at the limits with its width', () => {
  expect(moveView({ min: 80, max: 90 }, limits, 0.5)).toEqual({ min: 85, max: 95 });
  expect(moveView({ min: 80, max: 90 }, limits, 5)).toEqual({ min: 90, max: 100 });
});

it('samplesOf meets both ends and the middle exactly', () => {
  const samples = samplesOf({ min: -0.3, max: 0.3 }, 1201);
  expect([samples[0], samples[600], samples[1200]]).toEqual([-0.3, 0, 0.3]);
});

describe('heightsOf', () => {
  const x = samplesOf({ min: 0, max: 1 }, 201);

  it('shows a curve whole, with room', () => {
    const [low, high] = heightsOf([x.map((y) => y * y)], 0.05);
    expect(low).toBeCloseTo(-0.06, 12);
    expect(high).toBeCloseTo(1.06, 12);
  });

  it('cuts ends off that would flatten the rest', () => {
    const [low, high] = heightsOf([x.map((y) => (y === 0 ? 100 : -Math.log(y)))], 0.05);
    expect(high).toBeLessThan(3.5);
    expect(low).toBeLessThan(0.06);
  });

  it('has a range for what is flat, and for nothing', () => {
    expect(heightsOf([x.map(() => 2)])).toEqual([2 - 0.12, 2 + 0.12]);
    expect(heightsOf([x.map(() => NaN)])).toEqual([0, 1]);
    expect(heightsOf([])).toEqual([0, 1]);
  });
});
