// Heads of runners and of their families, and their name plates.
import { describe, expect, it } from 'vitest';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { findLandscape } from '../../core/landscapes/registry';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import type { FrameRunStatus } from '../../core/timeline/frameAt';
import { NamePlates } from './namePlates';
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

  const [left, right] = [200, 600];

  /** `ends` in pixels, by default where the heads are; frames are drawn one after the other. */
  function drawPlates(
    shown: readonly ShownRun[],
    {
      runners = shown.length,
      ends = shown.map(headOf),
      hold = false,
      glide = Infinity,
      plates = new NamePlates(),
      surface = { left, right },
    } = {},
  ) {
    const { overlay, written } = createTestOverlay();
    overlay.rewrite(view.projection, () => {
      const heads = addRunnerHeads(overlay, view, shown);
      plates.add(overlay, view, {
        heads,
        runners,
        names,
        ends: shown.map(({ runner }, index) => ({ key: runner.key, end: ends[index]! })),
        columns: { surface, taken: [] },
        hold,
        glide,
      });
    });
    const boxes = instancesOf(overlay.texts).map(([x, y, width, height]) => ({ x, y, width, height }));
    return { overlay, written, boxes, plates, leaders: instancesOf(overlay.leaders) };
  }

  function headOf({ path }: ShownRun) {
    const [x, y] = path.points.slice(3 * path.count - 3);
    return view.projection.project(x!, y!, 0)!;
  }

  const at = (x: number, y: number) => ({ x, y, distance: 1 });

  it('stand beside the surface at the height at which their heads end', () => {
    const { boxes, plates } = drawPlates([run(0.5, 0), run(0.5, 0, 'running', 0, 'b')], {
      ends: [at(500, 320), at(250, 400)],
    });
    expect(boxes).toEqual([
      { x: right + 26, y: 312, width: 32, height: 16 },
      { x: left - 26 - 64, y: 392, width: 64, height: 16 },
    ]);
    expect([...plates.boxes.keys()]).toEqual(['a', 'b']);
  });

  it('keep the margin of a film, as all that lies over it does', () => {
    const { projection } = view;
    const two = [run(0.5, 0), run(0.5, 0, 'running', 0, 'b')];
    const ends = [at(590, 590), at(250, 8)];
    const surface = { left: 20, right: 780 };
    const window = drawPlates(two, { ends, surface }).boxes;
    expect(window).toEqual([
      { x: 800 - 4 - 32, y: 600 - 4 - 16, width: 32, height: 16 },
      { x: 4, y: 4, width: 64, height: 16 },
    ]);
    try {
      projection.area = { x: 0, y: 0, width: 800, height: 600 };
      expect(drawPlates(two, { ends, surface }).boxes).toEqual([
        { x: 800 - 30 - 32, y: 600 - 30 - 16, width: 32, height: 16 },
        { x: 30, y: 30, width: 64, height: 16 },
      ]);
      // Where more is left to other things, they keep out of that.
      projection.area = { x: 0, y: 0, width: 700, height: 500 };
      expect(drawPlates(two, { ends, surface }).boxes[0]).toMatchObject({ x: 664, y: 480 });
    } finally {
      projection.area = null;
    }
  });

  it('have thin lines to their heads, none in a colour of a runner', () => {
    const { leaders } = drawPlates([run(0.5, 0)], { ends: [at(500, 320)] });
    const { leader, leaderCasing } = view.palette;
    for (const line of leaders) {
      expect(line[6]).toBeLessThan(3);
      expect([leader, leaderCasing].map((color) => [...Float32Array.from(color)])).toContainEqual(
        line.slice(9, 12),
      );
    }
    // From the head's rim to the plate's edge.
    const head = view.projection.project(0.5, 0, 0)!;
    const [fromX, fromY] = leaders[0]!;
    expect(Math.hypot(fromX! - head.x, fromY! - head.y)).toBeCloseTo(8.4, 3);
    expect(leaders.at(-1)!.slice(3, 5)).toEqual([right + 26, 320]);
  });

  it('do not move while the race goes on', () => {
    const ends = [at(500, 320)];
    const before = drawPlates([run(0.5, 0)], { ends }).boxes;
    expect(drawPlates([run(-0.5, 0.5)], { ends }).boxes).toEqual(before);
  });

  it('glide to another place, at most as far as they may', () => {
    const { plates, boxes } = drawPlates([run(0.5, 0)], { ends: [at(500, 320)] });
    const second = drawPlates([run(0.5, 0)], { plates, ends: [at(500, 400)], glide: 6 });
    expect(second.boxes[0]!.y).toBe(boxes[0]!.y! + 6);
    expect(plates.gliding).toBe(true);
    for (let frame = 0; frame < 20; frame += 1)
      drawPlates([run(0.5, 0)], { plates, ends: [at(500, 400)], glide: 6 });
    expect(plates.boxes.get('a')!.y).toBe(392);
    expect(plates.gliding).toBe(false);
  });

  it('are at other places at once when they are cleared, as for another size of the image', () => {
    const { plates } = drawPlates([run(0.5, 0)], { ends: [at(500, 320)] });
    plates.clear();
    drawPlates([run(0.5, 0)], { plates, ends: [at(500, 400)], glide: 6 });
    expect(plates.boxes.get('a')!.y).toBe(392);
    expect(plates.gliding).toBe(false);
  });

  it('stay where they are while the camera moves, but for runners that are new', () => {
    const { plates } = drawPlates([run(0.5, 0)], { ends: [at(500, 320)] });
    drawPlates([run(0.5, 0)], { plates, ends: [at(500, 100)], hold: true, glide: 6 });
    expect(plates.boxes.get('a')!.y).toBe(312);
    const two = [run(0.5, 0), run(0.5, 0, 'running', 0, 'b')];
    drawPlates(two, { plates, ends: [at(500, 320), at(500, 100)], hold: true, glide: 6 });
    expect(plates.boxes.get('b')!.y).toBe(92);
  });

  it('are noted as resting where they stand, and as unknown where they move', () => {
    const target = {};
    const noted = (drawn: ReturnType<typeof drawPlates>) => drawn.overlay.region.take(target, 1, []);
    const { plates } = drawPlates([run(0.5, 0)], { ends: [at(500, 320)] });
    const resting = drawPlates([run(0.5, 0)], { plates, ends: [at(500, 320)] });
    noted(resting);
    expect(noted(resting)).not.toBeNull();
    expect(noted(drawPlates([run(0.5, 0)], { plates, ends: [at(500, 100)], glide: 6 }))).toBeNull();
  });

  it('are smaller in a crowd, whether or not all of it is in sight', () => {
    const sizeOf = (runners: number) => drawPlates([run(0.5, 0)], { runners }).written[0]!.style.size;
    expect(sizeOf(8)).toBe(12.5);
    expect(sizeOf(9)).toBe(11.5);
  });

  it('are left out where a runner has no name', () => {
    expect(drawPlates([run(0.5, 0, 'running', 0, 'nameless')]).boxes).toEqual([]);
  });
});
