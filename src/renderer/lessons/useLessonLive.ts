// What live values of the open step are read off: the race on show, and the other scene's, which is computed beside it.
import { useEffect, useState, useSyncExternalStore } from 'react';
import { createLiveReader, type LiveRace, type LiveReader } from '../../core/lesson/liveReader';
import type { LessonView } from '../../core/lesson/lesson';
import { useApp, useScene } from '../app/appContext';
import { computeTrajectories } from '../../protocol/computeTrajectories';
import { computeRaceBy } from '../requests/computeRace';

const none: readonly LiveRace[] = [];

/** Null where the step shows no race. */
export function useLessonLive(shows: LessonView, shownScene: number): LiveReader | null {
  const app = useApp();
  const scene = useScene((current) => current);
  const trajectories = useSyncExternalStore(app.trajectories.subscribe, app.trajectories.get);
  const [others, setOthers] = useState<{ readonly of: LessonView; readonly races: readonly LiveRace[] }>();
  useEffect(() => {
    if (shows.kind !== 'race' || shows.scenes.length < 2) return;
    const abort = new AbortController();
    const compute = computeRaceBy(app.host.client, abort.signal);
    void Promise.all(
      shows.scenes.map(async (each): Promise<LiveRace> => ({
        scene: each,
        trajectories: await computeTrajectories(each, compute),
      })),
    ).then(
      (races) => setOthers({ of: shows, races }),
      // Ended, or the race on show has failed, too, which is said.
      () => undefined,
    );
    return () => abort.abort();
  }, [app, shows]);
  if (shows.kind !== 'race') return null;
  const known = others?.of === shows ? others.races : none;
  return createLiveReader(
    shows.scenes.map((each, index) =>
      index === shownScene ? { scene, trajectories } : (known[index] ?? { scene: each, trajectories: [] }),
    ),
  );
}
