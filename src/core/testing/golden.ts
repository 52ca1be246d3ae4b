// The reference numbers, typed, and the product's deviations from them. Used by tests and by docs/numerics.md.
import { evaluatePoints } from '../landscapes/evaluate';
import type { LandscapeDefinition } from '../landscapes/define';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import { createRun } from '../simulation/run';
import { createTrajectoryColumns } from '../simulation/trajectory';
import landscapesFile from './golden/landscapes.json';
import trajectoriesFile from './golden/trajectories.json';

export interface GoldenTrajectory {
  readonly optimizer: string;
  readonly hyperparameters: HyperparameterValues;
  /** The source of the definition that the numbers follow. */
  readonly reference: string;
  readonly landscape: string;
  readonly start: readonly number[];
  /** Positions at the checkpoints; null or missing if the reference had left the finite range. */
  readonly x: readonly (readonly (number | null)[] | null)[] | null;
  readonly sensitivity: readonly (number | null)[];
}

export interface GoldenLandscape {
  readonly points: readonly (readonly number[])[];
  readonly value: readonly number[];
  readonly gradient: readonly (readonly number[])[];
  readonly hessian: readonly (readonly (readonly number[])[])[];
}

export const checkpoints: readonly number[] = trajectoriesFile.checkpoints;
/** Versions of the libraries that computed trajectories and landscapes. */
export const goldenVersions = {
  torch: trajectoriesFile.versions.torch,
  optax: trajectoriesFile.versions.optax,
  jax: landscapesFile.versions.jax,
} as const;
export const goldenTrajectories = trajectoriesFile.trajectories as unknown as readonly GoldenTrajectory[];
export const goldenLandscapes = landscapesFile.landscapes as unknown as Readonly<
  Record<string, GoldenLandscape>
>;

/** The bound of a relative deviation if the reference is not sensitive to its start. */
export const baseBound = (checkpoint: number): number => (checkpoint <= 50 ? 1e-9 : 1e-6);

/** One coordinate at one checkpoint. */
export interface Deviation {
  readonly checkpoint: number;
  readonly reference: number;
  readonly actual: number;
  /** |actual − reference| / max(1, |reference|) */
  readonly relative: number;
  /** The bound of `relative`. */
  readonly allowed: number;
}

export interface TrajectoryComparison {
  readonly deviations: readonly Deviation[];
  /** The checkpoint from which the path depends on rounding alone; null if there is none. */
  readonly chaoticFrom: number | null;
  /** The update at which the run diverged; null if it did not. */
  readonly divergedAt: number | null;
  /** Whether the reference is finite at the last checkpoint. */
  readonly referenceStaysFinite: boolean;
}

/** Computes the run of a reference trajectory and compares it at each checkpoint where this is possible. */
export function compareTrajectory(golden: GoldenTrajectory): TrajectoryComparison {
  const steps = checkpoints.at(-1) ?? 0;
  const columns = createTrajectoryColumns(steps + 1);
  const run = createRun({
    landscape: { id: golden.landscape },
    optimizer: golden.optimizer,
    hyperparameters: golden.hyperparameters,
    start: [golden.start[0] ?? NaN, golden.start[1] ?? NaN],
    steps,
    seed: 0,
    stopWhenConverged: false,
  });
  run.advance(columns, 0, steps + 1);
  const deviations: Deviation[] = [];
  let chaoticFrom: number | null = null;
  checkpoints.forEach((checkpoint, i) => {
    const sensitivity = golden.sensitivity[i];
    const position = golden.x?.[i];
    if (chaoticFrom !== null || sensitivity === undefined || sensitivity === null) return;
    if (sensitivity > 1e-4) {
      chaoticFrom = checkpoint;
      return;
    }
    position?.forEach((reference, k) => {
      if (reference === null) return;
      const actual = checkpoint < run.state.rows ? (columns.positions[2 * checkpoint + k] ?? NaN) : NaN;
      const size = Math.max(1, Math.abs(reference));
      deviations.push({
        checkpoint,
        reference,
        actual,
        relative: Math.abs(actual - reference) / size,
        allowed: Math.max(baseBound(checkpoint), (100 * sensitivity) / size),
      });
    });
  });
  const last = golden.x?.[checkpoints.length - 1];
  return {
    deviations,
    chaoticFrom,
    divergedAt: run.state.divergedAt,
    referenceStaysFinite: last?.every((coordinate) => coordinate !== null) ?? false,
  };
}

/** Largest |Δ| / max(1, |reference|) of value, gradient and Hessian at the reference points. */
export function compareLandscape(
  definition: LandscapeDefinition,
  golden: GoldenLandscape,
): { readonly value: number; readonly gradient: number; readonly hessian: number } {
  const actual = evaluatePoints(definition, Float64Array.from(golden.points.flat()));
  const largest = (ours: Float64Array, reference: readonly number[]): number =>
    reference.reduce((worst, expected, i) => {
      const deviation = Math.abs((ours[i] ?? NaN) - expected) / Math.max(1, Math.abs(expected));
      return deviation <= worst ? worst : deviation;
    }, 0);
  return {
    value: largest(actual.values, golden.value),
    gradient: largest(actual.gradients, golden.gradient.flat()),
    hessian: largest(
      actual.hessians,
      golden.hessian.flatMap(([x, y]) => [x?.[0] ?? NaN, x?.[1] ?? NaN, y?.[1] ?? NaN]),
    ),
  };
}
