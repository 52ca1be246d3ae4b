// The shown trajectories, outside React: columns that grow while they stream in. A run whose request changes keeps its
// old columns until the first new rows arrive, so that nothing flickers while dragging.
import {
  type RunState,
  type Trajectory,
  type TrajectoryColumns,
  copyRows,
  createTrajectoryColumns,
} from '../../core/simulation/trajectory';

/** Identifies a run. */
export type RunName = Pick<Trajectory, 'key' | 'run'>;

export type Trajectories = ReturnType<typeof createTrajectories>;

/** Rows that arrived for one run, starting at `firstRow`. */
export interface TrajectoryRows {
  readonly firstRow: number;
  readonly rowCount: number;
  readonly shapePoints: number;
  readonly columns: TrajectoryColumns;
}

const isSame = (a: RunName, b: RunName): boolean => a.key === b.key && a.run === b.run;

function emptyTrajectory({ key, run }: RunName): Trajectory {
  return {
    key,
    run,
    state: { status: 'running', rows: 0, divergedAt: null },
    columns: createTrajectoryColumns(0),
  };
}

export function createTrajectories() {
  let trajectories: readonly Trajectory[] = [];
  let areAwaited = false;
  const listeners = new Set<() => void>();
  const emit = (): void => listeners.forEach((listener) => listener());

  const replace = (name: RunName, change: (trajectory: Trajectory) => Trajectory): void => {
    trajectories = trajectories.map((trajectory) =>
      isSame(trajectory, name) ? change(trajectory) : trajectory,
    );
  };

  return {
    /** All runs, each runner's own before the others of its family. */
    get: (): readonly Trajectory[] => trajectories,
    /** The runner's own run. */
    find: (key: string): Trajectory | undefined =>
      trajectories.find((trajectory) => isSame(trajectory, { key, run: 0 })),
    /** All runs of a runner, its own first. */
    family: (key: string): readonly Trajectory[] =>
      trajectories.filter((trajectory) => trajectory.key === key),

    /** Whether every run is shown as far as it goes, and no request for newer ones is under way. */
    areComplete: (): boolean => !areAwaited && trajectories.every(({ state }) => state.status !== 'running'),

    /** Says whether a request is under way: until its first rows come, the runs before it are shown. */
    setAwaited(awaited: boolean): void {
      if (awaited === areAwaited) return;
      areAwaited = awaited;
      emit();
    },

    /** Orders the runs like `names`; drops others and adds missing ones, empty. */
    arrange(names: readonly RunName[]): void {
      trajectories = names.map(
        (name) => trajectories.find((trajectory) => isSame(trajectory, name)) ?? emptyTrajectory(name),
      );
      emit();
    },

    /** Discards the rows of a runner and its family. */
    clear(key: string): void {
      trajectories = trajectories.map((trajectory) =>
        trajectory.key === key ? emptyTrajectory(trajectory) : trajectory,
      );
      emit();
    },

    /** Appends rows to a run; rows from 0 replace the old ones. `capacity` is the maximum number of rows. */
    append(name: RunName, arrived: TrajectoryRows, capacity: number): void {
      replace(name, (trajectory) => {
        const starts = arrived.firstRow === 0;
        const whole = starts && arrived.rowCount === capacity;
        const columns = whole
          ? arrived.columns
          : starts
            ? createTrajectoryColumns(capacity, arrived.shapePoints, arrived.columns.evaluations !== null)
            : trajectory.columns;
        if (!whole) {
          copyRows(columns, arrived.firstRow, arrived.columns, arrived.rowCount, arrived.shapePoints);
        }
        const rows = arrived.firstRow + arrived.rowCount;
        return { ...trajectory, columns, state: { status: 'running', rows, divergedAt: null } };
      });
      emit();
    },

    finish(name: RunName, state: RunState): void {
      replace(name, (trajectory) => ({ ...trajectory, state }));
      emit();
    },

    /** Called after every change. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
