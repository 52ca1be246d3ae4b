// What pictures of a race are drawn from: its trajectories, heights and light, asked for anew where a scene changes.
import { isSameRelief } from '../../core/contour/surfaceLight';
import { landscapeKey } from '../../core/landscapes/reference';
import { runnerNames } from '../../core/scene/runnerName';
import type { Scene } from '../../core/scene/scene';
import type { Client } from '../../protocol/client';
import type { LoadedSurface } from './loadedSurface';
import type { Notice } from './notices';
import { createRaceLoader } from './raceLoader';
import { createSurfaceLoader } from './surfaceLoader';
import { createTrajectories } from './trajectories';

interface RacePictureOptions {
  readonly client: Client;
  readonly onSurface: (change: Partial<LoadedSurface>) => void;
  readonly notify: (notice: Notice) => void;
}

/** Nothing is computed before the first scene. */
export function createRacePicture({ client, onSurface, notify }: RacePictureOptions) {
  const trajectories = createTrajectories();
  let scene: Scene | null = null;
  const loader = createRaceLoader(client, trajectories, {
    onFailed: (failure) => notify({ kind: 'runFailed', failure }),
    onRunnersFailed: (keys, fault) => {
      const names = runnerNames(scene?.optimizers ?? []);
      notify({ kind: 'runnersFailed', names: keys.flatMap((key) => names.get(key) ?? []), fault });
    },
  });
  const surfaces = createSurfaceLoader(client, {
    onHeights: (surface, surfaceOf) => onSurface({ surface, surfaceOf, surfaceFailed: false }),
    onHeightsFailed: () => onSurface({ surfaceFailed: true }),
    onLight: (light, lightOf) => onSurface({ light, lightOf }),
    onFailed: (failure) => notify({ kind: 'surfaceFailed', failure }),
  });

  const askHeights = ({ landscape }: Scene): void => {
    onSurface({ surfaceFailed: false });
    surfaces.showHeights(landscape);
  };
  const askLight = ({ landscape, look }: Scene): void => surfaces.showLight({ landscape, look });

  return {
    trajectories,

    /** Asks for what the scene has other than the one before. */
    show(next: Scene): void {
      const previous = scene;
      scene = next;
      loader.update(next);
      const isOther = previous === null || landscapeKey(next.landscape) !== landscapeKey(previous.landscape);
      if (isOther) askHeights(next);
      if (isOther || !isSameRelief(next.look, previous.look)) askLight(next);
    },

    /** Asks for everything again, after a reconnection or a failure. */
    restart(): void {
      if (scene === null) return;
      loader.restart(scene);
      askHeights(scene);
      askLight(scene);
    },
  };
}
