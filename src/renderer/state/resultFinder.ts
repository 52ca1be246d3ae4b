// Finds the result of the shown race, once for each race: it takes a look at every row.
import { requireLandscape } from '../../core/landscapes/resolve';
import { runnerNames } from '../../core/scene/runnerName';
import type { Scene } from '../../core/scene/scene';
import type { Trajectory } from '../../core/simulation/trajectory';
import type { Phrase } from '../../core/text/text';
import { raceResult } from '../../core/timeline/raceResult';

/** Remembers the last result while neither scene nor trajectories change. */
export function createResultFinder() {
  let lastScene: Scene | null = null;
  let lastTrajectories: readonly Trajectory[] | null = null;
  let result: Phrase | null = null;
  return {
    /** The result of the visible runners; null where there is none to be told. */
    find(scene: Scene, trajectories: readonly Trajectory[]): Phrase | null {
      if (scene === lastScene && trajectories === lastTrajectories) return result;
      [lastScene, lastTrajectories] = [scene, trajectories];
      const visible = new Set(scene.optimizers.flatMap(({ key, visible }) => (visible ? [key] : [])));
      const shown = trajectories.filter(({ key }) => visible.has(key));
      const { landscape } = requireLandscape(scene.landscape);
      result = raceResult(shown, landscape, Object.fromEntries(runnerNames(scene.optimizers)));
      return result;
    },
  };
}
