// The races of a step that is being written, computed for its preview: live values are read off them.
import { useEffect, useState } from 'react';
import type { LiveRace } from '../../../core/lesson/liveReader';
import type { Scene } from '../../../core/scene/scene';
import { computeTrajectories } from '../../../protocol/computeTrajectories';
import { useApp } from '../../app/appContext';
import { computeRaceBy } from '../../requests/computeRace';

/** In the scenes' order; without trajectories until all are computed. */
export function useRaces(scenes: readonly Scene[]): readonly LiveRace[] {
  const app = useApp();
  const [computed, setComputed] = useState<{
    readonly of: readonly Scene[];
    readonly races: readonly LiveRace[];
  }>();
  useEffect(() => {
    if (scenes.length === 0) return;
    const abort = new AbortController();
    const compute = computeRaceBy(app.host.client, abort.signal);
    void Promise.all(
      scenes.map(async (scene): Promise<LiveRace> => ({
        scene,
        trajectories: await computeTrajectories(scene, compute),
      })),
    ).then(
      (races) => setComputed({ of: scenes, races }),
      // Ended, or a run has failed: its numbers are awaited, and playing the step says why.
      () => undefined,
    );
    return () => abort.abort();
  }, [app, scenes]);
  if (computed?.of === scenes) return computed.races;
  return scenes.map((scene) => ({ scene, trajectories: [] }));
}

/** For a step that shows none. */
export const noScenes: readonly Scene[] = [];
