// The texts in pictures of a race.
import { useMemo } from 'react';
import { axisSymbols } from '../../core/landscapes/reference';
import { markNames } from '../../core/look/landscapeMarks';
import { runnerNames } from '../../core/scene/runnerName';
import type { Scene } from '../../core/scene/scene';
import { inLanguage } from '../../core/text/text';
import { useLanguage } from '../app/appContext';
import type { RaceLabels } from '../scene3d/raceLabels';

/** They keep their identity, and are not redrawn, until a name changes. */
export function useRaceLabels({
  optimizers,
  landscape,
}: Pick<Scene, 'optimizers' | 'landscape'>): RaceLabels {
  const language = useLanguage();
  // Compared as text.
  const names = JSON.stringify(Object.fromEntries(runnerNames(optimizers)));
  const axes = JSON.stringify(axisSymbols(landscape));
  return useMemo(
    (): RaceLabels => ({
      runners: JSON.parse(names) as Record<string, string>,
      axes: JSON.parse(axes) as RaceLabels['axes'],
      marks: {
        minimum: inLanguage(markNames.minimum, language),
        'local-minimum': inLanguage(markNames['local-minimum'], language),
        saddle: inLanguage(markNames.saddle, language),
        'exact-point': inLanguage(markNames['exact-point'], language),
      },
      start: inLanguage(markNames.start, language),
    }),
    [names, axes, language],
  );
}
