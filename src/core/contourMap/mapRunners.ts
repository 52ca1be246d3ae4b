// The runners whose paths a map shows, with their state at the step that it shows.
import { runnerNames } from '../scene/runnerName';
import type { LandscapeDescription } from '../landscapes/landscape';
import { requireLandscape } from '../landscapes/resolve';
import type { Scene, SceneRunner } from '../scene/scene';
import { divergedStep } from '../timeline/divergence';
import type { TrajectoryColumns, Trajectory } from '../simulation/trajectory';

export interface MapRun {
  readonly columns: TrajectoryColumns;
  /** Rows up to the step shown, at least 1. */
  readonly rows: number;
  /** The step from which on it has diverged; null if it has not by then. */
  readonly divergedAt: number | null;
}

export interface MapRunner {
  readonly runner: SceneRunner;
  readonly name: string;
  readonly ownRun: MapRun;
  /** The other runs of its family. */
  readonly others: readonly MapRun[];
}

/** The visible runners that have started, in the scene's order. */
export function mapRunners(scene: Scene, trajectories: readonly Trajectory[], step: number): MapRunner[] {
  const { landscape } = requireLandscape(scene.landscape);
  const names = runnerNames(scene.optimizers);
  const runners: MapRunner[] = [];
  for (const runner of scene.optimizers) {
    if (!runner.visible) continue;
    const runs = trajectories.filter(({ key, state }) => key === runner.key && state.rows > 0);
    const own = runs.find(({ run }) => run === 0);
    if (own === undefined) continue;
    runners.push({
      runner,
      name: names.get(runner.key) ?? runner.id,
      ownRun: runUntil(own, landscape, step),
      others: runs.filter(({ run }) => run !== 0).map((other) => runUntil(other, landscape, step)),
    });
  }
  return runners;
}

function runUntil(trajectory: Trajectory, landscape: LandscapeDescription, step: number): MapRun {
  const { state, columns } = trajectory;
  const divergedAt = divergedStep(trajectory, landscape);
  return {
    columns,
    rows: Math.min(state.rows, Math.floor(step) + 1, divergedAt === null ? Infinity : divergedAt + 1),
    divergedAt: divergedAt !== null && divergedAt <= step ? divergedAt : null,
  };
}
