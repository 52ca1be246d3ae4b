// The boxes of changes: whole pixels, inside the image, without overlaps.
import { describe, expect, it } from 'vitest';
import { Extent, joinOverlapping } from './changedBoxes';

describe('Extent', () => {
  it('takes in points and boxes with what reaches round about them', () => {
    const extent = new Extent();
    expect(extent.boxIn(100, 100)).toBeNull();
    extent.addPoint(10.4, 20, 3);
    extent.addBox({ x: 30, y: 40, width: 10, height: 5 }, 1);
    expect(extent.boxIn(100, 100)).toEqual({ x: 7, y: 17, width: 34, height: 29 });
    const other = new Extent();
    other.addPoint(0, 0, 5);
    extent.add(other);
    expect(extent.boxIn(100, 100)).toEqual({ x: 0, y: 0, width: 41, height: 46 });
    extent.clear();
    expect(extent.boxIn(100, 100)).toBeNull();
  });

  it('ends where the image ends', () => {
    const extent = new Extent();
    extent.addPoint(99, -50, 60);
    expect(extent.boxIn(100, 80)).toEqual({ x: 39, y: 0, width: 61, height: 10 });
    extent.clear();
    extent.addPoint(-50, -50, 10);
    expect(extent.boxIn(100, 80)).toBeNull();
  });
});

describe('joinOverlapping', () => {
  const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

  it('keeps boxes that are apart', () => {
    const boxes = [box(0, 0, 10, 10), box(10, 0, 10, 10), box(0, 50, 5, 5)];
    expect(joinOverlapping(boxes)).toEqual(boxes);
  });

  it('joins until none overlap', () => {
    // The third box joins the first two, and their union overlaps the fourth.
    const boxes = [box(0, 0, 10, 10), box(20, 0, 10, 10), box(40, 8, 5, 2), box(5, 5, 36, 4)];
    expect(joinOverlapping(boxes)).toEqual([box(0, 0, 45, 10)]);
  });
});
