// Landscapes: functions of two variables on a rectangle, with everything that a race on them starts from.
import type { Point, Domain } from '../geometry/domain';
import type { HyperparameterValues } from '../hyperparameters/hyperparameter';
import type { Phrase } from '../text/text';

/** A point that is marked on the surface. */
export interface MarkedPoint {
  readonly kind: 'minimum' | 'local-minimum' | 'saddle' | 'exact-point';
  readonly position: Point;
}

/** A landscape's main difficulty, for the picker: each is of one family, the one that its story is about. */
export const landscapeFamilies = [
  'bowl',
  'valley',
  'saddle',
  'plateau',
  'few-minima',
  'many-minima',
] as const;
export type LandscapeFamily = (typeof landscapeFamilies)[number];

/** The heights of contour lines: every `step` from the surface's minimum up, those listed, or spread in between. */
export type ContourLevels =
  | { readonly kind: 'step'; readonly step: number }
  | { readonly kind: 'list'; readonly levels: readonly number[] }
  /** `count` levels between the surface's minimum and maximum: evenly spaced for power 1, denser low down above it. */
  | { readonly kind: 'spread'; readonly count: number; readonly power: number };

/** One runner of a landscape's default race. Hyper-parameters left out take the optimizer's defaults. */
export interface RaceEntry {
  readonly optimizer: string;
  readonly hyperparameters: HyperparameterValues;
}

/** The part of a landscape's definition that the interface and the command line show. */
export interface LandscapeDescription {
  /** kebab-case and permanent: scene files contain it. */
  readonly id: string;
  readonly family: LandscapeFamily;
  readonly name: Phrase;
  /** One sentence: what can be seen on this landscape. */
  readonly story: Phrase;
  /** LaTeX of f(x, y). */
  readonly latex: string;
  readonly source: string;
  readonly domain: Domain;
  readonly start: Point;
  readonly steps: number;
  readonly seed: number;
  readonly marks: readonly MarkedPoint[];
  /** The smallest value of f in the domain, for loss curves above it; null if f still falls at the domain's edge. */
  readonly minimumValue: number | null;
  readonly contour: ContourLevels;
  /** The default scale of the drawn heights. */
  readonly heightScale: 'linear' | 'log';
  /**
   * The initial view of the z-up plot: degrees above the xy plane, and around the z axis from +x; and the height of its box
   * in half-widths of the domain, if it is not the common one: low where wells would else hide behind their rims.
   */
  readonly view: {
    readonly elevationDegrees: number;
    readonly azimuthDegrees: number;
    readonly relief?: number;
  };
  /** The default race: worth watching, at rates that are fair to each optimizer (docs/numerics.md). */
  readonly race: readonly RaceEntry[];
}
