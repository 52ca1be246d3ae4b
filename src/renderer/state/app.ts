// The app's model: the open scene, its trajectories, surface and transport, connected to the host. React only displays
// it.
import { createStore } from 'zustand/vanilla';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { findLandscape, landscapes } from '../../core/landscapes/registry';
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import {
  isSameSurface,
  landscapeKey,
  landscapeKind,
  type LandscapeReference,
  type OwnReference,
} from '../../core/landscapes/reference';
import { requireLandscape, resolveLandscape } from '../../core/landscapes/resolve';
import type { OptimizerDescription } from '../../core/optimizers/optimizer';
import type { HyperparameterValues } from '../../core/hyperparameters/hyperparameter';
import { findOptimizer } from '../../core/optimizers/registry';
import { parseSceneText, serializeScene } from '../../core/scene/parseScene';
import type { Scene, SceneCamera } from '../../core/scene/scene';
import { raceSeconds } from '../../core/timeline/frameAt';
import { failureOf } from '../../protocol/failure';
import { createExportQueue } from '../export/exportQueue';
import type { Host } from '../host/host';
import { readDropped, SceneFileError, type Dropped } from '../host/sceneFile';
import type { SurfaceGrid } from '../../core/contour/surfaceGrid';
import { addRunner, chooseLandscape, moveToOwn } from './edits';
import { createDelayedSave } from './delayedSave';
import { createNotices } from './notices';
import { createPlayback } from './playback';
import { createTrajectories } from './trajectories';
import { createRaceLoader } from './raceLoader';
import { createSceneStore } from './sceneStore';
import { type Settings, type Workspace, createSettingsStore } from './settings';
import { createSuggestions } from '../requests/suggestions';
import { createSurfaceLoader } from './surfaceLoader';
import { isSteep, loadSurface } from '../requests/loadSurface';

/** State of the window that is not part of the document. */
export interface WindowState {
  readonly selectedRunner: string | null;
  readonly surface: SurfaceGrid | null;
  /** The landscape of `surface`. */
  readonly surfaceOf: LandscapeReference | null;
  /** Points along each side that the view can draw; null until the graphics card has been examined. */
  readonly surfaceResolution: number | null;
  readonly connected: boolean;
  readonly shortcutsOpen: boolean;
  readonly exportOpen: boolean;
  /** Whether the view follows the film's camera when it moves, instead of the user's own. */
  readonly followsFilm: boolean;
  /** The open picker or formula editor. */
  readonly picker: 'optimizers' | 'landscapes' | 'formula' | null;
}

/** The picture on the screen, as the app needs it. */
export interface LiveView {
  /** The current camera, or the target of a transition. */
  camera(): SceneCamera;
  easeTo(camera: SceneCamera): void;
}

const autosaveDelayMs = 400;
const settingsDelayMs = 150;

/** Points along each side for deciding the height scale of the user's own landscape. */
const steepnessResolution = 64;

export type App = ReturnType<typeof createApp>;

export interface AppStart {
  readonly settings: string | null;
  readonly settingsDefaults: Settings;
  readonly session: string | null;
}

