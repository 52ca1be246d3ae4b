// What live values of the open step are read off: the race on show, and the one that stands beside it.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createLiveReader, type LiveRace, type LiveReader } from '../../core/lesson/liveReader';
import type { LessonView } from '../../core/lesson/lesson';
import { useApp, useScene } from '../app/appContext';
import { useCalm } from '../app/useCalm';
import type { Trajectory } from '../../core/simulation/trajectory';
import type { Trajectories } from '../state/trajectories';

/** Trajectories of a race on show: of a view, and of which of its scenes. */
interface ShownRuns {
  readonly of: LessonView;
  readonly index: number;
  readonly trajectories: readonly Trajectory[];
}

/** How often numbers change while a setting is dragged. */
const perSecond = 10;

/** Null where the step shows no race. */
export function useLessonLive(shows: LessonView, openIndex: number): LiveReader | null {
  const app = useApp();
  const scene = useScene((current) => current);
  const other = useStore(app.beside, (state) => state.scene);
  const trajectories = useShownRuns(app.trajectories, shows, openIndex);
  const otherTrajectories = useShownRuns(app.beside.trajectories, shows, 1 - openIndex);
  if (shows.kind !== 'race') return null;
  return createLiveReader(
    shows.scenes.map((each, index): LiveRace =>
      index === openIndex
        ? { scene, trajectories }
        : { scene: other ?? each, trajectories: otherTrajectories },
    ),
  );
}

/** The runs on show as they were when all were complete at last; none before they are for the first time. */
function useShownRuns(source: Trajectories, shows: LessonView, index: number): readonly Trajectory[] {
  const [latest, setLatest] = useState<ShownRuns | null>(null);
  useEffect(() => {
    // A family's runs come one after the other: the words wait for all of them.
    const look = (): void => {
      if (source.areComplete()) setLatest({ of: shows, index, trajectories: source.get() });
    };
    look();
    return source.subscribe(look);
  }, [source, shows, index]);
  const calm = useCalm(latest, perSecond);
  return calm?.of === shows && calm.index === index ? calm.trajectories : none;
}

const none: readonly Trajectory[] = [];
