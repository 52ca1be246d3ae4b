// Paths on the surface: subdivision of long hops, clipping at the border, and thinning of very long runs.
import { describe, expect, it } from 'vitest';
import { createTrajectoryColumns, type TrajectoryColumns } from '../../core/simulation/trajectory';
import { gapHeight } from '../../core/geometry/pathPoints';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import { maxPathPoints, toleranceOf, TrailPath, type PathPoint } from './trailPath';

const domain = { x: [-5, 5], y: [-5, 5] } as const;

function gridOf(f: (x: number, y: number) => number): SurfaceGrid {
  const size = 101;
  const values = new Float32Array(size * size);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1)
      values[row * size + column] = f(-5 + column / 10, -5 + row / 10);
  return { landscapeKey: 'test', columns: size, rows: size, values, minimum: 0, maximum: 50 };
}

const bowl = gridOf((x, y) => x * x + y * y);
const dome = gridOf((x, y) => 50 - x * x - y * y);

function run(points: readonly (readonly [number, number])[], f = (x: number, y: number) => x * x + y * y) {
  const columns: TrajectoryColumns = createTrajectoryColumns(points.length);
  points.forEach(([x, y], row) => {
    columns.positions.set([x, y], 2 * row);
    columns.values[row] = f(x, y);
  });
  return columns;
}

function pathOf(grid: SurfaceGrid, columns: TrajectoryColumns, rows = columns.values.length): TrailPath {
  const path = new TrailPath();
  path.reset(domain, grid, columns);
  path.extend(rows);
  return path;
}

const at = (): PathPoint => ({ x: 0, y: 0, value: 0 });

