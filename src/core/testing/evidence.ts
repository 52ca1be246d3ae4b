// The references that each rule of the registry is compared with, and the largest deviations, measured by the same
// functions that the tests use.
import {
  compareTrajectory,
  goldenTrajectories,
  type GoldenTrajectory,
  type TrajectoryComparison,
} from './golden';
import {
  classicMethods,
  descend,
  places,
  search,
  seededLandscapes,
  seededMethods,
  type Descent,
  type Search,
} from './minimisations';
import { compareTranscription, races, type Transcription } from './transcriptions/harness';
import { libraryForms } from './transcriptions/libraryForms';
import { optaxRules } from './transcriptions/optaxRules';
import { papers } from './transcriptions/papers';

/** Updates up to which rounding errors have hardly grown. */
export const earlySteps = 50;

/** Largest |Δ| / max(1, |x|) of a coordinate. */
export interface Largest {
  readonly early: number;
  /** After `earlySteps` updates. */
  readonly late: number;
}

export interface TrajectoryResult extends Largest {
  readonly golden: GoldenTrajectory;
  readonly comparison: TrajectoryComparison;
}

export interface TranscriptionResult extends Largest {
  readonly transcription: Transcription;
  /** The largest deviation of all updates, for each landscape that is not left out. */
  readonly largest: ReadonlyMap<string, number>;
}

const largestOf = (
  deviations: readonly { readonly update: number; readonly relative: number }[],
): Largest => {
  const among = (early: boolean): number =>
    Math.max(
      0,
      ...deviations.filter(({ update }) => update <= earlySteps === early).map(({ relative }) => relative),
    );
  return { early: among(true), late: among(false) };
};

function measureTrajectory(golden: GoldenTrajectory): TrajectoryResult {
  const comparison = compareTrajectory(golden);
  const deviations = comparison.deviations.map(({ checkpoint, relative }) => ({
    update: checkpoint,
    relative,
  }));
  return { golden, comparison, ...largestOf(deviations) };
}

function measureTranscription(transcription: Transcription): TranscriptionResult {
  const compared = races
    .filter(({ landscape }) => transcription.leftOut?.[landscape] === undefined)
    .map((race) => ({ landscape: race.landscape, relatives: compareTranscription(transcription, race) }));
  return {
    transcription,
    largest: new Map(compared.map(({ landscape, relatives }) => [landscape, Math.max(...relatives)])),
    ...largestOf(
      compared.flatMap(({ relatives }) => relatives.map((relative, update) => ({ update, relative }))),
    ),
  };
}

export interface Measurements {
  /** Against the libraries' reference numbers. */
  readonly trajectories: readonly TrajectoryResult[];
  /** Against rules transcribed by hand: those that no library has, and optax's with all their terms. */
  readonly transcriptions: readonly TranscriptionResult[];
  /** Against Keras's and optax's forms of PyTorch's rules. */
  readonly forms: readonly TranscriptionResult[];
  readonly descents: readonly {
    readonly optimizer: string;
    readonly landscape: string;
    readonly descent: Descent;
  }[];
  readonly searches: readonly {
    readonly optimizer: string;
    readonly landscape: string;
    readonly found: Search;
  }[];
}

export function measure(): Measurements {
  return {
    trajectories: goldenTrajectories.map(measureTrajectory),
    transcriptions: [...papers, ...optaxRules].map(measureTranscription),
    forms: libraryForms.map(measureTranscription),
    descents: Object.keys(classicMethods).flatMap((optimizer) =>
      places.map((place) => ({
        optimizer,
        landscape: place.landscape.id,
        descent: descend(optimizer, place),
      })),
    ),
    searches: Object.keys(seededMethods).flatMap((optimizer) =>
      seededLandscapes.map((landscape) => ({ optimizer, landscape, found: search(optimizer, landscape) })),
    ),
  };
}

/** One kind of evidence for a rule. */
export type Evidence = {
  /** The source of the definition that the rule is compared with. */
  readonly definition: string;
  /** The reference of the comparison. */
  readonly reference: string;
  readonly races: number;
} & (({ readonly along: 'path' } & Largest) | { readonly along: 'end'; readonly distance: number });

const uniqueOf = (texts: readonly string[]): string => [...new Set(texts)].join(', ');

export function evidenceOf(id: string, measured: Measurements): Evidence[] {
  const evidence: Evidence[] = [];
  const path = (results: readonly Largest[]) => ({
    along: 'path' as const,
    early: Math.max(...results.map(({ early }) => early)),
    late: Math.max(...results.map(({ late }) => late)),
  });
  const trajectories = measured.trajectories.filter(({ golden }) => golden.optimizer === id);
  if (trajectories.length > 0) {
    const references = trajectories.map(({ golden }) => golden.reference);
    evidence.push({
      definition: references.every((reference) => reference.startsWith('torch')) ? 'PyTorch' : 'optax',
      reference: uniqueOf(references.map((reference) => `\`${reference}\``)),
      races: trajectories.length,
      ...path(trajectories),
    });
  }
  const transcriptions = measured.transcriptions.filter(
    ({ transcription }) => transcription.optimizer === id,
  );
  if (transcriptions.length > 0) {
    evidence.push({
      definition: uniqueOf(transcriptions.map(({ transcription }) => transcription.source)),
      reference: 'by hand',
      races: transcriptions.reduce((sum, { largest }) => sum + largest.size, 0),
      ...path(transcriptions),
    });
  }
  const descents = measured.descents.filter(({ optimizer }) => optimizer === id);
  if (descents.length > 0) {
    evidence.push({
      definition: classicMethods[id]?.source ?? '',
      reference: 'the minima of SciPy’s methods',
      races: descents.length,
      along: 'end',
      distance: Math.max(...descents.map(({ descent }) => descent.distance)),
    });
  }
  const searches = measured.searches.filter(({ optimizer }) => optimizer === id);
  if (searches.length > 0) {
    evidence.push({
      definition: seededMethods[id]?.source ?? '',
      reference: 'the lowest minima',
      races: searches.length,
      along: 'end',
      distance: Math.max(...searches.map(({ found }) => found.distance)),
    });
  }
  return evidence;
}