export function createApp(host: Host, start: AppStart) {
  const settings = createSettingsStore(start.settings, start.settingsDefaults);
  const restored = start.session === null ? null : parseSceneText(start.session);
  const firstScene = restored?.ok === true ? restored.scene : createDefaultScene(openingLandscape());

  const scenes = createSceneStore(firstScene);
  const trajectories = createTrajectories();
  const playback = createPlayback(playbackSettings(firstScene), () => performance.now() / 1000);
  // In other workspaces the race is paused.
  if (settings.getState().workspace !== 'race') playback.hold();
  const windowState = createStore<WindowState>(() => ({
    selectedRunner: firstScene.optimizers.at(-1)?.key ?? null,
    surface: null,
    surfaceOf: null,
    surfaceResolution: null,
    connected: true,
    shortcutsOpen: false,
    exportOpen: false,
    followsFilm: true,
    picker: null,
  }));

  let liveView: LiveView | null = null;

  const { notify, onNotice } = createNotices();
  const exports = createExportQueue(
    () => performance.now(),
    ({ status, name, message }) => {
      if (status === 'done') notify({ kind: 'exported', name });
      if (status === 'failed') notify({ kind: 'exportFailed', name, message: message ?? '' });
    },
  );
  const runner = createRaceLoader(host.client, trajectories, {
    onFailed: (failure) => notify({ kind: 'runFailed', failure }),
  });
  const suggestions = createSuggestions(host.client);
  const surfaces = createSurfaceLoader(host.client, {
    onLoaded: (surface, surfaceOf) => windowState.setState({ surface, surfaceOf }),
    onFailed: (failure) => notify({ kind: 'surfaceFailed', failure }),
  });

  const updateSurface = (): void => {
    const { surfaceResolution } = windowState.getState();
    if (surfaceResolution !== null) surfaces.show(scenes.getState().scene.landscape, surfaceResolution);
  };

  /** Failures are reported while connected: after a reconnection, everything is saved again. */
  const told = (saving: Promise<unknown>): void => {
    saving.catch((error: unknown) => {
      if (windowState.getState().connected) notify({ kind: 'saveFailed', failure: failureOf(error) });
    });
  };
  const session = createDelayedSave(
    () => told(host.client.request('session.save', { scene: serializeScene(scenes.getState().scene) })),
    autosaveDelayMs,
    { restarts: true },
  );
  // A dragged slider is saved once.
  const savedSettings = createDelayedSave(
    () => told(host.client.request('settings.save', { settings: JSON.stringify(settings.getState()) })),
    settingsDelayMs,
    { restarts: false },
  );

  const onSceneChange = (scene: Scene, previous: Scene): void => {
    runner.update(scene);
    playback.configure(playbackSettings(scene));
    if (landscapeKey(scene.landscape) !== landscapeKey(previous.landscape)) updateSurface();
    if (!isSameSurface(scene.landscape, previous.landscape)) {
      playback.seek(0);
      playback.play();
    }
    const { selectedRunner } = windowState.getState();
    if (!scene.optimizers.some((runner) => runner.key === selectedRunner)) {
      windowState.setState({ selectedRunner: scene.optimizers.at(-1)?.key ?? null });
    }
    session.changed();
  };
  scenes.subscribe((state, previous) => {
    if (state.scene !== previous.scene) onSceneChange(state.scene, previous.scene);
  });
  windowState.subscribe((state, previous) => {
    if (state.surfaceResolution !== previous.surfaceResolution) updateSurface();
  });
  settings.subscribe(savedSettings.changed);
  host.onConnectionChange((connected) => {
    windowState.setState({ connected });
    notify({ kind: connected ? 'reconnected' : 'disconnected' });
    if (!connected) return;
    runner.restart(scenes.getState().scene);
    updateSurface();
    session.now();
    savedSettings.now();
  });

  const showWorkspace = (workspace: Workspace): void => {
    const { workspace: shown } = settings.getState();
    if (workspace === shown) return;
    if (shown === 'race') playback.hold();
    settings.setState({ workspace });
    if (workspace === 'race') playback.release();
  };

  const openText = (name: string, text: string): void => {
    const parsed = parseSceneText(text);
    if (!parsed.ok) {
      notify({ kind: 'openFailed', issues: parsed.issues });
      return;
    }
    showWorkspace('race');
    windowState.setState({ followsFilm: true });
    scenes.edit(() => parsed.scene);
    playback.seek(0);
    playback.play();
    notify({ kind: 'opened', name });
  };

  /** Opens a file, and reports why if that fails. */
  const openFrom = async (
    read: () => Promise<{ readonly name: string; readonly text: string } | null>,
  ): Promise<void> => {
    try {
      const file = await read();
      if (file !== null) openText(file.name, file.text);
    } catch (error) {
      const issue =
        error instanceof SceneFileError ? error.issue : { field: 'file', message: failureOf(error).message };
      notify({ kind: 'openFailed', issues: [issue] });
    }
  };

  const edit = (change: (scene: Scene) => Scene, mergeKey: string | null = null): boolean => {
    const outcome = scenes.edit(change, mergeKey);
    if (!outcome.ok) notify({ kind: 'editRefused', issues: outcome.issues });
    return outcome.ok;
  };

  return {
    host,
    settings,
    scenes,
    trajectories,
    playback,
    exports,
    window: windowState,

    showWorkspace,

    /** The landscape of the open scene. */
    landscape: (): LandscapeDescription => requireLandscape(scenes.getState().scene.landscape).landscape,

    /** Applies an edit as one undo entry (see the scene store); a refusal is reported to the user. */
    edit,

    chooseLandscape(landscape: LandscapeDescription): void {
      edit((scene) => chooseLandscape(scene, landscape));
    },

    /**
     * Switches to the user's own landscape: a formula, or the loss of a neuron. A race on the same kind of landscape
     * continues on the new one; otherwise one starts, with learning rates that have been tried out. False if refused.
     */
    async chooseOwn(reference: OwnReference): Promise<boolean> {
      if (landscapeKind(scenes.getState().scene.landscape) === landscapeKind(reference)) {
        return edit((current) => moveToOwn(current, reference));
      }
      const found = resolveLandscape(reference);
      if (!found.ok) {
        notify({ kind: 'editRefused', issues: found.issues });
        return false;
      }
      const race = chooseLandscape(scenes.getState().scene, found.landscape, reference);
      const tuned = await Promise.all(
        race.optimizers.map(async (runner) => {
          const optimizer = findOptimizer(runner.id)!;
          return { ...runner, hyperparameters: await suggestions.suggest(race, found.landscape, optimizer) };
        }),
      );
      const surface = await loadSurface(host.client, reference, steepnessResolution).catch(() => null);
      const heightScale = surface !== null && isSteep(surface) ? 'log' : 'linear';
      return edit((current) => {
        const fresh = chooseLandscape(current, found.landscape, reference);
        return { ...fresh, optimizers: tuned, look: { ...fresh.look, heightScale } };
      });
    },

    /** The initial hyper-parameters of an optimizer in the open race. */
    suggest: (optimizer: OptimizerDescription): Promise<HyperparameterValues> => {
      const { scene } = scenes.getState();
      return suggestions.suggest(scene, requireLandscape(scene.landscape).landscape, optimizer);
    },

    /** Adds a runner with suitable hyper-parameters, and selects it. False if the edit is refused. */
    async addOptimizer(optimizer: OptimizerDescription): Promise<boolean> {
      const { scene } = scenes.getState();
      const values = await suggestions.suggest(scene, requireLandscape(scene.landscape).landscape, optimizer);
      if (!edit((current) => addRunner(current, optimizer, values))) return false;
      windowState.setState({ selectedRunner: scenes.getState().scene.optimizers.at(-1)!.key });
      return true;
    },

    /** Opens a scene file's text, from a dialog or a drop. If it is invalid, the open race stays. */
    openText,

    open: (): Promise<void> => openFrom(() => host.openFile()),

    /** Opens the file that was dropped on the window. */
    openDropped: (dropped: readonly Dropped[]): Promise<void> => openFrom(() => readDropped(dropped)),

    async save(): Promise<void> {
      const { scene } = scenes.getState();
      const name = `${scene.title === '' ? fileNameOf(scene.landscape) : scene.title}.optiscape.json`;
      try {
        const saved = await host.saveFile(name, serializeScene(scene));
        if (saved !== null) notify({ kind: 'saved', name: saved });
      } catch (error) {
        notify({ kind: 'saveFailed', failure: failureOf(error) });
      }
    },

    /** Moves the camera, and stops following the film. Consecutive moves are one undo entry. */
    setView(camera: SceneCamera): void {
      if (scenes.getState().scene.film.cameraMove !== 'still') windowState.setState({ followsFilm: false });
      edit((scene) => (isSameCamera(scene.camera, camera) ? scene : { ...scene, camera }), 'camera');
      // The document's camera may already be this one while the view shows another.
      liveView?.easeTo(camera);
    },

    /** The camera of the picture on the screen; the document's without a picture. */
    viewCamera: (): SceneCamera => liveView?.camera() ?? scenes.getState().scene.camera,

    /** Sets the picture on the screen, or null when it is unmounted. */
    setLiveView(view: LiveView | null): void {
      liveView = view;
    },

    onNotice,

    /** Computes the first race and starts to play; reports if the last session could not be restored. */
    begin(): void {
      runner.update(scenes.getState().scene);
      playback.play();
      if (restored?.ok === false) notify({ kind: 'restoreFailed', issues: restored.issues });
    },

    /** Whether closing the window would lose an export. */
    exporting: (): boolean =>
      exports.getState().some(({ status }) => status === 'waiting' || status === 'running'),

    /** Saves unsaved changes now. */
    flush(): void {
      session.flush();
      savedSettings.flush();
    },
  };
}

function fileNameOf(landscape: LandscapeReference): string {
  return 'id' in landscape ? landscape.id : landscapeKind(landscape);
}

function isSameCamera(a: SceneCamera, b: SceneCamera): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The landscape of a first start. */
function openingLandscape(): LandscapeDescription {
  return findLandscape('ravine') ?? landscapes[0]!;
}

function playbackSettings(scene: Scene) {
  return { duration: raceSeconds(scene), speed: scene.speed, loop: scene.loop };
}
