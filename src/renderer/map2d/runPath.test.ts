// Paths of the map: as fine as they are seen, clipped to the view, whole from any row to any other.
import { describe, expect, it } from 'vitest';
import { createTrajectoryColumns, type TrajectoryColumns } from '../../core/simulation/trajectory';
import { RunPath } from './runPath';
import type { MapView } from './mapView';
import { PaintedCells } from './paintedCells';

/** Ten pixels for a unit; y up. */
const view: MapView = { frame: { x: 0, y: 0, width: 400, height: 200 }, x: [0, 40], y: [0, 20] };

type Corner = readonly [x: number, y: number];

function columnsOf(corners: readonly Corner[]): TrajectoryColumns {
  const columns = createTrajectoryColumns(corners.length);
  corners.forEach(([x, y], row) => columns.positions.set([x, y], 2 * row));
  return columns;
}

function pathOf(corners: readonly Corner[], seen = view): RunPath {
  const path = new RunPath();
  path.reset(columnsOf(corners), seen);
  path.extend(corners.length);
  return path;
}

/** The strokes of a path, each as its points. */
function strokes(path: RunPath, from: number, to: number, cells: PaintedCells | null = null): Corner[][] {
  const drawn: Corner[][] = [];
  path.trace(
    {
      moveTo: (x, y) => void drawn.push([[x, y]]),
      lineTo: (x, y) => void drawn.at(-1)!.push([x, y]),
    },
    from,
    to,
    cells,
  );
  return drawn;
}

const ends = (stroke: readonly Corner[]): readonly Corner[] => [stroke[0]!, stroke.at(-1)!];

describe('a path', () => {
  const path = pathOf([
    [10, 10],
    [20, 10],
    [20, 15],
  ]);

  it('is drawn between any two rows, exactly', () => {
    expect(strokes(path, 0, 2).map(ends)).toEqual([
      [
        [100, 100],
        [200, 50],
      ],
    ]);
    const [part] = strokes(path, 0.25, 1.5);
    expect(ends(part!)).toEqual([
      [125, 100],
      [200, 75],
    ]);
    expect(part).toContainEqual([200, 100]);
    expect(strokes(path, 1, 1)).toEqual([]);
  });

  it('has no more points than pixels, and its newest row all the same', () => {
    const slow = pathOf(Array.from({ length: 5001 }, (_, row): Corner => [10 + row / 1000, 5]));
    expect(slow.count).toBeLessThan(90);
    expect(ends(strokes(slow, 0, 4999.5)[0]!)[1]![0]).toBeCloseTo(149.995, 3);
  });

  it('is finer in a nearer view', () => {
    const corners = Array.from({ length: 5001 }, (_, row): Corner => [10 + row / 1000, 5]);
    const near: MapView = { ...view, x: [12, 12.4], y: [4.9, 5.1] };
    const path = pathOf(corners, near);
    // One piece for each of the 400 rows in sight, and as many as the margin has.
    expect(path.count).toBeGreaterThan(400);
    expect(path.count).toBeLessThan(450);
  });

  it('goes on as rows arrive', () => {
    const corners: Corner[] = [
      [10, 10],
      [20, 10],
      [50, 10],
      [50, 15],
      [30, 15],
      [30, 12],
    ];
    const whole = pathOf(corners);
    const grown = new RunPath();
    grown.reset(columnsOf(corners), view);
    for (const rows of [1, 2, 3, 4, 6]) grown.extend(rows);
    expect([...grown.points.slice(0, 2 * grown.count)]).toEqual([...whole.points.slice(0, 2 * whole.count)]);
  });

  it('is interrupted where it is out of sight', () => {
    const path = pathOf([
      [10, 10],
      [20, 10],
      [60, 10],
      [60, 15],
      [30, 15],
      [10, 15],
    ]);
    const drawn = strokes(path, 0, 5);
    expect(drawn.map(ends)).toEqual([
      [
        [100, 100],
        [416, 100],
      ],
      [
        [416, 50],
        [100, 50],
      ],
    ]);
    expect(strokes(path, 2, 3)).toEqual([]);
  });

  it('crosses a view that none of its rows is in, and ends where numbers do', () => {
    const across = pathOf([
      [-1e9, 10],
      [1e9, 10],
      [1e300, 1e300],
    ]);
    expect(strokes(across, 0, 2).map(ends)).toEqual([
      [
        [-16, 100],
        [416, 100],
      ],
    ]);
  });

  it('has a length from its first row on', () => {
    expect([0, 0.25, 1, 1.5, 2].map((row) => Math.round(1e3 * path.wayAt(row)) / 1e3)).toEqual([
      0, 25, 100, 125, 150,
    ]);
  });

  it('is found at a place near its lines, between the rows that are shown', () => {
    expect(path.distanceTo({ x: 150, y: 103 }, 0, 2, 6)).toBeCloseTo(3, 6);
    expect(path.distanceTo({ x: 150, y: 110 }, 0, 2, 6)).toBe(Infinity);
    expect(path.distanceTo({ x: 150, y: 103 }, 1, 2, 6)).toBe(Infinity);
  });
});

it('of noise in one place draws only what paints something new', () => {
  const corners = Array.from({ length: 20_000 }, (_, row): Corner => {
    const turn = row * 2.4;
    return [20 + 3 * Math.cos(turn), 10 + 3 * Math.sin(1.7 * turn)];
  });
  const path = pathOf(corners);
  expect(path.count).toBeGreaterThan(19_000);
  const cells = new PaintedCells(view.frame, 1.5);
  const drawn = strokes(path, 0, 19_999, cells).flat().length;
  expect(drawn).toBeLessThan(2500);
  // What was drawn covers all cells that the whole path does.
  const again = new PaintedCells(view.frame, 1.5);
  for (const stroke of strokes(path, 0, 19_999, (cells.clear(), cells)))
    stroke.slice(1).forEach(([x, y], at) => again.paint(...stroke[at]!, x, y));
  expect(strokes(path, 0, 19_999, again)).toEqual([]);
});

it('is laid beside another that coincides with it', () => {
  const corners: Corner[] = [
    [5, 10],
    [35, 10],
  ];
  const [one, other] = [pathOf(corners), pathOf(corners)];
  RunPath.laySideBySide([one, other], view, 1);
  expect(one.isLaid).toBe(true);
  const middleOf = (path: RunPath): number => {
    const points = strokes(path, 0, 1)[0]!;
    return points[Math.floor(points.length / 2)]![1];
  };
  expect(middleOf(other) - middleOf(one)).toBeCloseTo(2.8, 1);
});
