// The loss curves' numbers: one column of steps and one of losses per lane, thinned where there are more steps
// than pixels so that no peak is lost.
import type { RaceLane } from '../state/raceLanes';

/** More points than this are thinned to the smallest and largest of each bucket of steps. */
export const maxPoints = 4000;

export interface LossSeries {
  readonly steps: readonly number[];
  /** One column per lane, in the order given; null where the lane has no value (yet, any more, or on a log axis). */
  readonly losses: readonly (readonly (number | null)[])[];
}

/**
 * @param stepCount updates that a complete lane makes
 * @param above subtracted from each loss; values that are then not above 0 are left out (for a logarithmic
 *   axis). Null leaves losses as they are.
 */
export function lossSeries(lanes: readonly RaceLane[], stepCount: number, above: number | null): LossSeries {
  const rows = stepCount + 1;
  const bucket = rows <= maxPoints ? 1 : Math.ceil((2 * rows) / maxPoints);
  const steps: number[] = [];
  for (let first = 0; first < rows; first += bucket) {
    steps.push(first);
    if (bucket > 1 && first + bucket / 2 < rows) steps.push(first + Math.floor(bucket / 2));
  }
  const shown = (value: number): number | null => {
    if (above === null) return value;
    const difference = value - above;
    return difference > 0 ? difference : null;
  };
  const losses = lanes.map(({ state, columns }) => {
    const column: (number | null)[] = [];
    for (let first = 0; first < rows; first += bucket) {
      const last = Math.min(first + bucket, state.rows) - 1;
      let low = first;
      let high = first;
      for (let row = first + 1; row <= last; row += 1) {
        if (columns.values[row]! < columns.values[low]!) low = row;
        if (columns.values[row]! > columns.values[high]!) high = row;
      }
      const at = (row: number): number | null => (last < first ? null : shown(columns.values[row]!));
      column.push(at(Math.min(low, high)));
      if (bucket > 1 && column.length < steps.length) column.push(at(Math.max(low, high)));
    }
    return column;
  });
  return { steps, losses };
}
