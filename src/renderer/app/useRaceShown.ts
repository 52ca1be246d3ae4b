// When the window has shown its first race: what that does not need waits for it.
import { useEffect } from 'react';
import { useApp, useWindow } from './appContext';

/**
 * Milliseconds from a race that is complete with its surface to its frames, if the view does not tell of them, and those
 * after which nothing waits for it.
 */
const drawingTime = 500;
const longestWait = 2000;

/** Whether the first race is on show, or is not worth waiting for. */
export function useRaceShown(): boolean {
  return useWindow(({ raceShown }) => raceShown);
}

/** Has the window wait no longer than is worth it. */
export function useLongestWait(): void {
  const app = useApp();
  const isComplete = useWindow(({ lightOf, surfaceFailed }) => lightOf !== null || surfaceFailed);
  useEffect(() => {
    const end = setTimeout(
      () => app.window.setState({ raceShown: true }),
      isComplete ? drawingTime : longestWait,
    );
    return () => clearTimeout(end);
  }, [app, isComplete]);
}