describe('TrailPath', () => {
  it('keeps every row of a short run, in box coordinates', () => {
    const path = pathOf(
      bowl,
      run([
        [5, 0],
        [4.9, 0],
        [4.8, 0],
      ]),
    );
    expect(path.count).toBe(3);
    expect([...path.points.subarray(0, 3)]).toEqual([1, 0, 25]);
    expect(path.pointIndexAt(1.5)).toBeCloseTo(1.5, 9);
  });

  it('draws a long hop as a chord over a valley', () => {
    const path = pathOf(
      bowl,
      run([
        [-3, 0],
        [3, 0],
      ]),
    );
    const heights = [...path.points.subarray(0, 3 * path.count)].filter((_, index) => index % 3 === 2);
    expect(path.count).toBeGreaterThan(10);
    for (const height of heights) expect(height).toBeCloseTo(9, 4);
    expect(path.pointIndexAt(0.5)).toBeCloseTo((path.count - 1) / 2, 6);
  });

  it('never runs under the surface', () => {
    const path = pathOf(
      dome,
      run(
        [
          [-3, 0],
          [3, 0],
        ],
        (x, y) => 50 - x * x - y * y,
      ),
    );
    const middle = at();
    expect(path.pointAtInto(0.5, middle)).toBe(true);
    expect(middle.value).toBeCloseTo(50, 4);
  });

  it('ends at the border, says where it left, and goes on where it comes back', () => {
    const path = pathOf(
      bowl,
      run([
        [4, 0],
        [6, 0],
        [6, 2],
        [4, 2],
      ]),
    );
    expect(path.pointAtInto(0.4, at())).toBe(true);
    expect(path.pointAtInto(0.6, at())).toBe(false);
    expect(path.exitBefore(0.4)).toBeNull();
    expect(path.exitBefore(1)).toMatchObject({ x: 1, y: 0 });
    const gaps = [...path.points.subarray(0, 3 * path.count)].filter((value) => value >= gapHeight).length;
    expect(gaps).toBe(1);
    expect(path.points[3 * (path.count - 1)]).toBeCloseTo(0.8, 6);
  });

  it('takes rows as they arrive', () => {
    const columns = run(Array.from({ length: 200 }, (_, row) => [row / 50, 0] as const));
    const whole = pathOf(bowl, columns);
    const grown = pathOf(bowl, columns, 80);
    expect(grown.takeChanges()).toBe(0);
    const before = grown.count;
    grown.extend(200);
    expect(grown.takeChanges()).toBe(before);
    expect([...grown.points]).toEqual([...whole.points]);
  });

  it('adds nothing while a runner stands still', () => {
    const path = pathOf(bowl, run(Array.from({ length: 500 }, () => [1, 1] as const)));
    expect(path.count).toBe(1);
    expect(path.pointIndexAt(400)).toBe(0);
  });

  it('leaves out of a long run what is less than its tolerance away', () => {
    const rows = 5000;
    const columns = run(
      Array.from({ length: rows }, (_, row) => [4 * Math.cos(row / 800), 0.3 * Math.sin(row / 5)] as const),
    );
    const [fine, coarse] = [new TrailPath(), new TrailPath()];
    fine.reset(domain, bowl, columns);
    coarse.reset(domain, bowl, columns, 0.02);
    for (const path of [fine, coarse]) path.extend(rows);
    expect(fine.count).toBe(rows);
    expect(coarse.count).toBeLessThan(rows / 2);
    expect(coarse.isOf(columns, bowl, 0.02)).toBe(true);
    expect(coarse.isOf(columns, bowl)).toBe(false);
    for (let row = 0; row < rows; row += 1) {
      const point = Math.floor(coarse.pointIndexAt(row));
      const [x, y] = [coarse.points[3 * point]!, coarse.points[3 * point + 1]!];
      const away = Math.hypot(x - columns.positions[2 * row]! / 5, y - columns.positions[2 * row + 1]! / 5);
      expect(away).toBeLessThan(0.02 + 1e-6);
    }
  });

  it('keeps the outline of a run that swings to and fro a million times', () => {
    const rows = 1_000_000;
    const columns = createTrajectoryColumns(rows);
    for (let row = 0; row < rows; row += 1) {
      columns.positions[2 * row] = (row % 2 === 0 ? 0.1 : -0.1) * (1 + row / rows);
      columns.positions[2 * row + 1] = 4 - (8 * row) / rows;
    }
    const path = pathOf(bowl, columns);
    expect(path.count).toBeLessThanOrEqual(maxPathPoints);
    const first = Math.round(path.pointIndexAt(rows / 4));
    const last = Math.round(path.pointIndexAt(rows / 2));
    let left = 0;
    let right = 0;
    for (let point = first; point < last; point += 1) {
      if (path.points[3 * point]! > 0.02) right += 1;
      if (path.points[3 * point]! < -0.02) left += 1;
    }
    expect(Math.min(left, right)).toBeGreaterThan(100);
  });

  it.each([
    ['a border', [4.5, 5.5], 1, 1_000_000],
    ['two borders in turn', [-4.5, -5.5, -5.5, 5.5, 4.5, 5.5, 5.5, -5.5], 2, 300_000],
    ['the whole domain', [-6, 6], 2, 100_000],
  ] as const)('keeps the outline of a run that crosses %s again and again', (_, swing, sides, rows) => {
    const columns = createTrajectoryColumns(rows);
    for (let row = 0; row < rows; row += 1) {
      columns.positions[2 * row] = swing[row % swing.length]!;
      columns.positions[2 * row + 1] = 4 - (8 * row) / rows;
    }
    const path = new TrailPath();
    path.reset(domain, bowl, columns);
    for (let arrived = 0; arrived <= rows; arrived += rows / 100) {
      path.extend(arrived);
      expect(path.count).toBeLessThanOrEqual(maxPathPoints);
    }
    expect(path.count).toBeGreaterThan(maxPathPoints / 2);

    const bands = Array.from({ length: 8 }, () => ({ left: 0, right: 0 }));
    let drawn = 0;
    for (let point = 0; point + 1 < path.count; point += 1) {
      const [x, y, height, , , nextHeight] = path.points.subarray(3 * point, 3 * point + 6);
      if (height! >= gapHeight || nextHeight! >= gapHeight) continue;
      drawn += 1;
      const band = bands[Math.min(7, Math.floor((1 - y! / 0.8) * 4))]!;
      if (x! >= 0.9) band.right += 1;
      if (x! <= -0.9) band.left += 1;
    }
    expect(drawn).toBeGreaterThan(path.count / 4);
    for (const { left, right } of bands) {
      expect(right).toBeGreaterThan(20);
      if (sides === 2) expect(left).toBeGreaterThan(20);
    }
    // Rows map to their positions: the path stays in order.
    for (const share of [0.1, 0.5, 0.9]) {
      const point = Math.floor(path.pointIndexAt(share * rows));
      const at = [point, point + 1].find((each) => path.points[3 * each + 2]! < gapHeight)!;
      expect(path.points[3 * at + 1]).toBeCloseTo(0.8 - 1.6 * share, 1);
    }
    expect(path.exitBefore(rows / 2)?.y).toBeCloseTo(0, 4);
  });
});

describe('the tolerance', () => {
  it('is about a unit of the picture for a long run, and changes in steps', () => {
    const long = createTrajectoryColumns(5000);
    for (const scale of [90, 300, 420, 1000, 3000]) {
      expect(toleranceOf(long, scale) * scale).toBeGreaterThan(0.84);
      expect(toleranceOf(long, scale) * scale).toBeLessThan(1.19);
    }
    expect(toleranceOf(long, 300)).toBe(toleranceOf(long, 290));
  });

  it('is far below a unit for a short run, and never less', () => {
    expect(toleranceOf(createTrajectoryColumns(4000), 300)).toBe(1e-4);
    expect(toleranceOf(createTrajectoryColumns(5000), 1e9)).toBe(1e-4);
  });
});
