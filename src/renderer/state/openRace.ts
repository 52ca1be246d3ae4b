// The race of the open scene: its trajectories, surface and playback follow the document.
import { isSameRelief } from '../../core/contour/surfaceLight';
import { isSameSurface, landscapeKey } from '../../core/landscapes/reference';
import { runnerNames } from '../../core/scene/runnerName';
import type { Scene } from '../../core/scene/scene';
import { raceSeconds } from '../../core/timeline/frameAt';
import type { Client } from '../../protocol/client';
import { prefersReducedMotion } from '../host/platform';
import { createMeasures } from './measures';
import type { Notice } from './notices';
import { createPlayback, type PlaybackSettings } from './playback';
import { createRaceLoader } from './raceLoader';
import type { SceneStore } from './sceneStore';
import { createSurfaceLoader } from './surfaceLoader';
import { createTrajectories } from './trajectories';
import type { WindowStore } from './windowState';

/** Nothing is computed before `begin`. */
export function createOpenRace(
  client: Client,
  scenes: SceneStore,
  windowState: WindowStore,
  notify: (notice: Notice) => void,
) {
  const openScene = (): Scene => scenes.getState().scene;
  const trajectories = createTrajectories();
  const playback = createPlayback(playbackSettings(openScene()), () => performance.now() / 1000);
  const loader = createRaceLoader(client, trajectories, {
    onFailed: (failure) => notify({ kind: 'runFailed', failure }),
    onRunnersFailed: (keys, fault) => {
      const names = runnerNames(openScene().optimizers);
      notify({ kind: 'runnersFailed', names: keys.flatMap((key) => names.get(key) ?? []), fault });
    },
  });
  const measures = createMeasures(client, trajectories, openScene, (failure) =>
    notify({ kind: 'measuresFailed', failure }),
  );
  const surfaces = createSurfaceLoader(client, {
    onHeights: (surface, surfaceOf) => {
      windowState.setState({ surface, surfaceOf, surfaceFailed: false });
      if (isBeginning) playByItself();
      isBeginning = false;
    },
    onHeightsFailed: () => windowState.setState({ surfaceFailed: true }),
    onLight: (light, lightOf) => windowState.setState({ light, lightOf }),
    onFailed: (failure) => notify({ kind: 'surfaceFailed', failure }),
  });

  /** Until the first surface is there, on which the race is seen from its start. */
  let isBeginning = true;

  /** Nothing moves by itself where the system asks for as little motion as possible. */
  const playByItself = (): void => {
    if (!prefersReducedMotion()) playback.play();
  };
  const updateHeights = (): void => {
    windowState.setState({ surfaceFailed: false });
    surfaces.showHeights(openScene().landscape);
  };
  const updateLight = (): void => {
    const { landscape, look } = openScene();
    surfaces.showLight({ landscape, look });
  };
  const playFromStart = (): void => {
    playback.seek(0);
    playByItself();
  };

  scenes.subscribe(({ scene, restored }, { scene: previous }) => {
    if (scene === previous) return;
    loader.update(scene);
    measures.update();
    playback.configure(playbackSettings(scene));
    const isOther = landscapeKey(scene.landscape) !== landscapeKey(previous.landscape);
    if (isOther) updateHeights();
    if (isOther || !isSameRelief(scene.look, previous.look)) updateLight();
    if (isSameSurface(scene.landscape, previous.landscape)) return;
    // A race that is brought back plays only if one was playing.
    if (restored) playback.seek(0);
    else playFromStart();
  });
  return {
    trajectories,
    measures,
    playback,
    playFromStart,

    /** Computes the first race, which starts to play with its surface, unless motion is to be reduced. */
    begin(): void {
      loader.update(openScene());
      updateHeights();
      updateLight();
    },

    /** Computes everything again, after a reconnection or a failure. */
    restart(): void {
      loader.restart(openScene());
      measures.restart();
      updateHeights();
      updateLight();
    },
  };
}

function playbackSettings(scene: Scene): PlaybackSettings {
  return { duration: raceSeconds(scene), speed: scene.speed, loop: scene.loop };
}
