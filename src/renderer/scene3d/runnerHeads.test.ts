// Heads of runners and of their families, and their name plates.
import { describe, expect, it } from 'vitest';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { findLandscape } from '../../core/landscapes/registry';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import type { FrameRunStatus } from '../../core/timeline/frameAt';
import { addNamePlates } from './namePlates';
import { addFamilyHeads, addRunnerHeads, addShapeDots } from './runnerHeads';
import type { ShownRun } from './runnerTrails';
import { headShape, markerShapes } from './shaders/overlay';
import { createTestOverlay, createTestView, instancesOf } from './testing/overlay';
import { TrailPath } from './trailPath';

const [first] = createDefaultScene(findLandscape('ravine')!).optimizers;
const view = createTestView();

/** A run that moves from the middle to `x`, `y` in one step. */
function run(x: number, y: number, status: FrameRunStatus = 'running', number = 0, key = 'a'): ShownRun {
  const columns = createTrajectoryColumns(2);
  columns.positions.set([0, y, x, y]);
  const path = new TrailPath();
  path.reset(view.surface.domain!, view.surface.grid!, columns);
  path.extend(2);
  return {
    path,
    drawnFrom: 0,
    runner: { ...first!, key, marker: 'square' },
    state: { key, run: number, visible: true, headRow: 1, firstRow: 0, status, sinceStep: null },
    trajectory: { key, run: number, columns, state: { status: 'completed', rows: 2, divergedAt: null } },
  };
}

function drawHeads(shown: readonly ShownRun[]) {
  const { overlay } = createTestOverlay();
  let heads: ReturnType<typeof addRunnerHeads> = [];
  overlay.rewrite(view.projection, () => {
    addFamilyHeads(overlay, view, shown);
    heads = addRunnerHeads(
      overlay,
      view,
      shown.filter(({ trajectory }) => trajectory.run === 0),
    );
  });
  const shapes = (batch: typeof overlay.markers) => instancesOf(batch).map((instance) => instance[3]);
  return { heads, overlay, large: shapes(overlay.markers), small: shapes(overlay.smallMarkers) };
}

describe('heads', () => {
  it('stand where runs are: hollow at the border that was crossed, a cross where the run diverged', () => {
    const { heads, large } = drawHeads([run(0.5, 0), run(2, 0.5), run(0.5, -0.5, 'diverged')]);
    expect(heads.map(({ x, y }) => [x, y])).toEqual([
      [0.5, 0],
      [1, 0.5],
      [0.5, -0.5],
    ]);
    expect(large).toEqual([headShape('square'), headShape('square', true), markerShapes.cross]);
  });

  it('of families are small, and only where a run is in the domain and has not diverged', () => {
    const { heads, small } = drawHeads([
      run(0.5, 0, 'running', 1),
      run(2, 0.5, 'running', 2),
      run(0.5, -0.5, 'diverged', 3),
    ]);
    expect(heads).toEqual([]);
    expect(small).toEqual([headShape('square')]);
  });

  it('are followed where they move', () => {
    const { overlay } = drawHeads([run(0.5, 0), run(-0.5, 0, 'running', 1)]);
    const reaches = (boxX: number, away: number) => {
      const { x, y } = view.projection.project(boxX, 0, 0)!;
      return overlay.region.reachesInto({ x, y: y + away, width: 1, height: 1 });
    };
    expect(reaches(0.5, 16)).toBe(true);
    expect(reaches(0.5, 18)).toBe(false);
    expect(reaches(-0.5, 8)).toBe(true);
  });

  it('of search shapes are dots in the colour of the runner', () => {
    const { overlay } = createTestOverlay();
    addShapeDots(overlay, view, [{ x: 0.25, y: -0.25, value: 0.5, color: '#ff0000' }]);
    const [[x, y, z, shape, , , , red, green]] = instancesOf(overlay.smallMarkers) as [number[]];
    expect([x, y, z, shape, red, green]).toEqual([0.25, -0.25, 0.5, headShape('circle'), 1, 0]);
  });
});

describe('name plates', () => {
  const names = { a: 'Adam', b: 'Momentum' };

  function drawPlates(shown: readonly ShownRun[], runners = shown.length) {
    const { overlay, written } = createTestOverlay();
    overlay.rewrite(view.projection, () => {
      const heads = addRunnerHeads(overlay, view, shown);
      addNamePlates(overlay, view, { heads, runners, names }, []);
    });
    const boxes = instancesOf(overlay.texts).map(([x, y, width, height]) => ({ x, y, width, height }));
    return { overlay, written, boxes, leaders: instancesOf(overlay.leaders) };
  }

  it('stand to the right of their heads, at their height', () => {
    const { boxes, leaders } = drawPlates([run(0.5, 0)]);
    const { x, y } = view.projection.project(0.5, 0, 0)!;
    expect(boxes).toEqual([{ x: Math.round(x + 15), y: Math.round(y - 8), width: 32, height: 16 }]);
    expect(leaders).toEqual([]);
  });

  it('move apart where heads meet, and a line leads to what had to move far', () => {
    const meeting = [run(0.5, 0), run(0.5, 0, 'running', 0, 'b'), run(0.5, 0.01, 'running', 0, 'b')];
    const { boxes, leaders } = drawPlates(meeting);
    const heights = boxes.map(({ y }) => y!).sort((a, b) => a - b);
    expect(heights[1]! - heights[0]!).toBeGreaterThanOrEqual(16);
    expect(heights[2]! - heights[1]!).toBeGreaterThanOrEqual(16);
    expect(leaders.length).toBeGreaterThan(0);
  });

  it('are smaller in a crowd, whether or not all of it is in sight', () => {
    const sizeOf = (runners: number) => drawPlates([run(0.5, 0)], runners).written[0]!.style.size;
    expect(sizeOf(8)).toBe(12.5);
    expect(sizeOf(9)).toBe(11.5);
  });

  it('are left out where a runner has no name', () => {
    expect(drawPlates([run(0.5, 0, 'running', 0, 'nameless')]).boxes).toEqual([]);
  });
});
