// The runs that a frame of the map shows, with their paths in its view.
import { isInDomain, type Domain } from '../../core/geometry/domain';
import type { Scene, SceneRunner } from '../../core/scene/scene';
import type { Trajectory } from '../../core/simulation/trajectory';
import type { Frame, FrameRun } from '../../core/timeline/frameAt';
import type { Pixel } from '../scene3d/pointerPlace';
import { DomainExit } from './domainExit';
import { RunPath, mostShiftedRows } from './runPath';
import { isInFrame, pixelAt, type MapView } from './mapView';

export interface RunInView {
  readonly trajectory: Trajectory;
  readonly runner: SceneRunner;
  readonly state: FrameRun;
  readonly path: RunPath;
}

/** Where a run's head is in the view. */
export interface HeadPlace extends Pixel {
  /** Whether the run is in the domain; otherwise this is where it left it. */
  readonly isInside: boolean;
}

/** Paths of more points than these, together, lie where they are. */
const mostShiftedPoints = 30_000;
/** Pixels per unit of the shifts, in units of lines. */
const shiftScale = 0.9;

export class RunPaths {
  private readonly paths = new Map<string, { path: RunPath; exit: DomainExit | null }>();
  /** The runs of the last update, each runner's own before the others of its family. */
  shown: readonly RunInView[] = [];

  /** `view` keeps its identity while it stays the same. */
  update(scene: Scene, trajectories: readonly Trajectory[], frame: Frame, view: MapView, unit: number): void {
    const runners = new Map(scene.optimizers.map((runner) => [runner.key, runner]));
    const unused = new Set(this.paths.keys());
    const shown: RunInView[] = [];
    trajectories.forEach((trajectory, index) => {
      const { key, run, columns, state } = trajectory;
      const name = `${run} ${key}`;
      unused.delete(name);
      const runner = runners.get(key);
      const frameRun = frame.runs[index];
      if (runner === undefined || frameRun?.visible !== true) return;
      const { path } = this.pathOf(name);
      if (!path.isOf(columns, view)) path.reset(columns, view);
      path.extend(state.rows);
      shown.push({ trajectory, runner, state: frameRun, path });
    });
    for (const name of unused) this.paths.delete(name);
    this.shown = shown;
    this.laySideBySide(view, unit);
  }

  /** Each runner's own run, those of ghosts first: they lie under the others. */
  get own(): readonly RunInView[] {
    const own = this.shown.filter(({ trajectory }) => trajectory.run === 0);
    return [...own.filter(({ runner }) => runner.ghost), ...own.filter(({ runner }) => !runner.ghost)];
  }

  /** The other runs of all families. */
  get others(): readonly RunInView[] {
    return this.shown.filter(({ trajectory }) => trajectory.run !== 0);
  }

  /** Where a run's head is in a view at a row; null if it was never in the domain. */
  headAt({ trajectory }: RunInView, row: number, domain: Domain, view: MapView): HeadPlace | null {
    const { columns, key, run, state } = trajectory;
    const from = Math.min(state.rows - 1, Math.floor(row));
    const to = Math.min(state.rows - 1, from + 1);
    const mix = (axis: 0 | 1): number => {
      const before = columns.positions[2 * from + axis]!;
      return before + (columns.positions[2 * to + axis]! - before) * (row - from);
    };
    const [x, y] = [mix(0), mix(1)];
    if (isInDomain(domain, x, y)) return { ...pixelAt(view, x, y), isInside: true };
    const kept = this.pathOf(`${run} ${key}`);
    if (kept.exit?.isOf(columns, domain) !== true) kept.exit = new DomainExit(columns, domain);
    const exit = kept.exit.before(row);
    return exit && { ...pixelAt(view, ...exit), isInside: false };
  }

  /** Where a run's head is seen; null if it is out of sight. */
  headIn(run: RunInView, domain: Domain, view: MapView): HeadPlace | null {
    const at = this.headAt(run, run.state.headRow, domain, view);
    return at !== null && isInFrame(view, at) ? at : null;
  }

  private pathOf(name: string): { path: RunPath; exit: DomainExit | null } {
    let known = this.paths.get(name);
    if (known === undefined) {
      known = { path: new RunPath(), exit: null };
      this.paths.set(name, known);
    }
    return known;
  }

  /**
   * Where whole paths coincide they lie side by side, as in the picture of the surface. What a ghost has in common with its branch
   * is that one's.
   */
  private laySideBySide(view: MapView, unit: number): void {
    const solid = this.own.filter(({ runner }) => !runner.ghost);
    const paths = solid.map(({ path }) => path);
    if (paths.length < 2 || paths.every(({ isLaid }) => isLaid)) return;
    const areWhole = solid.every(
      ({ trajectory: { state, columns } }) =>
        state.status !== 'running' && columns.values.length <= mostShiftedRows,
    );
    const points = paths.reduce((sum, { count }) => sum + count, 0);
    if (areWhole && points <= mostShiftedPoints) RunPath.laySideBySide(paths, view, shiftScale * unit);
  }
}
