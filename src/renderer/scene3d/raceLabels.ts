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

/** All texts of the labels: what fonts must have the characters of. */
export function labelTexts({ runners, axes, marks, start }: RaceLabels): readonly string[] {
  return [...Object.values(runners), ...Object.values(marks), axes.x, axes.y, axes.z, start];
}
