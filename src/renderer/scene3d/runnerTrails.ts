// The paths of all runners in the picture: each runner's own path, and all other runs of its family in one batch.
import type { Trajectory } from '../../core/simulation/trajectory';
import { Scene as ThreeScene } from 'three';
import type { Domain } from '../../core/geometry/domain';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import type { Frame, FrameRun } from '../../core/timeline/frameAt';
import type { DashView } from './dashPhases';
import { RunnerTrail } from './runnerTrail';
import { gapHeight } from '../../core/geometry/pathPoints';
import type { SharedUniforms } from './sharedUniforms';
import { StrokeBatch } from './strokeBatch';
import { familyOpacity, ghostShares } from '../../core/look/runnerMark';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import type { PathStart } from './pathLayer';
import { sidesOf } from '../../core/geometry/sideBySide';
import { familyDetail, toleranceOf, TrailPath } from './trailPath';

/** Parts of the depth range that decide which trails lie over others. Search shapes have the nearest part. */
const familyDepths = [1, 0.5] as const;
const runnerDepths = [0.5, 0.2] as const;

/** Half-widths of a family's paths: of fading paths at head and tail, and of whole paths. */
const familyHeadHalfWidth = 0.95;
const familyTailHalfWidth = 0.45;
const familyEvenHalfWidth = 0.65;
/**
 * A highlighted trail has the path before it, of this part of its opacity, if all families together have at most so many
 * runs besides the runners' own: the paths of more are a tangle, and take their time in each frame.
 */
const familyPathShare = 0.4;
const maxFamilyPaths = 30;

/** A run in the current frame. */
export interface ShownRun {
  readonly trajectory: Trajectory;
  readonly runner: SceneRunner;
  readonly state: FrameRun;
  readonly path: TrailPath;
  /** The first point of the path that the frame draws, perhaps to a picture that is kept; fractional. */
  readonly drawnFrom: number;
}

export interface TrailsFrame {
  readonly scene: Scene;
  readonly frame: Frame;
  readonly domain: Domain;
  /** Null until it is loaded: then nothing is drawn. */
  readonly grid: SurfaceGrid | null;
  readonly view: DashView;
  /** Whether the picture must be complete, and not only soon. */
  readonly atOnce: boolean;
}

type PathVersions = readonly (readonly [trail: RunnerTrail, version: number])[];

interface Run {
  trajectory: Trajectory;
  readonly path: TrailPath;
  /** Null for the other runs of a family. */
  readonly trail: RunnerTrail | null;
}

export class RunnerTrails {
  readonly scene = new ThreeScene();
  /** The runs of the last update, in the order of the trajectories. */
  readonly shown: ShownRun[] = [];
  /** What the frame leaves to a kept picture of paths, from the lowest order to the highest. */
  readonly starts: PathStart[] = [];
  private trajectories: readonly Trajectory[] = [];
  private runs: readonly Run[] = [];
  /** The paths that lie side by side, and those of the last frame. */
  private besides: PathVersions = [];
  private seen: PathVersions = [];
  /** Whether paths differ from those of the last frame; the next one may lay them side by side. */
  changes = false;
  readonly families: StrokeBatch;

  constructor(private readonly shared: SharedUniforms) {
    this.families = new StrokeBatch(shared, { outset: 0, ghost: 0.25, depths: familyDepths });
    this.families.mesh.renderOrder = -1;
    this.scene.add(this.families.mesh);
  }

  /** Keeps existing runs, identified by key and number. */
  setTrajectories(trajectories: readonly Trajectory[]): void {
    if (trajectories === this.trajectories) return;
    this.trajectories = trajectories;
    const before = new Map(this.runs.map((run) => [nameOf(run.trajectory), run]));
    this.runs = trajectories.map((trajectory) => {
      const name = nameOf(trajectory);
      const known = before.get(name);
      if (known === undefined) return this.createRun(trajectory);
      before.delete(name);
      known.trajectory = trajectory;
      return known;
    });
    for (const { trail } of before.values()) this.remove(trail);
  }

