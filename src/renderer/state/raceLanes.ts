// The trajectories on show, outside React: columns that grow while they stream in. A run whose request changes keeps
// its old columns until the first new rows are there, so that nothing blinks while dragging.
import {
  type LaneState,
  type TrajectoryColumns,
  copyRows,
  createTrajectoryColumns,
} from '../../core/simulation/trajectory';

/** One run of a runner. */
export interface RaceLane {
  /** The runner's, as in the scene. */
  readonly key: string;
  /** 0 for the runner itself; the others are further runs of its family. */
  readonly run: number;
  readonly state: LaneState;
  readonly columns: TrajectoryColumns;
}

/** Which run is meant. */
export type RunName = Pick<RaceLane, 'key' | 'run'>;

export type RaceLanes = ReturnType<typeof createRaceLanes>;

/** Rows that arrived for one run, starting at `firstRow`. */
export interface LaneRows {
  readonly firstRow: number;
  readonly rowCount: number;
  readonly figurePoints: number;
  readonly columns: TrajectoryColumns;
}

const isSame = (a: RunName, b: RunName): boolean => a.key === b.key && a.run === b.run;

function emptyLane({ key, run }: RunName): RaceLane {
  return {
    key,
    run,
    state: { status: 'running', rows: 0, divergedAt: null },
    columns: createTrajectoryColumns(0),
  };
}

export function createRaceLanes() {
  let lanes: readonly RaceLane[] = [];
  const listeners = new Set<() => void>();
  const emit = (): void => listeners.forEach((listener) => listener());

  const replace = (name: RunName, change: (lane: RaceLane) => RaceLane): void => {
    lanes = lanes.map((lane) => (isSame(lane, name) ? change(lane) : lane));
  };

  return {
    /** All runs, each runner's own before the others of its family. */
    get: (): readonly RaceLane[] => lanes,
    /** The runner itself. */
    find: (key: string): RaceLane | undefined => lanes.find((lane) => isSame(lane, { key, run: 0 })),
    /** All runs of a runner, itself first. */
    family: (key: string): readonly RaceLane[] => lanes.filter((lane) => lane.key === key),

    /** Orders the runs like `names`; drops those not named and adds empty ones for those not there yet. */
    arrange(names: readonly RunName[]): void {
      lanes = names.map((name) => lanes.find((lane) => isSame(lane, name)) ?? emptyLane(name));
      emit();
    },

    /** Forgets what a runner and its family have. */
    clear(key: string): void {
      lanes = lanes.map((lane) => (lane.key === key ? emptyLane(lane) : lane));
      emit();
    },

    /** Appends rows to a run; rows from 0 replace what it had. `capacity` is the rows that it may get in all. */
    append(name: RunName, arrived: LaneRows, capacity: number): void {
      replace(name, (lane) => {
        const starts = arrived.firstRow === 0;
        const whole = starts && arrived.rowCount === capacity;
        const columns = whole
          ? arrived.columns
          : starts
            ? createTrajectoryColumns(capacity, arrived.figurePoints)
            : lane.columns;
        if (!whole) {
          copyRows(columns, arrived.firstRow, arrived.columns, arrived.rowCount, arrived.figurePoints);
        }
        const rows = arrived.firstRow + arrived.rowCount;
        return { ...lane, columns, state: { status: 'running', rows, divergedAt: null } };
      });
      emit();
    },

    finish(name: RunName, state: LaneState): void {
      replace(name, (lane) => ({ ...lane, state }));
      emit();
    },

    /** Called after every change. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
