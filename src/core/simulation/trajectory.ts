// The columns of a trajectory: one row per step of a run, row 0 being the start.

/** Row i is the state after i updates. The arrays may be longer than the rows filled so far. */
export interface TrajectoryColumns {
  /** x and y in turn: row i is at 2i and 2i + 1. */
  readonly positions: Float64Array;
  /** f(x, y). */
  readonly values: Float64Array;
  /**
   * Euclidean norm of the gradient of f. A method goes on where f is finite but its gradient is not, as on the edge of
   * a root's domain: such a row repeats the norm of the row before it, or has 0 if there is none.
   */
  readonly gradientNorms: Float64Array;
  /** Points of the search shape drawn at each row (a simplex, an ellipse, a swarm), x and y in turn; null without one. */
  readonly shapes: Float64Array | null;
  /**
   * How often a method has evaluated f, ∇f and ∇²f up to each row, three numbers for each; null for a rule, whose updates
   * all take the same (`evaluations.ts`). What a row itself tells is not counted.
   */
  readonly evaluations: Uint32Array | null;
}

/** Numbers of a row of `evaluations`. */
export const evaluationNumbers = 3;

export type RunStatus = 'running' | 'completed' | 'converged' | 'diverged' | 'failed';

/** The state of a run: all rows are finite; a run that diverges, or can't be computed to its end, keeps the rows before that. */
export interface RunState {
  readonly status: RunStatus;
  /** Rows filled, the start included. */
  readonly rows: number;
  /** The update whose result left the finite range; null unless the status is `diverged`. */
  readonly divergedAt: number | null;
}

/** A run up to now; `columns` may be longer than `state.rows`. */
export interface Trajectory {
  /** The key of its runner in the scene. */
  readonly key: string;
  /** 0 for the runner's own run; the others are its family. */
  readonly run: number;
  readonly state: RunState;
  readonly columns: TrajectoryColumns;
}

export function createTrajectoryColumns(
  rows: number,
  shapePoints = 0,
  countsEvaluations = false,
): TrajectoryColumns {
  return {
    positions: new Float64Array(2 * rows),
    values: new Float64Array(rows),
    gradientNorms: new Float64Array(rows),
    shapes: shapePoints > 0 ? new Float64Array(2 * shapePoints * rows) : null,
    evaluations: countsEvaluations ? new Uint32Array(evaluationNumbers * rows) : null,
  };
}

/** Copies the first `rows` rows of one into the other, from row `at` on. */
export function copyRows(
  into: TrajectoryColumns,
  at: number,
  from: TrajectoryColumns,
  rows: number,
  shapePoints: number,
): void {
  into.positions.set(from.positions.subarray(0, 2 * rows), 2 * at);
  into.values.set(from.values.subarray(0, rows), at);
  into.gradientNorms.set(from.gradientNorms.subarray(0, rows), at);
  const width = 2 * shapePoints;
  if (from.shapes !== null) into.shapes?.set(from.shapes.subarray(0, width * rows), width * at);
  if (from.evaluations !== null) {
    into.evaluations?.set(from.evaluations.subarray(0, evaluationNumbers * rows), evaluationNumbers * at);
  }
}
