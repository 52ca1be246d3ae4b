// Whose paths a figure shows, and how each of them stands at the moment that it shows.
import { laneNames } from '../scene/laneName';
import type { Scene, SceneLane } from '../scene/scene';
import type { TrajectoryColumns } from '../simulation/trajectory';
import type { LaneTrajectory } from '../timeline/frameAt';

export interface FigureRun {
  readonly columns: TrajectoryColumns;
  /** Rows up to the moment shown, at least 1. */
  readonly rows: number;
  /** The step that left the finite range; null where none did by then. */
  readonly divergedAt: number | null;
}

export interface FigureRunner {
  readonly look: SceneLane;
  readonly name: string;
  readonly main: FigureRun;
  /** The other runs of its family. */
  readonly others: readonly FigureRun[];
}

/** The visible runners that have started, in the scene's order. */
export function figureRunners(scene: Scene, lanes: readonly LaneTrajectory[], step: number): FigureRunner[] {
  const names = laneNames(scene.optimizers);
  const runners: FigureRunner[] = [];
  for (const look of scene.optimizers) {
    if (!look.visible) continue;
    const runs = lanes.filter(({ key, state }) => key === look.key && state.rows > 0);
    const main = runs.find(({ run }) => run === 0);
    if (main === undefined) continue;
    runners.push({
      look,
      name: names.get(look.key) ?? look.id,
      main: runUntil(main, step),
      others: runs.filter(({ run }) => run !== 0).map((other) => runUntil(other, step)),
    });
  }
  return runners;
}

function runUntil({ state, columns }: LaneTrajectory, step: number): FigureRun {
  const divergedAt = state.status === 'diverged' ? (state.divergedAt ?? state.rows) : null;
  return {
    columns,
    rows: Math.min(state.rows, Math.floor(step) + 1),
    divergedAt: divergedAt !== null && divergedAt <= step ? divergedAt : null,
  };
}
