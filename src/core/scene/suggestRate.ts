// Which learning rate an optimizer should start with on a landscape: some are tried, and the one that comes down best
// without leaving is taken.
import type { LandscapeDescription } from '../landscapes/landscape';
import type { OptimizerDescription } from '../optimizers/optimizer';
import type { LaneState, TrajectoryColumns } from '../simulation/trajectory';

/** Rates that are tried. */
export const candidateRates = [-5, -4, -3, -2, -1, 0].flatMap((exponent) =>
  [1, 2, 5].map((digit) => Number(`${digit}e${exponent}`)),
);

/** Updates that a trial takes at most. */
export const trialSteps = 400;

/** Families whose rate means something else, or whose default is right on any landscape. */
const settledFamilies: ReadonlySet<OptimizerDescription['family']> = new Set([
  'parameter-free',
  'second-order',
  'derivative-free',
]);

/** Whether a rate should be looked for: not where the landscape's own race has one, nor where the default is right. */
export function needsTrials(landscape: LandscapeDescription, optimizer: OptimizerDescription): boolean {
  return (
    'learningRate' in optimizer.hyperparameters &&
    !settledFamilies.has(optimizer.family) &&
    !landscape.race.some((lane) => lane.optimizer === optimizer.id && 'learningRate' in lane.hyperparameters)
  );
}

/** One trial: the run of one rate. */
export interface Trial {
  readonly rate: number;
  readonly state: LaneState;
  readonly columns: TrajectoryColumns;
}

/** Strides longer than this part of the domain's width are jumps that nobody can follow. */
const longestStride = 0.12;

/**
 * The rate whose run has the lowest mean loss among those that stay in the domain, and get along without jumps; null
 * where none does.
 */
export function bestRate(landscape: LandscapeDescription, trials: readonly Trial[]): number | null {
  const { x, y } = landscape.domain;
  const limit = longestStride * Math.max(x[1] - x[0], y[1] - y[0]);
  let best: { readonly rate: number; readonly loss: number } | null = null;
  for (const { rate, state, columns } of trials) {
    if (state.status === 'diverged') continue;
    let [total, sound] = [0, true];
    for (let row = 0; row < state.rows && sound; row++) {
      const [atX = NaN, atY = NaN] = columns.positions.subarray(2 * row, 2 * row + 2);
      const [lastX = atX, lastY = atY] = row === 0 ? [] : columns.positions.subarray(2 * row - 2, 2 * row);
      sound =
        atX >= x[0] &&
        atX <= x[1] &&
        atY >= y[0] &&
        atY <= y[1] &&
        Math.hypot(atX - lastX, atY - lastY) <= limit;
      total += columns.values[row] ?? NaN;
    }
    const loss = total / state.rows;
    if (sound && (best === null || loss < best.loss)) best = { rate, loss };
  }
  return best?.rate ?? null;
}
