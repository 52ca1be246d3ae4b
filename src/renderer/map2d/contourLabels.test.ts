// Numbers of contour lines: on them, upright, apart, and clear of names.
import { describe, expect, it } from 'vitest';
import { alongLine, measure, partsBetween, placeContourLabels } from './contourLabels';

const frame = { x: 0, y: 0, width: 600, height: 400 };
const size = { width: 24, height: 11, isMinor: false };

const line = (...points: readonly number[]) => ({ points: Float64Array.from(points), closed: false });
const circle = (x: number, y: number, radius: number) => ({
  points: Float64Array.from(
    Array.from({ length: 180 }, (_, point) => (2 * Math.PI * point) / 180).flatMap((turn) => [
      x + radius * Math.cos(turn),
      y + radius * Math.sin(turn),
    ]),
  ),
  closed: true,
});

describe('a number', () => {
  it('stands on its line and along it, and can be read whichever way the line goes', () => {
    for (const points of [
      [50, 100, 550, 300],
      [550, 300, 50, 100],
      [300, 390, 300, 10],
      [300, 10, 300, 390],
    ] as const) {
      const [label] = placeContourLabels([{ lines: [line(...points)], ...size }], frame, []);
      const [ax, ay, bx, by] = points;
      const off = (label!.x - ax) * (by - ay) - (label!.y - ay) * (bx - ax);
      expect(Math.abs(off) / Math.hypot(bx - ax, by - ay)).toBeLessThan(1e-9);
      expect(Math.abs(label!.angle)).toBeLessThanOrEqual(Math.PI / 2);
      expect(Math.abs(Math.sin(label!.angle - Math.atan2(by - ay, bx - ax)))).toBeLessThan(1e-9);
    }
  });

  it('keeps out of names, of other numbers and of the edge', () => {
    const lines = Array.from({ length: 12 }, (_, index) => ({
      lines: [line(0, 30 * index + 5, 600, 30 * index + 5)],
      ...size,
    }));
    const names = [
      { x: 0, y: 60, width: 500, height: 120 },
      { x: 300, y: 200, width: 300, height: 20 },
    ];
    const labels = placeContourLabels(lines, frame, names);
    expect(labels.length).toBeGreaterThan(10);
    labels.forEach(({ x, y }, index) => {
      expect(x).toBeGreaterThan(12);
      expect(y).toBeGreaterThan(5);
      for (const box of names)
        expect(x + 12 > box.x && x - 12 < box.x + box.width && y > box.y && y < box.y + box.height).toBe(
          false,
        );
      for (const other of labels.slice(index + 1))
        expect(Math.hypot(x - other.x, y - other.y)).toBeGreaterThan(56);
    });
  });

  it('is repeated along a long line, far apart, and missing on a short or a bent one', () => {
    const long = placeContourLabels([{ lines: [line(0, 200, 600, 200)], ...size }], frame, []);
    expect(long.length).toBe(3);
    expect(placeContourLabels([{ lines: [line(100, 200, 140, 200)], ...size }], frame, [])).toEqual([]);
    expect(placeContourLabels([{ lines: [circle(300, 200, 14)], ...size }], frame, [])).toEqual([]);
    expect(
      placeContourLabels([{ lines: [circle(300, 200, 90)], ...size }], frame, []).length,
    ).toBeGreaterThan(0);
  });
});

describe('a line', () => {
  it('is measured from its first point; a closed one goes on over it', () => {
    const open = measure(line(0, 0, 30, 40, 30, 100));
    expect(open.length).toBe(110);
    expect(alongLine(open, 25)).toEqual([15, 20]);
    expect(alongLine(open, 500)).toEqual([30, 100]);
    const square = measure({ points: Float64Array.of(0, 0, 10, 0, 10, 10, 0, 10), closed: true });
    expect(square.length).toBe(40);
    expect(alongLine(square, -5)).toEqual([0, 5]);
    expect(alongLine(square, 45)).toEqual([5, 0]);
  });

  it('is drawn but for what is under its numbers', () => {
    const open = measure(line(0, 0, 100, 0));
    expect(partsBetween(open, [])).toEqual([[0, 100]]);
    const gaps = [
      { from: 60, to: 80 },
      { from: 10, to: 30 },
    ];
    expect(partsBetween(open, gaps)).toEqual([
      [0, 10],
      [30, 60],
      [80, 100],
    ]);
    const ring = measure({ points: Float64Array.of(0, 0, 50, 0, 50, 50, 0, 50), closed: true });
    expect(partsBetween(ring, gaps)).toEqual([
      [30, 60],
      [80, 210],
    ]);
    expect(partsBetween(ring, [{ from: -10, to: 10 }])).toEqual([[10, 190]]);
  });
});
