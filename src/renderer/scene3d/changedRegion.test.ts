// Which parts of an earlier picture are redrawn.
import { beforeEach, describe, expect, it } from 'vitest';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import { createSurfaceGrid } from '../../core/contour/surfaceGrid';
import { ChangedRegion } from './changedRegion';
import { DrawnSurface } from './drawnSurface';
import { TrailPath } from './trailPath';
import { dashViewFromAbove } from './testing/dashView';

const target = {};
const other = {};

let region: ChangedRegion;
beforeEach(() => {
  region = new ChangedRegion();
});

/** A frame with one moving box, 20 pixels wide and high around (x, 50). */
function frameAt(x: number): void {
  region.begin(200, 100);
  region.addMovingPoint({ x, y: 50 }, 10);
}

describe('the boxes that change', () => {
  it('are all of the image for the first frame, another target and another static layer', () => {
    frameAt(50);
    expect(region.take(target, 1, [])).toBeNull();
    expect(region.take(other, 1, [])).toBeNull();
    expect(region.take(other, 2, [])).toBeNull();
    expect(region.take(other, 2, [])).not.toBeNull();
  });

  it('are about where things are and where they were', () => {
    frameAt(50);
    region.take(target, 1, []);
    frameAt(60);
    expect(region.take(target, 1, [])).toEqual([{ x: 40, y: 40, width: 30, height: 20 }]);
    frameAt(60);
    expect(region.take(target, 1, [])).toEqual([{ x: 50, y: 40, width: 20, height: 20 }]);
  });

  it('hold what others draw, as one box where it overlaps', () => {
    const apart = { x: 150, y: 0, width: 10, height: 10 };
    frameAt(50);
    region.take(target, 1, []);
    frameAt(50);
    expect(region.take(target, 1, [apart, { x: 55, y: 45, width: 30, height: 5 }])).toEqual([
      apart,
      { x: 40, y: 40, width: 45, height: 20 },
    ]);
  });

  it('are those of others alone where nothing moves', () => {
    const box = { x: 1, y: 2, width: 3, height: 4 };
    region.begin(200, 100);
    region.take(target, 1, []);
    region.begin(200, 100);
    expect(region.take(target, 1, [box])).toEqual([box]);
  });
});

describe('parts of the image that something is drawn in', () => {
  it('are where things move or rest', () => {
    frameAt(50);
    region.addMovingBox({ x: 70, y: 45, width: 10, height: 10 }, 2);
    region.addRestingBox({ x: 150, y: 0, width: 10, height: 10 });
    region.addRestingPoints(
      [
        { x: 120, y: 80, distance: 1 },
        { x: 120, y: 90, distance: 1 },
      ],
      3,
    );
    const reaches = (x: number, y: number) => region.reachesInto({ x, y, width: 1, height: 1 });
    expect(reaches(45, 55)).toBe(true);
    expect(reaches(81, 55)).toBe(true);
    expect(reaches(82, 55)).toBe(false);
    expect(reaches(155, 5)).toBe(true);
    expect(reaches(160, 5)).toBe(false);
    expect(reaches(122, 85)).toBe(true);
    expect(reaches(123, 85)).toBe(false);
    expect(reaches(120, 76)).toBe(false);
  });

  it('are forgotten with the frame', () => {
    frameAt(50);
    region.addRestingBox({ x: 150, y: 0, width: 10, height: 10 });
    region.begin(200, 100);
    expect(region.reachesInto({ x: 0, y: 0, width: 200, height: 100 })).toBe(false);
  });
});

describe('trails', () => {
  const { projection } = dashViewFromAbove();
  const surface = new DrawnSurface();
  surface.domain = { x: [-1, 1], y: [-1, 1] };
  surface.grid = createSurfaceGrid('flat', 2, 2, new Float32Array(4));

  /** A run from x = −0.5 to 0.5 of which the part between two rows is shown. */
  function run(rows: number, firstRow: number, headRow: number, shapes: Float64Array | null = null) {
    const columns = { ...createTrajectoryColumns(rows), shapes };
    for (let row = 0; row < rows; row += 1) columns.positions.set([-0.5 + row / (rows - 1), 0], 2 * row);
    const path = new TrailPath();
    path.reset(surface.domain!, surface.grid!, columns);
    path.extend(rows);
    const state = { key: 'a', run: 0, visible: true, headRow, firstRow, status: 'running', sinceStep: null };
    return {
      path,
      drawnFrom: path.pointIndexAt(firstRow),
      state: state as typeof state & { status: 'running' },
      trajectory: {
        key: 'a',
        run: 0,
        columns,
        state: { status: 'completed', rows, divergedAt: null } as const,
      },
    };
  }

  /** The boxes of a second frame with the same runs. */
  function changed(runs: readonly ReturnType<typeof run>[], unit = 1) {
    for (let frame = 0; ; frame += 1) {
      region.begin(projection.widthPx, projection.heightPx);
      region.addTrails(runs, projection, surface, unit);
      const boxes = region.take(target, 1, []);
      if (frame === 1) return boxes;
    }
  }

  it('are followed where they show, as wide as they are drawn', () => {
    const middle = projection.project(0, 0, 0)!;
    const end = projection.project(0.5, 0, 0)!;
    expect(changed([run(101, 50, 100)])).toEqual([
      {
        x: Math.floor(middle.x - 15.5),
        y: Math.floor(middle.y - 15.5),
        width: Math.ceil(end.x + 15.5) - Math.floor(middle.x - 15.5),
        height: Math.ceil(middle.y + 15.5) - Math.floor(middle.y - 15.5),
      },
    ]);
    const [wider] = changed([run(101, 50, 100)], 2)!;
    expect(wider!.height).toBe(Math.ceil(middle.y + 31) - Math.floor(middle.y - 31));
  });

  it('change the image from where they are drawn', () => {
    const from = projection.project(-0.4, 0, 0)!;
    const shown = run(101, 50, 100);
    const at = shown.path.pointIndexAt(10);
    const [box] = changed([{ ...shown, drawnFrom: at }])!;
    expect(box!.x).toBe(Math.floor(from.x - 15.5));
  });

  it('of too many points, and search shapes, have all of the image drawn', () => {
    const long = Array.from({ length: 3 }, () => run(2000, 0, 1999));
    expect(changed(long.slice(0, 2))).not.toBeNull();
    expect(changed(long)).toBeNull();
    expect(changed([run(11, 0, 10, new Float64Array(0))])).toBeNull();
  });
});
