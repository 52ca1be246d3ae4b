// What a landscape is: a function of two variables on a rectangle, with everything a race on it starts from.
import type { Point, Domain } from '../geometry/domain';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import type { Phrase } from '../text/text';

/** A place worth marking on the surface. */
export interface MarkedPoint {
  readonly kind: 'minimum' | 'local-minimum' | 'saddle' | 'exact-point';
  readonly position: Point;
}

/** What is hard about a landscape, for the picker: each is of one family, the one that its story is about. */
export const landscapeFamilies = [
  'bowl',
  'valley',
  'saddle',
  'plateau',
  'few-minima',
  'many-minima',
] as const;
export type LandscapeFamily = (typeof landscapeFamilies)[number];

/** Where contour lines lie: every `step` from the surface's minimum up, at the heights listed, or spread between. */
export type ContourLevels =
  | { readonly kind: 'step'; readonly step: number }
  | { readonly kind: 'list'; readonly levels: readonly number[] }
  /** `count` levels between the surface's minimum and maximum, evenly spaced for power 1, denser low down above it. */
  | { readonly kind: 'spread'; readonly count: number; readonly power: number };

/** One runner of a landscape's default race. Hyper-parameters left out take the optimizer's defaults. */
export interface RaceEntry {
  readonly optimizer: string;
  readonly hyperparameters: HyperparameterValues;
}

/** What the interface and the command line read of a landscape. */
export interface LandscapeDescription {
  /** kebab-case and permanent: it stands in scene files. */
  readonly id: string;
  readonly family: LandscapeFamily;
  readonly name: Phrase;
  /** One sentence: what this landscape shows. */
  readonly story: Phrase;
  /** LaTeX of f(x, y). */
  readonly latex: string;
  readonly source: string;
  readonly domain: Domain;
  readonly start: Point;
  readonly steps: number;
  readonly seed: number;
  readonly marks: readonly MarkedPoint[];
  /** The smallest value of f in the domain, for loss curves above it; null where f falls to the domain's edge. */
  readonly minimumValue: number | null;
  readonly contour: ContourLevels;
  /** How heights are drawn unless the scene says otherwise. */
  readonly heightScale: 'linear' | 'log';
  /** Opening view, in the sense of a z-up plot: degrees above the xy plane, and round the z axis from +x. */
  readonly view: { readonly elevationDegrees: number; readonly azimuthDegrees: number };
  /** The default race: rates at which the optimizers differ visibly and none is unfairly bad. */
  readonly race: readonly RaceEntry[];
}
