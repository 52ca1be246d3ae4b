// The value that losses are measured from.
import { useSyncExternalStore } from 'react';
import { lowestKnown } from '../state/lowestKnown';
import { useApp, useHeights, useLandscape } from './appContext';

/** The landscape's minimum; where it falls on beyond its edge, the lowest value that is known; null while none is. */
export function useLowest(): number | null {
  const app = useApp();
  const heights = useHeights();
  const { minimumValue, domain } = useLandscape();
  return useSyncExternalStore(
    app.trajectories.subscribe,
    () => minimumValue ?? lowestKnown(heights?.minimum ?? null, app.trajectories.get(), domain),
  );
}
