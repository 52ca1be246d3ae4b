// When the window has shown its first race: what that does not need waits for it.
import { useEffect, useState } from 'react';
import { useWindow } from './appContext';

/** Milliseconds from a race that is complete with its surface to its frames, and those after which nothing waits for it. */
const drawingTime = 500;
const longestWait = 2000;

/** Whether the first race is on show, or is not worth waiting for. */
export function useRaceShown(): boolean {
  const isComplete = useWindow(({ lightOf, surfaceFailed }) => lightOf !== null || surfaceFailed);
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const end = setTimeout(() => setIsOver(true), isComplete ? drawingTime : longestWait);
    return () => clearTimeout(end);
  }, [isComplete]);
  return isOver;
}
