// The value that losses are measured from.
import { useSyncExternalStore } from 'react';
import { lowestKnown } from '../state/lowestKnown';
import { useApp, useScene, useWindow } from './appContext';

/** The landscape's minimum; where it falls on beyond its edge, the lowest value that is known; null while none is. */
export function useLowest(): number | null {
  const app = useApp();
  useScene(({ landscape }) => landscape);
  const surface = useWindow((state) => state.surface);
  const { minimumValue } = app.landscape();
  return useSyncExternalStore(
    app.trajectories.subscribe,
    () => minimumValue ?? lowestKnown(surface?.minimum ?? null, app.trajectories.get()),
  );
}
