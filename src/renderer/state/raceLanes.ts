// The trajectories on show, outside React: columns that grow while they stream in. A lane whose request
// changes keeps its old columns until the first new rows are there, so that nothing blinks while dragging.
import {
  type LaneState,
  type TrajectoryColumns,
  createTrajectoryColumns,
} from '../../core/simulation/trajectory';

export interface RaceLane {
  readonly key: string;
  readonly state: LaneState;
  readonly columns: TrajectoryColumns;
}

export type RaceLanes = ReturnType<typeof createRaceLanes>;

/** Rows that arrived for one lane, starting at `firstRow`. */
export interface LaneRows {
  readonly firstRow: number;
  readonly rowCount: number;
  readonly columns: TrajectoryColumns;
}

function emptyLane(key: string): RaceLane {
  return {
    key,
    state: { status: 'running', rows: 0, divergedAt: null },
    columns: createTrajectoryColumns(0),
  };
}

export function createRaceLanes() {
  let lanes: readonly RaceLane[] = [];
  const listeners = new Set<() => void>();
  const emit = (): void => listeners.forEach((listener) => listener());

  const replace = (key: string, change: (lane: RaceLane) => RaceLane): void => {
    lanes = lanes.map((lane) => (lane.key === key ? change(lane) : lane));
  };

  return {
    get: (): readonly RaceLane[] => lanes,
    find: (key: string): RaceLane | undefined => lanes.find((lane) => lane.key === key),

    /** Orders the lanes like `keys`; drops those not named and adds empty ones for those not there yet. */
    arrange(keys: readonly string[]): void {
      lanes = keys.map((key) => lanes.find((lane) => lane.key === key) ?? emptyLane(key));
      emit();
    },

    /** Forgets what a lane has. */
    clear(key: string): void {
      replace(key, () => emptyLane(key));
      emit();
    },

    /** Appends rows to a lane; rows from 0 replace what it had. `capacity` is the rows that it may get in all. */
    append(key: string, arrived: LaneRows, capacity: number): void {
      replace(key, (lane) => {
        const starts = arrived.firstRow === 0;
        const whole = starts && arrived.rowCount === capacity;
        const columns = whole ? arrived.columns : starts ? createTrajectoryColumns(capacity) : lane.columns;
        if (!whole) {
          columns.positions.set(
            arrived.columns.positions.subarray(0, 2 * arrived.rowCount),
            2 * arrived.firstRow,
          );
          columns.values.set(arrived.columns.values.subarray(0, arrived.rowCount), arrived.firstRow);
          columns.gradientNorms.set(
            arrived.columns.gradientNorms.subarray(0, arrived.rowCount),
            arrived.firstRow,
          );
        }
        const rows = arrived.firstRow + arrived.rowCount;
        return { key, columns, state: { status: 'running', rows, divergedAt: null } };
      });
      emit();
    },

    finish(key: string, state: LaneState): void {
      replace(key, (lane) => ({ ...lane, state }));
      emit();
    },

    /** Called after every change. */
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
