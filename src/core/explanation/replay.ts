// Where a run stands at any of its rows: traced again from the last checkpoint before it, to the bits of the trajectory.
import { rowNumbers } from '../simulation/kernel';
import type { Tracer } from '../simulation/tracer';

/** Rows between two checkpoints: each is kept as the state of a tracer, some 200 bytes of a rule. */
export const rowsBetween = 1000;

export interface Replay<State> {
  /**
   * The state whose next row is this one, row 0 being the start. `mayGoOn` is asked every few rows: when it says no, null
   * is given, and the next call goes on from there, for whichever row it is.
   */
  seek(row: number, mayGoOn: () => boolean): State | null;
}

/**
 * `begin` traces the run from its start, or from where a tracer of it has stood; `rowsPerLook`: the most rows that are
 * traced between two questions.
 */
export function createReplay<State>(
  begin: (saved: State | null) => Tracer<State>,
  rowsPerLook: number,
): Replay<State> {
  let tracer = begin(null);
  /** The tracer's next row. */
  let at = 0;
  /** The state at row 0, `rowsBetween`, … */
  const checkpoints = [tracer.save()];
  return {
    seek(row, mayGoOn) {
      const nearest = Math.min(Math.floor(row / rowsBetween), checkpoints.length - 1);
      if (at > row || at < nearest * rowsBetween) {
        at = nearest * rowsBetween;
        tracer = begin(checkpoints[nearest]!);
      }
      while (at < row) {
        if (!mayGoOn()) return null;
        const untilCheckpoint = rowsBetween - (at % rowsBetween);
        at += tracer.rows(Math.min(rowsPerLook, untilCheckpoint, row - at)).length / rowNumbers;
        if (at === checkpoints.length * rowsBetween) checkpoints.push(tracer.save());
      }
      return tracer.save();
    },
  };
}
