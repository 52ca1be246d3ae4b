// How a runner stands at the end of its race, in numbers: how low, how soon, at what cost, and where it ends.
import type { LandscapeDescription, MarkedPoint } from '../landscapes/landscape';
import { percentile } from '../numbers/percentile';
import type { EvaluationCounts, EvaluationsAt } from '../simulation/evaluations';
import type { Trajectory, TrajectoryColumns } from '../simulation/trajectory';
import { divergedStep } from './divergence';

/** A run that ends within this share of the domain's larger width of a marked point ends there. */
export const nearShare = 0.02;

/** What the runs of a race are measured by. */
export interface StandingRules {
  readonly landscape: Pick<LandscapeDescription, 'domain' | 'minimumValue' | 'marks'>;
  /** The value that losses are measured from: the landscape's minimum or the lowest that is known; null while none is. */
  readonly lowest: number | null;
  /** A run has arrived where its loss is at most this far above `lowest`. */
  readonly tolerance: number;
}

/** Where a family's runs end. */
export interface RunsAt {
  readonly mark: MarkedPoint;
  readonly runs: number;
}

/**
 * A runner at the end of its race. Losses and lengths of a family are medians, in which a run that has diverged counts as
 * infinitely high; numbers of steps and evaluations are those of the run in the middle, of two the sooner one.
 */
export interface Standing {
  readonly runs: number;
  /** The loss at the end; Infinity where the run, or half of the family, has diverged. */
  readonly finalLoss: number;
  /** The lowest loss on the way, before it diverged if it did. */
  readonly bestLoss: number;
  /** How many runs have arrived. */
  readonly arrivedRuns: number;
  /** The step of the arrival; null where the run, or half of the family, has not arrived. */
  readonly arrivalStep: number | null;
  /** The evaluations up to then. */
  readonly arrivalEvaluations: EvaluationCounts | null;
  /** The marked points where runs end, the most frequent first; empty if all end elsewhere. */
  readonly endsAt: readonly RunsAt[];
  /** How many could not be computed to their end: they count as diverged in medians. */
  readonly failedRuns: number;
  readonly divergedRuns: number;
  /** The earliest step from which on a run has diverged. */
  readonly divergedAt: number | null;
  /** Of the path that is shown: to its end, or to where it diverged. */
  readonly pathLength: number;
}

/** What has become of one run. */
export interface RunOutcome {
  /** The loss at the end; Infinity for a run that has diverged or could not be computed. */
  readonly finalLoss: number;
  /** The lowest loss before it diverged; Infinity without any. */
  readonly bestLoss: number;
  /** The step from which on it has diverged; null if it has not. */
  readonly divergedAt: number | null;
}

/** What does not depend on the tolerance. */
interface RunSummary extends RunOutcome {
  readonly rows: number;
  readonly landscape: object;
  readonly pathLength: number;
}

const summaries = new WeakMap<TrajectoryColumns, RunSummary>();

function summaryOf(trajectory: Trajectory, landscape: StandingRules['landscape']): RunSummary {
  const { columns, state } = trajectory;
  const known = summaries.get(columns);
  if (known?.rows === state.rows && known.landscape === landscape) return known;
  const divergedAt = divergedStep(trajectory, landscape);
  const { positions, values } = columns;
  const rows = Math.min(state.rows, divergedAt ?? Infinity);
  let [bestLoss, pathLength] = [Infinity, 0];
  for (let row = 0; row < rows; row += 1) {
    if (values[row]! < bestLoss) bestLoss = values[row]!;
    if (row === 0) continue;
    pathLength += Math.hypot(
      positions[2 * row]! - positions[2 * row - 2]!,
      positions[2 * row + 1]! - positions[2 * row - 1]!,
    );
  }
  const isLost = divergedAt !== null || state.status === 'failed';
  const finalLoss = isLost ? Infinity : values[state.rows - 1]!;
  const summary = { rows: state.rows, landscape, divergedAt, finalLoss, bestLoss, pathLength };
  summaries.set(columns, summary);
  return summary;
}

