// The other race of a pair that a lesson shows, beside the open one and on its clock. It is only looked at.
import { createStore } from 'zustand/vanilla';
import type { Scene } from '../../core/scene/scene';
import type { Client } from '../../protocol/client';
import { noSurface, type LoadedSurface } from './loadedSurface';
import type { Notice } from './notices';
import { createRacePicture } from './racePicture';

export interface BesideRace extends LoadedSurface {
  /** Null where the open race stands alone. */
  readonly scene: Scene | null;
  /** Whether it stands at the left of the open one. */
  readonly isLeft: boolean;
}

export type BesideStore = ReturnType<typeof createBesideRace>;

export function createBesideRace(client: Client, notify: (notice: Notice) => void) {
  const store = createStore<BesideRace>(() => ({ ...noSurface, scene: null, isLeft: false }));
  const picture = createRacePicture({ client, onSurface: (change) => store.setState(change), notify });
  return {
    ...store,
    trajectories: picture.trajectories,

    show(scene: Scene, isLeft: boolean): void {
      store.setState({ scene, isLeft });
      picture.show(scene);
    },

    hide: (): void => store.setState({ scene: null }),

    /** Computes everything again, after a reconnection or a failure. */
    restart(): void {
      if (store.getState().scene !== null) picture.restart();
    },
  };
}
