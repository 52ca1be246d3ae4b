// How large things are drawn while presenting: by the window, as on a screen that all of a class looks at.
import { useSyncExternalStore } from 'react';
import { useWindow } from './appContext';

/** Units of text, heads and lines are so large on a screen of 1920 × 1080: 1.8 times and more what they are in a window of that size. */
const unitPx = 2.2;
/** The same for the views of the dock, whose type is larger. */
const dockZoom = 2;
/** Where nothing is presented, and in small windows. */
const least = 1;

/** The windows that a scale of 1 is made for, in pixels: a wide one, and a high one, where all lies below each other. */
const wide = { width: 1920, height: 1080 };
const high = { width: 1200, height: 1600 };

function scaleOfWindow(): number {
  const { innerWidth, innerHeight } = window;
  const { width, height } = innerWidth > innerHeight ? wide : high;
  return Math.round(100 * Math.min(innerWidth / width, innerHeight / height)) / 100;
}

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
