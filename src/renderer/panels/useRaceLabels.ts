// The texts in pictures of a race.
import { useMemo } from 'react';
import type { Scene } from '../../core/scene/scene';
import { useLanguage } from '../app/appContext';
import { raceLabelsOf, type RaceLabels } from '../scene3d/raceLabels';

/** They keep their identity, and are not redrawn, until one changes. */
export function useRaceLabels(scene: Pick<Scene, 'optimizers' | 'landscape'>): RaceLabels {
  // Compared as text.
  const text = JSON.stringify(raceLabelsOf(scene, useLanguage()));
  return useMemo(() => JSON.parse(text) as RaceLabels, [text]);
}
