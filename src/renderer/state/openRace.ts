// The race of the open scene: its trajectories, surface and playback follow the document.
import { isSameSurface } from '../../core/landscapes/reference';
import type { Scene } from '../../core/scene/scene';
import { raceSeconds } from '../../core/timeline/frameAt';
import type { Client } from '../../protocol/client';
import { prefersReducedMotion } from '../host/platform';
import { createMeasures } from './measures';
import type { Notice } from './notices';
import { createPlayback, type PlaybackSettings } from './playback';
import type { BesideStore } from './besideRace';
import { createRacePicture } from './racePicture';
import type { SceneStore } from './sceneStore';
import type { WindowStore } from './windowState';

interface OpenRaceOptions {
  readonly client: Client;
  readonly scenes: SceneStore;
  readonly windowState: WindowStore;
  /** The race that may stand beside it. */
  readonly beside: Pick<BesideStore, 'getState' | 'subscribe' | 'restart'>;
  readonly notify: (notice: Notice) => void;
}

/** Nothing is computed before `begin`. */
export function createOpenRace({ client, scenes, windowState, beside, notify }: OpenRaceOptions) {
  const openScene = (): Scene => scenes.getState().scene;
  /** The clock goes on until the longer race of a pair is over. */
  const playbackSettings = (): PlaybackSettings => {
    const scene = openScene();
    const other = beside.getState().scene ?? scene;
    return {
      duration: Math.max(raceSeconds(scene), raceSeconds(other)),
      speed: scene.speed,
      loop: scene.loop,
    };
  };
  const playback = createPlayback(playbackSettings(), () => performance.now() / 1000);
  const picture = createRacePicture({
    client,
    notify,
    onSurface(change) {
      windowState.setState(change);
      if (change.surface === undefined) return;
      if (isBeginning) playByItself();
      isBeginning = false;
    },
  });
  const { trajectories } = picture;
  const measures = createMeasures(client, trajectories, openScene, (failure) =>
    notify({ kind: 'measuresFailed', failure }),
  );
  /** Until the first surface is there, on which the race is seen from its start. */
  let isBeginning = true;

  /** Nothing moves by itself where the system asks for as little motion as possible. */
  const playByItself = (): void => {
    if (!prefersReducedMotion()) playback.play();
  };
  const playFromStart = (): void => {
    playback.seek(0);
    playByItself();
  };

  scenes.subscribe(({ scene, restored }, { scene: previous }) => {
    if (scene === previous) return;
    // One that is put in its place, as by a lesson, is not the race that begins by itself.
    if (restored) isBeginning = false;
    picture.show(scene);
    measures.update();
    playback.configure(playbackSettings());
    if (isSameSurface(scene.landscape, previous.landscape)) return;
    // A race that is brought back plays only if one was playing.
    if (restored) playback.seek(0);
    else playFromStart();
  });
  beside.subscribe(({ scene }, { scene: previous }) => {
    if (scene !== previous) playback.configure(playbackSettings());
  });
  return {
    trajectories,
    measures,
    playback,
    playFromStart,

    /** Computes the first race, which starts to play with its surface, unless motion is to be reduced. */
    begin: (): void => picture.show(openScene()),

    /** Computes everything again, after a reconnection or a failure. */
    restart(): void {
      picture.restart();
      measures.restart();
      beside.restart();
    },
  };
}
