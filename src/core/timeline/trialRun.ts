// One run computed only for what becomes of it: its losses, whether it diverges, and the time that a step takes.
import { requireLandscape } from '../landscapes/resolve';
import { percentile } from '../numbers/percentile';
import { createCheckedRun, type CheckedRunRequest, type Run } from '../simulation/run';
import { createTrajectoryColumns } from '../simulation/trajectory';
import { runOutcome, type RunOutcome } from './standings';

export interface TrialOutcome extends RunOutcome {
  /**
   * The shortest time of a step, with its row's loss and gradient norm, that a repetition had on average; null for a run
   * without a step. Nothing that is done once for a run is in it.
   */
  readonly secondsPerStep: number | null;
  /** The median loss over the last tenth of the steps, which no lucky last step decides; Infinity for a run that has diverged. */
  readonly settledLoss: number;
}

/** The names of an outcome's numbers, in the order in which they are sent; NaN stands for null. */
export const outcomeNumbers = [
  'finalLoss',
  'bestLoss',
  'divergedAt',
  'secondsPerStep',
  'settledLoss',
] as const;

/** The outcome as a row of numbers. */
export const outcomeToRow = (outcome: TrialOutcome): number[] =>
  outcomeNumbers.map((name) => outcome[name] ?? NaN);

export function outcomeOfRow([
  finalLoss,
  bestLoss,
  divergedAt,
  secondsPerStep,
  settledLoss,
]: readonly number[]): TrialOutcome {
  const orNull = (value = NaN): number | null => (Number.isNaN(value) ? null : value);
  return {
    finalLoss: finalLoss ?? Infinity,
    bestLoss: bestLoss ?? Infinity,
    divergedAt: orNull(divergedAt),
    secondsPerStep: orNull(secondsPerStep),
    settledLoss: settledLoss ?? Infinity,
  };
}

/** A run that has come to rest stays where it is: it counts with its last loss to the end. */
function settledLossOf(values: Float64Array, rows: number, steps: number): number {
  const first = steps - Math.floor(steps / 10);
  const last = Array.from({ length: steps - first + 1 }, (_, i) => values[Math.min(first + i, rows - 1)]!);
  return percentile(
    last.toSorted((a, b) => a - b),
    0.5,
  );
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

  const outcome = (): TrialOutcome => {
    const became = runOutcome({ key: '', run: 0, state: run.state, columns }, landscape);
    const { rows: ended } = run.state;
    const isLost = became.finalLoss === Infinity;
    return {
      ...became,
      secondsPerStep: ended > 1 ? leastMs / 1000 / (ended - 1) : null,
      settledLoss: isLost ? Infinity : settledLossOf(columns.values, ended, request.steps),
    };
  };

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
