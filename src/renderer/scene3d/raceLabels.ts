// Texts in the picture, in the user's language.
import type { MarkedPoint } from '../../core/landscapes/landscape';
import type { AxisSymbols } from '../../core/landscapes/reference';

export interface RaceLabels {
  /** Runner names by runner key. */
  readonly runners: Readonly<Record<string, string>>;
  readonly axes: AxisSymbols;
  /** Names of the landscape's marks. */
  readonly marks: Readonly<Record<MarkedPoint['kind'], string>>;
  readonly start: string;
}
