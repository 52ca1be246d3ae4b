// The value that losses are measured from.
import { useSyncExternalStore } from 'react';
import { lowestKnown } from '../state/lowestKnown';
import { useApp, useWindow, useLandscape } from './appContext';

/** The landscape's minimum; where it falls on beyond its edge, the lowest value that is known; null while none is. */
export function useLowest(): number | null {
  const app = useApp();
  const surface = useWindow((state) => state.surface);
  const { minimumValue } = useLandscape();
  return useSyncExternalStore(
    app.trajectories.subscribe,
    () => minimumValue ?? lowestKnown(surface?.minimum ?? null, app.trajectories.get()),
  );
}
