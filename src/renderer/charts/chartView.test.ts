import { describe, expect, it, vi } from 'vitest';
import { createChartView, panned, zoomed } from './chartView';

const full = [0, 1000] as const;

describe('a zoom', () => {
  it('leaves what it is about where it is', () => {
    expect(zoomed(full, full, 'linear', 250, 0.5)).toEqual([125, 625]);
    const [low, high] = zoomed([1, 10_000], [1, 10_000], 'log', 100, 0.5);
    expect([low, high].map(Math.log10)).toEqual([expect.closeTo(1, 9), expect.closeTo(3, 9)]);
  });

  it('stays within all there is, and is not too narrow', () => {
    expect(zoomed([100, 200], full, 'linear', 150, 100)).toEqual(full);
    expect(zoomed([0, 500], full, 'linear', 400, 1.5)).toEqual([0, 750]);
    expect(zoomed([100, 200], full, 'linear', 150, 1e-9)).toEqual([146, 154]);
    expect(zoomed([0, 3], [0, 3], 'linear', 1, 0.1)).toEqual([0, 3]);
    const [low, high] = zoomed([10, 100], [1, 1000], 'log', 50, 1e-9);
    expect(high / low).toBeCloseTo(1.5, 9);
  });
});

it('a move keeps the width, up to the ends', () => {
  expect(panned([200, 400], full, 'linear', 0.5)).toEqual([300, 500]);
  expect(panned([200, 400], full, 'linear', -9)).toEqual([0, 200]);
  expect(panned([200, 400], full, 'linear', 9)).toEqual([800, 1000]);
});

describe('what is visible', () => {
  it('is all until a part is chosen, and again on request', () => {
    const view = createChartView();
    const told = vi.fn();
    view.setFull(1000, 'steps', 'linear');
    view.subscribe(told);
    expect([view.range(), view.isZoomed()]).toEqual([[0, 1000], false]);
    view.show([100, 200]);
    expect([view.range(), view.isZoomed()]).toEqual([[100, 200], true]);
    view.panBy(1);
    expect(view.range()).toEqual([200, 300]);
    view.reset();
    expect([view.range(), view.isZoomed()]).toEqual([[0, 1000], false]);
    expect(told).toHaveBeenCalledTimes(3);
  });

  it('is all again once everything has come back into sight', () => {
    const view = createChartView();
    view.setFull(1000, 'steps', 'linear');
    view.zoomAt(500, 0.5);
    expect(view.isZoomed()).toBe(true);
    view.zoomAt(500, 4);
    expect(view.isZoomed()).toBe(false);
  });

  it('stays while the race grows, and fits into a shorter one', () => {
    const view = createChartView();
    view.setFull(1000, 'steps', 'linear');
    view.show([100, 200]);
    view.setFull(2000, 'steps', 'linear');
    expect(view.range()).toEqual([100, 200]);
    view.setFull(150, 'steps', 'linear');
    expect(view.range()).toEqual([50, 150]);
  });

  it('is all of another axis', () => {
    const view = createChartView();
    view.setFull(1000, 'steps', 'linear');
    view.show([100, 200]);
    expect(view.isOf('gradients', 'linear')).toBe(false);
    view.setFull(1000, 'gradients', 'linear');
    expect(view.isOf('gradients', 'linear')).toBe(true);
    expect(view.range()).toEqual([0, 1000]);
    view.show([100, 200]);
    expect(view.isOf('gradients', 'log')).toBe(false);
    view.setFull(1000, 'gradients', 'log');
    expect(view.range()).toEqual([1, 1000]);
  });
});