/** The outcome of a run that has ended. */
export function runOutcome(trajectory: Trajectory, landscape: StandingRules['landscape']): RunOutcome {
  const { finalLoss, bestLoss, divergedAt } = summaryOf(trajectory, landscape);
  return { finalLoss, bestLoss, divergedAt };
}

/** The first row before it diverged whose loss is within the tolerance; null if there is none. */
function arrivalOf(
  { columns: { values }, state }: Trajectory,
  { bestLoss, divergedAt }: RunSummary,
  { lowest, tolerance }: StandingRules,
): number | null {
  if (lowest === null || !(bestLoss <= lowest + tolerance)) return null;
  const rows = Math.min(state.rows, divergedAt ?? Infinity);
  for (let row = 0; row < rows; row += 1) if (values[row]! <= lowest + tolerance) return row;
  return null;
}

/** The nearest marked point, if the run ends at it. */
function endOf(
  { columns: { positions }, state: { rows } }: Trajectory,
  { landscape: { marks, domain } }: StandingRules,
): MarkedPoint | null {
  const [x, y] = [positions[2 * rows - 2]!, positions[2 * rows - 1]!];
  const within = nearShare * Math.max(domain.x[1] - domain.x[0], domain.y[1] - domain.y[0]);
  const distanceTo = ({ position }: MarkedPoint): number => Math.hypot(x - position[0], y - position[1]);
  const [nearest] = marks.toSorted((a, b) => distanceTo(a) - distanceTo(b));
  return nearest !== undefined && distanceTo(nearest) <= within ? nearest : null;
}

const medianOf = (numbers: readonly number[]): number =>
  percentile(
    numbers.toSorted((a, b) => (a === b ? 0 : a - b)),
    0.5,
  );

const totalOf = ({ values, gradients, hessians }: EvaluationCounts): number => values + gradients + hessians;

/** The one in the middle by `sizeOf`, of two the smaller one, where `missing` more are larger than all; null if it is one of those. */
function middleOf<T>(all: readonly T[], missing: number, sizeOf: (each: T) => number): T | null {
  const sorted = all.toSorted((a, b) => sizeOf(a) - sizeOf(b));
  return sorted[Math.floor((all.length + missing - 1) / 2)] ?? null;
}

/** Sums up a runner's runs, all of which have ended; null while one has not, or where there is none. */
export function standingOf(
  runs: readonly Trajectory[],
  rules: StandingRules,
  evaluationsAt: EvaluationsAt,
): Standing | null {
  if (runs.length === 0 || runs.some(({ state }) => state.status === 'running')) return null;
  const summaries = runs.map((run) => summaryOf(run, rules.landscape));
  const arrivals = runs.flatMap((run, i) => {
    const step = arrivalOf(run, summaries[i]!, rules);
    return step === null ? [] : [{ step, evaluations: evaluationsAt(run.columns, step) }];
  });
  const diverged = summaries.flatMap(({ divergedAt }) => divergedAt ?? []);
  const ends = new Map<MarkedPoint, number>();
  runs.forEach((run, i) => {
    const mark = Number.isFinite(summaries[i]!.finalLoss) ? endOf(run, rules) : null;
    if (mark !== null) ends.set(mark, (ends.get(mark) ?? 0) + 1);
  });
  const missing = runs.length - arrivals.length;
  return {
    runs: runs.length,
    finalLoss: medianOf(summaries.map(({ finalLoss }) => finalLoss)),
    bestLoss: medianOf(summaries.map(({ bestLoss }) => bestLoss)),
    arrivedRuns: arrivals.length,
    arrivalStep: middleOf(arrivals, missing, ({ step }) => step)?.step ?? null,
    arrivalEvaluations:
      middleOf(arrivals, missing, ({ evaluations }) => totalOf(evaluations))?.evaluations ?? null,
    endsAt: [...ends].map(([mark, count]) => ({ mark, runs: count })).sort((a, b) => b.runs - a.runs),
    failedRuns: runs.filter(({ state }) => state.status === 'failed').length,
    divergedRuns: diverged.length,
    divergedAt: diverged.length === 0 ? null : Math.min(...diverged),
    pathLength: medianOf(summaries.map(({ pathLength }) => pathLength)),
  };
}