  update({ scene, frame, domain, grid, view, atOnce }: TrailsFrame): void {
    this.shown.length = 0;
    this.starts.length = 0;
    this.families.begin();
    const sceneRunners = new Map(scene.optimizers.map((runner) => [runner.key, runner]));
    const places = placesOf(this.runs, sceneRunners);
    const runners = places.size;
    const fades = scene.trail.kind !== 'all';
    const hasPaths = scene.trail.kind === 'highlight' && this.runs.length - runners <= maxFamilyPaths;
    const own: RunnerTrail[] = [];
    let areWhole = true;
    for (const [index, { trajectory, path, trail }] of this.runs.entries()) {
      const state = stateOf(frame, trajectory, index);
      const runner = sceneRunners.get(trajectory.key);
      if (grid === null || runner === undefined || state === undefined || !state.visible) {
        trail?.setVisible(false);
        continue;
      }
      const { columns } = trajectory;
      if (trail === null) {
        if (!path.isOf(columns, grid)) path.reset(domain, grid, columns);
        path.extend(trajectory.state.rows);
        this.addToFamily(runner, state, path, fades, hasPaths);
      } else {
        const tolerance = toleranceOf(columns, view.projection.scale / view.unit);
        if (!path.isOf(columns, grid, tolerance)) path.reset(domain, grid, columns, tolerance);
        trail.setColor(runner.color);
        trail.setDash(runner.dash);
        trail.setOpacity(runner.ghost ? ghostShares.path : 1);
        trail.setOrder(places.get(trail) ?? 0, runners, runnerDepths);
        trail.show({ ...state, rows: trajectory.state.rows }, scene.trail.kind, view);
        if (trail.keptTo !== null) this.starts.push({ trail, to: trail.keptTo });
        // What a ghost has in common with its branch is that one's: it lies under it.
        if (!runner.ghost) {
          own.push(trail);
          areWhole &&= trajectory.state.status !== 'running';
        }
      }
      const from = trail === null && hasPaths ? 0 : drawnFrom(trail, path, state);
      this.shown.push({ trajectory, runner, state, path, drawnFrom: from });
    }
    this.families.end();
    this.starts.sort((a, b) => (places.get(a.trail) ?? 0) - (places.get(b.trail) ?? 0));
    this.laySideBySide(own, areWhole, atOnce);
  }

  /**
   * Where whole paths coincide, they are shifted beside each other: only when all are whole it is known where they do. Unless
   * `atOnce`, that waits for a frame in which no path has changed, since it takes longer than the rest.
   */
  private laySideBySide(trails: readonly RunnerTrail[], areWhole: boolean, atOnce: boolean): void {
    const now: PathVersions = trails.map((trail) => [trail, trail.path.version]);
    this.changes = !atOnce && !areSame(now, this.seen);
    this.seen = now;
    const wished = areWhole && !this.changes ? now : [];
    if (areSame(wished, this.besides)) return;
    this.besides = wished;
    const sides = wished.length > 1 ? sidesOf(trails.map(({ path }) => path)) : [];
    for (const { trail } of this.runs) trail?.setSides(sides[trails.indexOf(trail)] ?? null);
  }

  /** The points of all paths of the last update, in box coordinates. */
  *positions(heightOf: (value: number) => number): Generator<[x: number, y: number, z: number]> {
    for (const { path } of this.shown) {
      for (let point = 0; point < path.count; point += 1) {
        const [x, y, value] = path.points.subarray(3 * point, 3 * point + 3);
        if (value! < gapHeight) yield [x!, y!, heightOf(value!)];
      }
    }
  }

  dispose(): void {
    for (const { trail } of this.runs) this.remove(trail);
    this.runs = [];
    this.families.dispose();
  }

  private createRun(trajectory: Trajectory): Run {
    if (trajectory.run !== 0) return { trajectory, path: new TrailPath(familyDetail), trail: null };
    const trail = new RunnerTrail(this.shared);
    this.scene.add(trail.mesh);
    return { trajectory, path: trail.path, trail };
  }

