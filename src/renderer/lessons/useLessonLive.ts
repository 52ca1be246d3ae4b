// What live values of the open step are read off: the race on show, and the other scene's, which is computed beside it.
import { useEffect, useState } from 'react';
import { createLiveReader, type LiveRace, type LiveReader } from '../../core/lesson/liveReader';
import type { LessonView } from '../../core/lesson/lesson';
import { useApp, useScene } from '../app/appContext';
import { useCalm } from '../app/useCalm';
import type { Trajectory } from '../../core/simulation/trajectory';
import { noScenes, useRaces } from './useRaces';

/** Trajectories of the race on show: of a view, and of which of its scenes. */
interface ShownRuns {
  readonly of: LessonView;
  readonly index: number;
  readonly trajectories: readonly Trajectory[];
}

/** How often numbers change while a setting is dragged. */
const perSecond = 10;

/** Null where the step shows no race. */
export function useLessonLive(shows: LessonView, shownScene: number): LiveReader | null {
  const scene = useScene((current) => current);
  const trajectories = useShownRuns(shows, shownScene);
  const races = useRaces(shows.kind === 'race' && shows.scenes.length > 1 ? shows.scenes : noScenes);
  if (shows.kind !== 'race') return null;
  return createLiveReader(
    shows.scenes.map((each, index): LiveRace =>
      index === shownScene ? { scene, trajectories } : (races[index] ?? { scene: each, trajectories: [] }),
    ),
  );
}

/** The runs on show as they were when all were complete at last; none before they are for the first time. */
function useShownRuns(shows: LessonView, index: number): readonly Trajectory[] {
  const { trajectories } = useApp();
  const [latest, setLatest] = useState<ShownRuns | null>(null);
  useEffect(() => {
    // A family's runs come one after the other: the words wait for all of them.
    const look = (): void => {
      if (trajectories.areComplete()) setLatest({ of: shows, index, trajectories: trajectories.get() });
    };
    look();
    return trajectories.subscribe(look);
  }, [trajectories, shows, index]);
  const calm = useCalm(latest, perSecond);
  return calm?.of === shows && calm.index === index ? calm.trajectories : none;
}

const none: readonly Trajectory[] = [];
