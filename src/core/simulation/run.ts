// One run of a race: computes its trajectory row by row, in slices of any length and always to the same bits.
import type { Point } from '../geometry/domain';
import { checkRunSettings } from './checkRunSettings';
import { rowNumbers } from './kernel';
import { createRunTracer, legsOf } from './legs';
import type { CheckedRunSettings, ResolvedRun, RunSettings } from './runSettings';
import { evaluationNumbers, type RunState, type TrajectoryColumns } from './trajectory';

export interface RunRequest extends RunSettings {
  readonly start: Point;
  /** The number of updates; the trajectory has one row more. */
  readonly steps: number;
  readonly stopWhenConverged: boolean;
  /** Whether the search shape of its method is recorded, too; false by default. */
  readonly searchShape?: boolean;
}

export type CheckedRunRequest = RunRequest & CheckedRunSettings;

export interface Run {
  /** Points of the search shape drawn at each row; 0 for none. */
  readonly shapePoints: number;
  /** Whether its rows have `evaluations`: those of a method and of a branch do. */
  readonly countsEvaluations: boolean;
  /** Rows to compute between two checks of the time: 1 for a method, whose row may take thousands of evaluations. */
  readonly rowsPerLook: number;
  readonly state: RunState;
  /**
   * Fills up to `maxRows` rows of `columns` from index `firstRow` on with the next rows of the race (row 0 of the race
   * is the start) and returns how many it wrote; 0 once the run has ended.
   */
  advance(columns: TrajectoryColumns, firstRow: number, maxRows: number): number;
}

/**
 * A run has converged when it stands still at a stationary point: its gradient norm is at most `gradientNorm`, and its
 * last update moved no coordinate by more than `movement`. Both must hold, so that a run that passes a level spot
 * with momentum goes on. That row is the run's last.
 */
export const convergence = { gradientNorm: 1e-8, movement: 1e-8 } as const;

/** Rows of a compiled rule between two checks of the time. */
const compiledRowsPerLook = 256;

/** The most numbers of all search shapes of a race together. */
const maxShapeNumbers = 4_000_000;

/** Points of an optimizer's search shape; 0 without one. */
export function shapePointsOf({ optimizer, h }: Pick<ResolvedRun, 'optimizer' | 'h'>): number {
  return optimizer.kind === 'method' ? (optimizer.searchShape?.points(h) ?? 0) : 0;
}

/** Whether a run's search shapes of `points` points each fit into its share, if `shapes` runs of the race have some. */
export function shapesFit(points: number, steps: number, shapes: number): boolean {
  return 2 * points * (steps + 1) * shapes <= maxShapeNumbers;
}

/** A run of unchecked settings. Throws InvalidRunError for an unknown id or a bad value. */
export function createRun(request: RunRequest, shapes = 1): Run {
  return createCheckedRun({ ...request, ...checkRunSettings(request) }, shapes);
}

/** `shapes` is the number of the race's runs with search shapes: shapes larger than their share are left out. */
export function createCheckedRun(request: CheckedRunRequest, shapes = 1): Run {
  const { steps, stopWhenConverged } = request;
  const legs = legsOf(request);
  const methods = legs.filter(({ run }) => run.kind === 'method');
  const shapesOf = legs.at(-1)?.begunAs;
  const ownPoints = request.searchShape === true && shapesOf !== undefined ? shapePointsOf(shapesOf) : 0;
  const shapePoints = shapesFit(ownPoints, steps, shapes) ? ownPoints : 0;
  const tracer = createRunTracer(legs, { start: request.start }, shapePoints);
  /** Rows at which other settings begin: whether the run has come to rest is judged under these. */
  const turns = new Set(legs.slice(1).map(({ firstRow }) => firstRow));
  const shapeNumbers = 2 * shapePoints;
  let state: RunState = { status: 'running', rows: 0, divergedAt: null };
  let [lastX, lastY] = request.start;
  let lastGradientNorm = 0;

  const isRunning = (): boolean => state.status === 'running';
  const stands = (x: number, y: number, gradientNorm: number): boolean =>
    gradientNorm <= convergence.gradientNorm &&
    Math.abs(x - lastX) <= convergence.movement &&
    Math.abs(y - lastY) <= convergence.movement;

  /** Copies rows up to the one that ends the run, if one does. */
  const take = (rows: Float64Array, columns: TrajectoryColumns, firstRow: number): number => {
    const count = rows.length / rowNumbers;
    const { shapes, evaluations, needsSlope } = tracer;
    const firstUpdate = state.rows;
    for (let i = 0; i < count; i++) {
      const update = firstUpdate + i;
      const x = rows[rowNumbers * i] ?? NaN;
      const y = rows[rowNumbers * i + 1] ?? NaN;
      const value = rows[rowNumbers * i + 2] ?? NaN;
      const ownNorm = rows[rowNumbers * i + 3] ?? NaN;
      const goesOnWithout = !needsSlope && !Number.isFinite(ownNorm);
      const gradientNorm = goesOnWithout ? lastGradientNorm : ownNorm;
      // The sum is 0 unless one of them is not finite.
      if (x * 0 + y * 0 + value * 0 + gradientNorm * 0 !== 0) {
        state = { status: 'diverged', rows: update, divergedAt: update };
        return i;
      }
      const row = firstRow + i;
      columns.positions[2 * row] = x;
      columns.positions[2 * row + 1] = y;
      columns.values[row] = value;
      columns.gradientNorms[row] = gradientNorm;
      if (shapes !== null && columns.shapes !== null) {
        columns.shapes.set(shapes.subarray(shapeNumbers * i, shapeNumbers * (i + 1)), shapeNumbers * row);
      }
      if (evaluations !== null && columns.evaluations !== null) {
        const numbers = evaluations.subarray(evaluationNumbers * i, evaluationNumbers * (i + 1));
        columns.evaluations.set(numbers, evaluationNumbers * row);
      }
      const isJudged = stopWhenConverged && update > 0 && !turns.has(update);
      const converged = isJudged && stands(x, y, ownNorm);
      if (converged || update >= steps) {
        state = { status: converged ? 'converged' : 'completed', rows: update + 1, divergedAt: null };
        return i + 1;
      }
      lastX = x;
      lastY = y;
      lastGradientNorm = gradientNorm;
    }
    state = { status: 'running', rows: firstUpdate + count, divergedAt: null };
    return count;
  };

  return {
    shapePoints,
    countsEvaluations: methods.length > 0 || legs.length > 1,
    rowsPerLook: methods.length > 0 ? 1 : compiledRowsPerLook,
    get state() {
      return state;
    },
    advance(columns, firstRow, maxRows) {
      const wanted = Math.min(maxRows, steps + 1 - state.rows);
      if (!isRunning() || wanted <= 0) return 0;
      let written = 0;
      while (written < wanted && isRunning()) {
        written += take(tracer.rows(wanted - written), columns, firstRow + written);
      }
      return written;
    },
  };
}