  private remove(trail: RunnerTrail | null): void {
    if (trail === null) return;
    this.scene.remove(trail.mesh);
    trail.dispose();
  }

  private addToFamily(
    runner: SceneRunner,
    state: FrameRun,
    path: TrailPath,
    fades: boolean,
    hasPath: boolean,
  ): void {
    if (path.count === 0) return;
    const { families } = this;
    const first = path.pointIndexAt(state.firstRow);
    const head = path.pointIndexAt(state.headRow);
    const faint = hasPath ? familyPathShare : 0;
    const opacity = familyOpacity(runner.runs.count) * (runner.ghost ? ghostShares.path : 1);
    const length = Math.max(1e-6, head - first);
    const write = (x: number, y: number, value: number, at: number): void => {
      const age = fades ? Math.min(1, (head - at) / length) : 0;
      const halfWidth = fades
        ? familyHeadHalfWidth + (familyTailHalfWidth - familyHeadHalfWidth) * age
        : familyEvenHalfWidth;
      families.point(x, y, value, halfWidth, opacity * (1 - (1 - faint) * age * age));
    };
    const { points } = path;
    const between = (at: number): void => {
      const point = Math.min(path.count - 1, Math.floor(at));
      const next = Math.min(path.count - 1, point + 1);
      const share = at - point;
      const lerp = (axis: 0 | 1 | 2): number => {
        const from = points[3 * point + axis]!;
        return share > 0 ? from + (points[3 * next + axis]! - from) * share : from;
      };
      const gap = points[3 * point + 2]! >= gapHeight || (share > 0 && points[3 * next + 2]! >= gapHeight);
      write(lerp(0), lerp(1), gap ? gapHeight : lerp(2), at);
    };
    families.start(Number.parseInt(runner.color.slice(1), 16));
    if (hasPath) {
      for (let point = 0; point < first; point += 1) {
        write(points[3 * point]!, points[3 * point + 1]!, points[3 * point + 2]!, point);
      }
    }
    between(first);
    for (let point = Math.floor(first) + 1; point < head; point += 1) {
      write(points[3 * point]!, points[3 * point + 1]!, points[3 * point + 2]!, point);
    }
    between(head);
  }
}

/** The order of the trails, 0 lowest: all ghosts are under the others. */
function placesOf(
  runs: readonly Run[],
  runners: ReadonlyMap<string, SceneRunner>,
): ReadonlyMap<RunnerTrail, number> {
  const trails = runs.flatMap(({ trajectory, trail }) =>
    trail === null ? [] : [{ trail, ghost: runners.get(trajectory.key)?.ghost === true }],
  );
  const ordered = [...trails.filter(({ ghost }) => ghost), ...trails.filter(({ ghost }) => !ghost)];
  return new Map(ordered.map(({ trail }, place) => [trail, place]));
}

function areSame(one: PathVersions, other: PathVersions): boolean {
  return (
    one.length === other.length &&
    one.every(([trail, version], place) => trail === other[place]![0] && version === other[place]![1])
  );
}

function drawnFrom(trail: RunnerTrail | null, path: TrailPath, { firstRow }: FrameRun): number {
  const first = path.pointIndexAt(firstRow);
  if (trail === null || trail.keptTo === null) return first;
  // An even path is drawn from where the kept picture of the frame before ends.
  return trail.kept <= trail.keptTo ? Math.min(trail.kept, Math.max(first, trail.keptTo)) : first;
}

/** A unique name of a run. */
function nameOf({ key, run }: Trajectory): string {
  return `${run} ${key}`;
}

/** A frame usually lists the runs in the order of the trajectories. */
function stateOf(frame: Frame, { key, run }: Trajectory, index: number): FrameRun | undefined {
  const at = frame.runs[index];
  if (at !== undefined && at.key === key && at.run === run) return at;
  return frame.runs.find((each) => each.key === key && each.run === run);
}
