// How runs are drawn: runners with their own trails, all other runs in one batch.
import { beforeEach, describe, expect, it } from 'vitest';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { findLandscape } from '../../core/landscapes/registry';
import type { Scene } from '../../core/scene/scene';
import { createTrajectoryColumns, type Trajectory } from '../../core/simulation/trajectory';
import { frameAt } from '../../core/timeline/frameAt';
import { RunnerTrails } from './runnerTrails';
import type { SharedUniforms } from './sharedUniforms';
import { dashViewFromAbove } from './testing/dashView';
import { flatGrid as grid } from './testing/flatGrid';

const domain = { x: [-1, 1], y: [-1, 1] } as const;
const view = dashViewFromAbove();
const rows = 101;

const defaults = createDefaultScene(findLandscape('ravine')!);
const scene: Scene = {
  ...defaults,
  steps: rows - 1,
  optimizers: defaults.optimizers.slice(0, 2),
  clock: { kind: 'steps', stepsPerSecond: 1 },
  trail: { kind: 'all' },
};
const [first, second] = scene.optimizers.map(({ key }) => key) as [string, string];

/** A straight line across the domain; each run at another y. */
function trajectory(key: string, run: number): Trajectory {
  const columns = createTrajectoryColumns(rows);
  for (let row = 0; row < rows; row += 1) {
    columns.positions.set([-0.9 + (1.8 * row) / (rows - 1), run / 100], 2 * row);
  }
  return { key, run, columns, state: { status: 'completed', rows, divergedAt: null } };
}

interface StrokePoint {
  readonly x: number;
  readonly opacity: number;
  readonly color: number;
  readonly stroke: number;
}

function familyPoints(trails: RunnerTrails): StrokePoint[] {
  const { data } = trails.families;
  return Array.from({ length: data.length / 7 }, (_, point) => ({
    x: data[7 * point]!,
    opacity: data[7 * point + 4]!,
    color: data[7 * point + 5]!,
    stroke: data[7 * point + 6]!,
  }));
}

