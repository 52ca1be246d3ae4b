// Texts in the picture, in the user's language.
import type { MarkedPoint } from '../../core/landscapes/landscape';
import { axisSymbols, type AxisSymbols } from '../../core/landscapes/reference';
import { markNames } from '../../core/look/landscapeMarks';
import { runnerNames } from '../../core/scene/runnerName';
import type { Scene } from '../../core/scene/scene';
import { inLanguage, type Language } from '../../core/text/text';

export interface RaceLabels {
  /** Runner names by runner key. */
  readonly runners: Readonly<Record<string, string>>;
  readonly axes: AxisSymbols;
  /** Names of the landscape's marks. */
  readonly marks: Readonly<Record<MarkedPoint['kind'], string>>;
  readonly start: string;
}

export function raceLabelsOf(
  { optimizers, landscape }: Pick<Scene, 'optimizers' | 'landscape'>,
  language: Language,
): RaceLabels {
  return {
    runners: Object.fromEntries(runnerNames(optimizers)),
    axes: axisSymbols(landscape),
    marks: {
      minimum: inLanguage(markNames.minimum, language),
      'local-minimum': inLanguage(markNames['local-minimum'], language),
      saddle: inLanguage(markNames.saddle, language),
      'exact-point': inLanguage(markNames['exact-point'], language),
    },
    start: inLanguage(markNames.start, language),
  };
}

/** All texts of the labels: what fonts must have the characters of. */
export function labelTexts({ runners, axes, marks, start }: RaceLabels): readonly string[] {
  return [...Object.values(runners), ...Object.values(marks), axes.x, axes.y, axes.z, start];
}
