// How large things are drawn while presenting: by the window, as on a screen that all of a class looks at.
import { useSyncExternalStore } from 'react';
import { useWindow } from './appContext';

/** Units of text, heads and lines are so large on a screen of 1920 × 1080: 1.8 times and more what they are in a window of that size. */
const unitPx = 2.2;
/** The same for the views of the dock, whose type is larger. */
const dockZoom = 2;
/** Where nothing is presented, and in small windows. */
const least = 1;

const scaleOfWindow = (): number =>
  Math.round(100 * Math.min(window.innerWidth / 1920, window.innerHeight / 1080)) / 100;

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

function usePresentingScale(): number | null {
  const presenting = useWindow((state) => state.presenting !== null);
  const scale = useSyncExternalStore(subscribe, scaleOfWindow);
  return presenting ? scale : null;
}

/** CSS pixels per unit of text, heads and lines in the pictures; null unless presenting. */
export function usePresentingUnit(): number | null {
  const scale = usePresentingScale();
  return scale === null ? null : Math.max(least, unitPx * scale);
}

/** How much larger than usual the dock's views are. */
export function useDockZoom(): number {
  const scale = usePresentingScale();
  return scale === null ? 1 : Math.max(least, dockZoom * scale);
}
