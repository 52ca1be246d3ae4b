// Compares rules transcribed in plain numbers with the product's own on the same races.
import { evaluatePoints } from '../../landscapes/evaluate';
import { findLandscape } from '../../landscapes/registry';
import type { HyperparameterValues } from '../../hyperparameters/hyperparameter';
import { createRun, type RunRequest } from '../../simulation/run';
import { createTrajectoryColumns } from '../../simulation/trajectory';

export type Vector = readonly [number, number];

export interface Race {
  readonly landscape: string;
  readonly start: Vector;
}

/** The races of the libraries' reference numbers. */
export const races: readonly Race[] = [
  { landscape: 'ravine', start: [-2, 2] },
  { landscape: 'rosenbrock', start: [-1.2, 1] },
  { landscape: 'himmelblau', start: [-1, -0.5] },
];

/** The number of updates compared. */
export const comparedSteps = 100;

/** The bound of |Δ| / max(1, |x|). */
export const transcriptionBound = 1e-9;

/** The inputs of a transcription's update. */
export interface Sight {
  /** The number of the update, the first being 1. */
  readonly update: number;
  readonly theta: Vector;
  readonly gradient: Vector;
  /** The gradients of all updates so far, the current one last. */
  readonly gradients: readonly Vector[];
  readonly values: readonly number[];
  readonly valueAt: (point: Vector) => number;
  readonly gradientAt: (point: Vector) => Vector;
}

/** One update: returns the next position. */
export type Step = (sight: Sight) => Vector;

export interface Transcription {
  readonly optimizer: string;
  readonly hyperparameters: HyperparameterValues;
  /** The source of the transcription: a paper, a library's form of the rule. */
  readonly source: string;
  readonly schedule?: HyperparameterValues;
  readonly seed?: number;
  /** Landscapes on which no comparison is possible, with the reasons. */
  readonly leftOut?: Readonly<Record<string, string>>;
  /** Creates the rule at the beginning of a race; its updates are called in order. */
  readonly begin: (start: Vector) => Step;
}

/** Positions of a run, row by row. */
export function pathOf(request: Omit<RunRequest, 'stopWhenConverged'>): Vector[] {
  const columns = createTrajectoryColumns(request.steps + 1);
  const run = createRun({ ...request, stopWhenConverged: false });
  const rows = run.advance(columns, 0, request.steps + 1);
  return Array.from({ length: rows }, (_, i) => [
    columns.positions[2 * i] ?? NaN,
    columns.positions[2 * i + 1] ?? NaN,
  ]);
}

export function lookAt(
  landscape: string,
  [x, y]: Vector,
): { readonly value: number; readonly gradient: Vector } {
  const definition = findLandscape(landscape);
  if (definition === undefined) throw new Error(`No landscape ${landscape}`);
  const { values, gradients } = evaluatePoints(definition, Float64Array.of(x, y));
  return { value: values[0] ?? NaN, gradient: [gradients[0] ?? NaN, gradients[1] ?? NaN] };
}

/** What a transcription is shown at each update of a path, one after the other. */
function sightsOf(landscape: string): (theta: Vector) => Sight {
  const gradients: Vector[] = [];
  const values: number[] = [];
  return (theta) => {
    const { value, gradient } = lookAt(landscape, theta);
    gradients.push(gradient);
    values.push(value);
    return {
      update: gradients.length,
      theta,
      gradient,
      gradients,
      values,
      valueAt: (point) => lookAt(landscape, point).value,
      gradientAt: (point) => lookAt(landscape, point).gradient,
    };
  };
}

function transcribedPath({ begin }: Transcription, { landscape, start }: Race, steps: number): Vector[] {
  const step = begin(start);
  const see = sightsOf(landscape);
  const path: Vector[] = [start];
  for (let update = 1; update <= steps; update++) path.push(step(see(path[update - 1]!)));
  return path;
}

/** Where the transcription goes from each position of another path, having seen those before. */
export function transcribedSteps(
  { begin }: Transcription,
  landscape: string,
  path: readonly Vector[],
): Vector[] {
  const [start] = path;
  if (start === undefined) return [];
  const step = begin(start);
  const see = sightsOf(landscape);
  return path.map((theta) => step(see(theta)));
}

/** Largest |Δ| / max(1, |x|) at each update; NaN if `actual` has no such row. */
export function deviationsOf(actual: readonly Vector[], expected: readonly Vector[]): number[] {
  return expected.map((point, t) =>
    Math.max(
      ...([0, 1] as const).map(
        (i) => Math.abs((actual[t]?.[i] ?? NaN) - point[i]) / Math.max(1, Math.abs(point[i])),
      ),
    ),
  );
}

/** The product's path against the transcribed one, update by update. */
export function compareTranscription(transcription: Transcription, race: Race): number[] {
  const { optimizer, hyperparameters, schedule, seed } = transcription;
  const actual = pathOf({
    landscape: { id: race.landscape },
    optimizer,
    hyperparameters,
    schedule: schedule ?? null,
    seed: seed ?? 0,
    start: race.start,
    steps: comparedSteps,
  });
  return deviationsOf(actual, transcribedPath(transcription, race, comparedSteps));
}

/** The next value of one parameter, from all its gradients so far. */
export type ParameterRule = (gradients: readonly number[], theta: number) => number;

/** The same rule for both parameters, each with its own gradients. */
export const forEach = (rule: ParameterRule): Step => {
  const nextOf = ({ gradients, theta }: Sight, i: 0 | 1): number =>
    rule(
      gradients.map((gradient) => gradient[i]),
      theta[i],
    );
  return (sight) => [nextOf(sight, 0), nextOf(sight, 1)];
};
