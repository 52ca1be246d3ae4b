// Which runner is pointed at: plates before heads, heads before paths, the nearest first, and only what is in sight.
import { describe, expect, it } from 'vitest';
import { findLandscape } from '../../core/landscapes/registry';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { createTrajectoryColumns } from '../../core/simulation/trajectory';
import { headAt, headBox, pathAt, type ShownRunners } from './runnerAt';
import type { ShownRun } from './runnerTrails';
import { sideStride } from '../../core/geometry/sideBySide';
import { createTestView } from './testing/overlay';
import { TrailPath } from './trailPath';

const view = createTestView();
const [first] = createDefaultScene(findLandscape('ravine')!).optimizers;

type Corner = readonly [x: number, y: number];

function run(
  key: string,
  corners: readonly Corner[],
  rows: Partial<ShownRun['state']> = {},
  number = 0,
): ShownRun {
  const columns = createTrajectoryColumns(corners.length);
  columns.positions.set(corners.flat());
  const path = new TrailPath();
  path.reset(view.surface.domain!, view.surface.grid!, columns);
  path.extend(corners.length);
  const last = corners.length - 1;
  const status = 'running';
  return {
    path,
    drawnFrom: 0,
    runner: { ...first!, key },
    state: { key, run: number, visible: true, headRow: last, firstRow: 0, status, sinceStep: null, ...rows },
    trajectory: {
      key,
      run: number,
      columns,
      state: { status: 'completed', rows: last + 1, divergedAt: null },
    },
  };
}

function shown(runs: readonly ShownRun[], trail: ShownRunners['trail'] = 'all'): ShownRunners {
  const heads = runs.map(({ runner, trajectory: { columns } }) => {
    const [x, y] = columns.positions.slice(-2);
    return { runner, x: x!, y: y!, z: 0 };
  });
  return { plates: new Map(), heads, runs, trail };
}

/** The pixel of a point on the surface, and another beside it. */
function at(x: number, y: number, dx = 0, dy = 0): { x: number; y: number } {
  const point = view.projection.project(x, y, 0)!;
  return { x: point.x + dx, y: point.y + dy };
}

describe('a head', () => {
  const runners = shown([run('a', [[0.5, 0]]), run('b', [[0.5, 0]]), run('c', [[0.52, 0]])]);

  it('is found near it: the uppermost that covers the place, or else the nearest', () => {
    expect(headAt(runners, view, at(0.5, 0, -4))?.key).toBe('b');
    expect(headAt(runners, view, at(0.5, 0, 3))?.key).toBe('c');
    expect(headAt(runners, view, at(0.5, 0, -8))?.key).toBe('b');
    expect(headAt(runners, view, at(0.5, 0, 0, 11))?.key).toBe('b');
    expect(headAt(runners, view, at(0.5, 0, 0, 13))).toBeNull();
  });

  it('has its box', () => {
    const { x, y } = at(0.5, 0);
    const box = { x: x - 7, y: y - 7, width: 14, height: 14 };
    expect(headAt(runners, view, at(0.5, 0, -4))?.box).toEqual(box);
    expect(headBox(runners.heads[1]!, view)).toEqual(box);
  });

  it('is found by its plate, also where that lies over another head', () => {
    const plate = { ...at(0.5, 0, -20, -8), width: 60, height: 16 };
    const plated = { ...runners, plates: new Map([['a', plate]]) };
    expect(headAt(plated, view, at(0.52, 0))).toEqual({ key: 'a', box: plate });
    expect(headAt(plated, view, at(0.52, 0, 4, 9))?.key).toBe('c');
  });
});

describe('a path', () => {
  const straight: Corner[] = [
    [-0.5, 0],
    [0, 0],
    [0.5, 0],
  ];
  const keyAt = (runners: ShownRunners, place: { x: number; y: number }, distance = Infinity) =>
    pathAt(runners, view, place, distance);

  it('is found near it, between its points, too: the nearest', () => {
    const runners = shown([
      run('a', straight),
      run('b', [
        [-0.5, 0.02],
        [0.5, 0.02],
      ]),
    ]);
    expect(keyAt(runners, at(0.21, 0, 0, -4))).toBe('a');
    expect(keyAt(runners, at(0.21, 0.02, 0, 4))).toBe('b');
    expect(keyAt(runners, at(0.21, 0, 0, -7))).toBeNull();
    expect(keyAt(runners, at(0.5, 0, 12))).toBeNull();
  });

  it('is found only as far as the frame shows it', () => {
    const middle = run('a', straight, { firstRow: 0.5, headRow: 1.5 });
    const places = [-0.3, -0.2, 0.2, 0.3].map((x) => at(x, 0));
    const found = (trail: ShownRunners['trail']) =>
      places.map((place) => keyAt(shown([middle], trail), place));
    expect(found('frames')).toEqual([null, 'a', 'a', null]);
    expect(found('highlight')).toEqual(['a', 'a', 'a', null]);
  });

  it('is found where it is drawn beside others', () => {
    const shifted = run('a', straight);
    shifted.path.sides = new Float32Array(sideStride * shifted.path.count).fill(5);
    // To the right is downwards, since the path goes to the right.
    expect(keyAt(shown([shifted]), at(0.2, 0, 0, -10))).toBe('a');
    expect(keyAt(shown([shifted]), at(0.2, 0, 0, 4))).toBeNull();
  });

  it('is not found behind the surface, across a gap, or for another run of a family', () => {
    const { distance } = view.projection.project(0.2, 0, 0)!;
    expect(keyAt(shown([run('a', straight)]), at(0.2, 0), distance)).toBe('a');
    expect(keyAt(shown([run('a', straight)]), at(0.2, 0), distance - 0.2)).toBeNull();
    const outside: Corner[] = [
      [0.5, 0.5],
      [0.5, 2],
      [-0.5, 2],
      [-0.5, 0.5],
    ];
    expect(keyAt(shown([run('a', outside)]), at(0.5, 0.8))).toBe('a');
    expect(keyAt(shown([run('a', outside)]), at(0, 1))).toBeNull();
    expect(keyAt(shown([run('a', straight, {}, 1)]), at(0.2, 0))).toBeNull();
  });
});