describe('RunnerTrails', () => {
  let trails: RunnerTrails;
  const trajectories = [
    trajectory(first, 0),
    trajectory(first, 1),
    trajectory(first, 2),
    trajectory(second, 0),
  ];
  const update = (at: number, shown: Scene = scene): void => {
    trails.setTrajectories(trajectories);
    trails.update({
      scene: shown,
      frame: frameAt(shown, trajectories, at),
      domain,
      grid,
      view,
      atOnce: true,
    });
  };
  const visibleTrails = (): number =>
    trails.scene.children.filter(({ visible }) => visible).length - (trails.families.data.length > 0 ? 1 : 0);

  beforeEach(() => {
    trails = new RunnerTrails({} as SharedUniforms);
  });

  it('draws a mesh per runner, and all other runs in one', () => {
    update(50);
    expect(trails.scene.children.length).toBe(2 + 1);
    expect(trails.shown.map(({ trajectory: { key, run } }) => [key, run])).toEqual(
      trajectories.map(({ key, run }) => [key, run]),
    );
    const points = familyPoints(trails);
    expect(new Set(points.map(({ stroke }) => stroke)).size).toBe(2);
    expect(Math.max(...points.map(({ x }) => x))).toBeCloseTo(0, 6);
    const color = Number.parseInt(scene.optimizers[0]!.color.slice(1), 16);
    expect(new Set(points.map((point) => point.color))).toEqual(new Set([color]));
  });

  it('draws of a comet what lies between tail and head, fading', () => {
    update(50.5, { ...scene, trail: { kind: 'frames', frames: 10 } });
    const points = familyPoints(trails).filter(({ stroke }) => stroke === 0);
    expect(points[0]!.x).toBeCloseTo(-0.9 + 1.8 * 0.405, 6);
    expect(points.at(-1)!.x).toBeCloseTo(-0.9 + 1.8 * 0.505, 6);
    expect(points[0]!.opacity).toBeCloseTo(0, 6);
    points.slice(1).forEach(({ opacity }, at) => expect(opacity).toBeGreaterThan(points[at]!.opacity));
  });

  it('draws of a highlighted trail the path before it, too, evenly and fainter, unless there are too many runs', () => {
    const highlight = { ...scene, trail: { kind: 'highlight', frames: 10 } } as const;
    update(50.5, highlight);
    const points = familyPoints(trails).filter(({ stroke }) => stroke === 0);
    const head = points.at(-1)!;
    expect(points[0]!.x).toBeCloseTo(-0.9, 6);
    const older = points.filter(({ x }) => x < -0.9 + 1.8 * 0.405 + 1e-6);
    expect(older.length).toBeGreaterThan(30);
    for (const { opacity } of older) expect(opacity).toBeCloseTo(0.4 * head.opacity, 6);
    points.slice(1).forEach(({ x }, at) => expect(x).toBeGreaterThanOrEqual(points[at]!.x));

    const startOf = (others: number): number => {
      const many = Array.from({ length: others + 1 }, (_, run) => trajectory(first, run));
      trails.setTrajectories(many);
      const frame = frameAt(highlight, many, 50.5);
      trails.update({ scene: highlight, frame, domain, grid, view, atOnce: true });
      return familyPoints(trails)[0]!.x;
    };
    expect(startOf(30)).toBeCloseTo(-0.9, 6);
    expect(startOf(31)).toBeCloseTo(-0.9 + 1.8 * 0.405, 6);
  });

  it('says how far the paths go before the trails, if they are drawn', () => {
    update(50.5, { ...scene, trail: { kind: 'highlight', frames: 10 } });
    const paths = trails.shown.filter(({ trajectory: { run } }) => run === 0).map(({ path }) => path);
    expect(trails.starts.map(({ trail }) => trail.path)).toEqual(paths);
    for (const { trail, to } of trails.starts) {
      expect(trail.path.pointIndexAt(40.5)).toBeLessThanOrEqual(to);
      expect(to - trail.path.pointIndexAt(40.5)).toBeLessThan(1);
    }
    update(50.5, { ...scene, trail: { kind: 'all' } });
    for (const { trail, to } of trails.starts) expect(to).toBe(Math.floor(trail.path.pointIndexAt(50.5)));
    expect(trails.starts).toHaveLength(2);
    update(50.5, { ...scene, trail: { kind: 'frames', frames: 10 } });
    expect(trails.starts).toEqual([]);
  });

  it('says from where the frame draws a path: where the trail begins, or a kept picture of it ends', () => {
    const own = (): (readonly [drawn: number, expected: number])[] =>
      trails.shown.map(
        ({ drawnFrom, path, state }) => [drawnFrom, path.pointIndexAt(state.firstRow)] as const,
      );
    update(50.5, { ...scene, trail: { kind: 'frames', frames: 10 } });
    for (const [drawn, tail] of own()) expect(drawn).toBe(tail);
    update(50.5, { ...scene, trail: { kind: 'highlight', frames: 10 } });
    expect(trails.shown.slice(1, 3).map(({ drawnFrom }) => drawnFrom)).toEqual([0, 0]);
    update(50.5, { ...scene, trail: { kind: 'all' } });
    expect(trails.shown.map(({ drawnFrom }) => drawnFrom)).toEqual([0, 0, 0, 0]);
    for (const { trail } of trails.starts) trail.kept = 30;
    update(50.5, { ...scene, trail: { kind: 'all' } });
    expect(trails.shown.map(({ drawnFrom }) => drawnFrom)).toEqual([30, 0, 0, 30]);
  });

  it('lays paths side by side in a frame in which none has changed, or at once', () => {
    const of = (atOnce: boolean): boolean => {
      trails.update({ scene, frame: frameAt(scene, both, 50), domain, grid, view, atOnce });
      return trails.changes;
    };
    // Two runners on the same line.
    const both = [trajectory(first, 0), trajectory(second, 0)];
    trails.setTrajectories(both);
    expect(of(false)).toBe(true);
    expect(of(false)).toBe(false);
    const share = (): unknown[] =>
      trails.starts.map(({ trail: { mesh } }) => mesh.material.uniforms['uSideShare']!.value as unknown);
    expect(share()).toEqual([1, 1]);
    both[0] = trajectory(first, 0);
    trails.setTrajectories([...both]);
    expect(of(false)).toBe(true);
    expect(share()).toEqual([0, 0]);
    expect(of(true)).toBe(false);
    expect(share()).toEqual([1, 1]);
  });

  it('draws a ghost faintly and under the others, where it is, and its family fainter', () => {
    const asGhosts = (...ghosts: readonly boolean[]): Scene => ({
      ...scene,
      optimizers: scene.optimizers.map((each, place) => ({ ...each, ghost: ghosts[place]! })),
    });
    const drawn = () =>
      trails.starts.map(({ trail: { mesh } }) => {
        const { uShare, uSideShare } = mesh.material.uniforms;
        return [uShare!.value as number, uSideShare!.value as number, mesh.renderOrder];
      });
    // The second runner's path is that of the first.
    update(50, asGhosts(false, true));
    expect(drawn()).toEqual([
      [0.5, 0, 0],
      [1, 0, 1],
    ]);
    const opaque = familyPoints(trails).at(-1)!.opacity;
    update(50, asGhosts(true, false));
    expect(familyPoints(trails).at(-1)!.opacity).toBeCloseTo(0.5 * opaque, 6);
    update(50, asGhosts(false, false));
    expect(drawn()).toEqual([
      [1, 1, 0],
      [1, 1, 1],
    ]);
  });

  it('has no path before a trail that begins at the start', () => {
    update(8, { ...scene, trail: { kind: 'highlight', frames: 10 } });
    expect(trails.starts.map(({ to }) => to)).toEqual([0, 0]);
  });

  it('hides a runner with its family', () => {
    const hidden = scene.optimizers.map((each) => (each.key === first ? { ...each, visible: false } : each));
    update(50, { ...scene, optimizers: hidden });
    expect(familyPoints(trails)).toEqual([]);
    expect(trails.shown.map(({ trajectory: { key } }) => key)).toEqual([second]);
    expect(visibleTrails()).toBe(1);
  });

  it('keeps the paths of runs that stay, and lets go of the others', () => {
    update(50);
    const kept = trails.shown[3]!.path;
    trails.setTrajectories([trajectories[3]!, trajectory(second, 1)]);
    trails.update({ scene, frame: frameAt(scene, [trajectories[3]!], 50), domain, grid, view, atOnce: true });
    expect(trails.scene.children.length).toBe(1 + 1);
    expect(trails.shown.map(({ path }) => path)).toEqual([kept]);
  });

  it('makes the path anew on another surface', () => {
    update(50);
    const raised = { ...grid, values: Float32Array.from([1, 1, 1, 1]) };
    trails.update({
      scene,
      frame: frameAt(scene, trajectories, 50),
      domain,
      grid: raised,
      view,
      atOnce: true,
    });
    expect(trails.shown.every(({ path, trajectory: { columns } }) => path.isOf(columns, raised))).toBe(true);
  });

  it('draws a long run no finer than it is seen, and finer from nearby', () => {
    const long: Trajectory = {
      ...trajectory(first, 0),
      columns: createTrajectoryColumns(20_000),
      state: { status: 'completed', rows: 20_000, divergedAt: null },
    };
    for (let row = 0; row < 20_000; row += 1) {
      long.columns.positions.set([-0.9 + 9e-5 * row, 0.1 * Math.sin(row / 2000)], 2 * row);
    }
    trails.setTrajectories([long]);
    const pointsFrom = (distance: number): number => {
      const { projection } = view;
      projection.update({ azimuthDegrees: -90, elevationDegrees: 90, distance, target: [0, 0, 0] }, 800, 600);
      trails.update({ scene, frame: frameAt(scene, [long], 50), domain, grid, view, atOnce: true });
      return trails.shown[0]!.path.count;
    };
    const far = pointsFrom(10);
    expect(pointsFrom(9.9)).toBe(far);
    expect(pointsFrom(2)).toBeGreaterThan(3 * far);
  });

  it('writes no more points of 512 runs than they have', () => {
    const many = Array.from({ length: 512 }, (_, run) => trajectory(first, run));
    trails.setTrajectories(many);
    const frame = frameAt(scene, many, 100);
    trails.update({ scene, frame, domain, grid, view, atOnce: true });
    const written = familyPoints(trails).length;
    trails.update({ scene, frame, domain, grid, view, atOnce: true });
    expect(familyPoints(trails)).toHaveLength(written);
    expect(written).toBeGreaterThan(511 * 2);
    expect(written).toBeLessThanOrEqual(511 * 101);
  });
});
