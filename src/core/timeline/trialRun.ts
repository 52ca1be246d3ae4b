// One run computed only for what becomes of it: its losses, whether it diverges, and the time that a step takes.
import { requireLandscape } from '../landscapes/resolve';
import { createCheckedRun, type CheckedRunRequest, type Run } from '../simulation/run';
import { createTrajectoryColumns } from '../simulation/trajectory';
import { runOutcome, type RunOutcome } from './standings';

export interface TrialOutcome extends RunOutcome {
  /**
   * The shortest time of a step, with its row's loss and gradient norm, that a repetition had on average; null for a run
   * without a step. Nothing that is done once for a run is in it.
   */
  readonly secondsPerStep: number | null;
}

/** The names of an outcome's numbers, in the order in which they are sent; NaN stands for null. */
export const outcomeNumbers = ['finalLoss', 'bestLoss', 'divergedAt', 'secondsPerStep'] as const;

/** The outcome as a row of numbers. */
export const outcomeToRow = (outcome: TrialOutcome): number[] =>
  outcomeNumbers.map((name) => outcome[name] ?? NaN);

export function outcomeOfRow([
  finalLoss,
  bestLoss,
  divergedAt,
  secondsPerStep,
]: readonly number[]): TrialOutcome {
  const orNull = (value = NaN): number | null => (Number.isNaN(value) ? null : value);
  return {
    finalLoss: finalLoss ?? Infinity,
    bestLoss: bestLoss ?? Infinity,
    divergedAt: orNull(divergedAt),
    secondsPerStep: orNull(secondsPerStep),
  };
}

/** A timed run is repeated until this much time has been spent on it, so that its code is compiled to the end, or so often. */
const timing = { milliseconds: 100, repetitions: 20_000 } as const;

export interface TrialRun {
  /** Goes on until the deadline on the clock `now`, in milliseconds; null if it isn't done by then. */
  advance(deadlineMs: number): TrialOutcome | null;
}

/** @param timed whether it is repeated for its time; `now` is a clock in milliseconds */
export function createTrialRun(request: CheckedRunRequest, timed: boolean, now: () => number): TrialRun {
  const { landscape } = requireLandscape(request.landscape);
  const columns = createTrajectoryColumns(request.steps + 1);
  const start = (): Run => createCheckedRun({ ...request, searchShape: false });
  let run = start();
  let [rows, spentMs, allMs, leastMs, repetitions] = [0, 0, 0, Infinity, 0];

  const outcome = (): TrialOutcome => ({
    ...runOutcome({ key: '', run: 0, state: run.state, columns }, landscape),
    secondsPerStep: run.state.rows > 1 ? leastMs / 1000 / (run.state.rows - 1) : null,
  });

  return {
    advance(deadlineMs) {
      for (;;) {
        const before = now();
        rows += run.advance(columns, rows, run.rowsPerLook);
        const after = now();
        spentMs += after - before;
        if (run.state.status !== 'running') {
          repetitions += 1;
          allMs += spentMs;
          leastMs = Math.min(leastMs, spentMs);
          if (!timed || allMs >= timing.milliseconds || repetitions >= timing.repetitions) return outcome();
          run = start();
          [rows, spentMs] = [0, 0];
        }
        if (after >= deadlineMs) return null;
      }
    },
  };
}
