// The order of the runners' rows: by loss at the play head, several times a second, but never under somebody's pointer or
// fingers.
import { useEffect, useReducer, useState, type RefObject } from 'react';
import type { SceneRunner } from '../../core/scene/scene';
import { stepAt } from '../../core/timeline/frameAt';
import { useApp } from '../app/appContext';
import { useTicker } from '../app/useTicker';
import { orderByLoss } from '../state/standing';

const changesPerSecond = 3;

/** Whether the rows have to stay where they are: a pointer or the keyboard is among them, or a menu of theirs is open. */
const isHeld = (list: HTMLElement): boolean =>
  list.matches(':hover') || list.querySelector(':focus-visible, [aria-expanded="true"]') !== null;

/** The keys of the runners in the order of their rows; `list` contains the rows. */
export function useRunnerOrder(
  runners: readonly SceneRunner[],
  byLoss: boolean,
  list: RefObject<HTMLElement | null>,
): readonly string[] {
  const app = useApp();
  const keys = runners.map(({ key }) => key);
  const [order, setOrder] = useState<readonly string[]>(keys);
  const [, lookAgain] = useReducer((looks: number) => looks + 1, 0);

  // While the race is paused, nothing else tells that the rows have been left.
  useEffect(() => {
    const rows = list.current;
    if (!byLoss || rows === null) return;
    rows.addEventListener('pointerleave', lookAgain);
    rows.addEventListener('focusout', lookAgain);
    return () => {
      rows.removeEventListener('pointerleave', lookAgain);
      rows.removeEventListener('focusout', lookAgain);
    };
  }, [byLoss, list]);

  useTicker(() => {
    if (!byLoss || list.current === null || isHeld(list.current)) return;
    const step = Math.floor(stepAt(app.scenes.getState().scene, app.playback.seconds()));
    const next = orderByLoss(keys, (key) => app.trajectories.find(key), step);
    setOrder((before) => (before.join() === next.join() ? before : next));
  }, changesPerSecond);

  if (!byLoss) return keys;
  // Those that have been added meanwhile are last, until the next change.
  const known = order.filter((key) => keys.includes(key));
  return [...known, ...keys.filter((key) => !known.includes(key))];
}
