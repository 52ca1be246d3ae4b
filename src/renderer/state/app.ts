// The app's model: the open scene with its race, files, settings and exports, connected to the host. React only displays
// it.
import { findLandscape, landscapes } from '../../core/landscapes/registry';
import type { Lesson, LessonView } from '../../core/lesson/lesson';
import { parseLessonText } from '../../core/lesson/parseLesson';
import { serializeLesson } from '../../core/lesson/serializeLesson';
import type { LandscapeDescription } from '../../core/landscapes/landscape';
import { requireLandscape } from '../../core/landscapes/resolve';
import { createDefaultScene } from '../../core/scene/defaultScene';
import { parseSceneText, serializeScene, type ParsedScene } from '../../core/scene/parseScene';
import { sameCamera } from '../../core/scene/sameCamera';
import type { Scene, SceneCamera } from '../../core/scene/scene';
import { failureOf } from '../../protocol/failure';
import type { Failure } from '../../protocol/messages';
import { createDivergences } from './divergences';
import { createExplanations } from './explanations';
import type { CopiedFormat } from '../export/clipboardOutput';
import { createExportQueue, type ExportTask } from '../export/exportQueue';
import { settingsIssues, type ExportSurroundings } from '../export/exportSettings';
import { startCopy } from '../export/startExport';
import type { Host, OpenedScene } from '../host/host';
import { prefersReducedMotion } from '../host/platform';
import { keepOpenLesson, takeOpenLesson } from '../host/openLesson';
import { openPresenterFrame } from '../host/presenterFrame';
import { createBesideRace } from './besideRace';
import { createDelayedSave } from './delayedSave';
import { createKeptWindow } from './keptWindow';
import { createLessonDraft } from './lessonDraft';
import { createLessonPlayer } from './lessonPlayer';
import { createLessonView } from './lessonView';
import { createNotices, type Notice } from './notices';
import { createLiveArrows } from './liveArrows';
import { createOpenRace } from './openRace';
import { createPresentation, createRaceCourse } from './presentation';
import { createPresenterWindow } from './presenterWindow';
import { createRaceChoices } from './raceChoices';
import { createSceneFiles } from './sceneFiles';
import { createSceneStore } from './sceneStore';
import { type Settings, type Workspace, createSettingsStore } from './settings';
import { shownView, viewTitle } from './shownView';
import { createWindowStore, lastRunner, noDialog } from './windowState';

/** The picture on the screen, as the app needs it. */
export interface LiveView {
  /** The current camera, or the target of a transition. */
  camera(): SceneCamera;
  /** The camera that shows all paths as large as possible, from the current direction; null if there are none. */
  raceCamera(): SceneCamera | null;
  easeTo(camera: SceneCamera): void;
  /** Moves the camera at once, and stops following the film. */
  jumpTo(camera: SceneCamera): void;
}

/** The map on the screen, as the app needs it. */
export interface ShownMap {
  /** Shows the whole domain. */
  fit(): void;
  /** Shows the paths of all runners as large as possible. */
  fitRace(): void;
}

/** A crash loses the edits of the last second at most. */
const sceneSaveMs = { quietMs: 400, atMostMs: 1000 } as const;
/** A dragged slider is saved a few times a second. */
const settingsSaveMs = { quietMs: 150, atMostMs: 150 } as const;

export type App = ReturnType<typeof createApp>;

export interface AppStart {
  readonly settings: string | null;
  readonly settingsDefaults: Settings;
  /** The race that was open last, as a scene document's text, or why it can't be read; null on the first start. */
  readonly savedScene: string | Failure | null;
  /** The file that it belongs to. */
  readonly savedFile: OpenedScene | null;
}

export function createApp(host: Host, start: AppStart) {
  const settings = createSettingsStore(start.settings, start.settingsDefaults);
  const restored = restoredFrom(start.savedScene);
  const firstScene = restored?.ok === true ? restored.scene : createDefaultScene(openingLandscape());

  const scenes = createSceneStore(firstScene);
  const openScene = (): Scene => scenes.getState().scene;
  const windowState = createWindowStore(firstScene);
  const { notify, onNotice } = createNotices();
  const beside = createBesideRace(host.client, notify);
  const race = createOpenRace({ client: host.client, scenes, windowState, beside, notify });
  const { trajectories, measures, playback } = race;
  const explanations = createExplanations(host.client);
  const divergences = createDivergences(host.client);
  const arrowsOf = (shownScene: () => Scene, drawn: Pick<typeof race, 'trajectories'>) =>
    createLiveArrows({
      client: host.client,
      shownScene,
      windowState,
      settings,
      race: { trajectories: drawn.trajectories, playback },
      explanations,
    });
  const arrows = arrowsOf(openScene, race);
  const besideArrows = arrowsOf(() => beside.getState().scene ?? openScene(), beside);
  const raceCourse = createRaceCourse(playback);
  const presentation = createPresentation({
    windowState,
    host,
    playback,
    settings,
    course: () => (lessons.open() === null ? raceCourse : lessons),
    // A step of a lesson says what stands there.
    beginsWithDock: () => lessons.open() !== null && settings.getState().panelOpen,
  });
  // In other workspaces the race is paused.
  if (settings.getState().workspace !== 'race') playback.hold();

  let liveView: LiveView | null = null;
  let liveMap: ShownMap | null = null;

  const exports = createExportQueue(
    () => performance.now(),
    (task) => {
      const notice = noticeOf(task);
      if (notice !== null) notify(notice);
    },
  );
  /** Failures are reported while connected: after a reconnection, everything is saved again. */
  const told = (saving: Promise<unknown>): void => {
    saving.catch((error: unknown) => {
      const failure = failureOf(error);
      if (failure.code === 'elsewhere') keptWindow.refused();
      else if (windowState.getState().connected) notify({ kind: 'saveFailed', failure });
    });
  };
  const isKept = (): boolean => windowState.getState().kept;
  const sceneSave = createDelayedSave(() => {
    // What a lesson shows is not the user's.
    if (!isKept() || scenes.isLent()) return;
    const file = files.file()?.id ?? null;
    told(host.client.request('scene.save', { scene: serializeScene(openScene()), file }));
  }, sceneSaveMs);
  const settingsSave = createDelayedSave(() => {
    if (!isKept()) return;
    told(
      host.client.request('settings.save', {
        settings: JSON.stringify({ ...settings.getState(), ...lessonView.ownSettings() }),
      }),
    );
  }, settingsSaveMs);
  const lessonSave = createDelayedSave(() => {
    // Before it was read, what was kept would be lost.
    if (!isKept() || !lessonDraft.getState().ready) return;
    const { text, file } = lessonDraft.kept();
    told(host.client.request('lesson.save', { lesson: text, file: file?.id ?? null }));
  }, sceneSaveMs);
  const lessonDraft = createLessonDraft({
    host,
    async load() {
      const [{ lesson: text }, file] = await Promise.all([
        host.client.request('lesson.load', {}),
        host.restoreFile('lesson'),
      ]);
      return { text, file };
    },
    onChange: () => lessonSave.changed(),
    notify,
    language: () => settings.getState().language,
  });
  const keptWindow = createKeptWindow({
    client: host.client,
    windowName: host.windowName,
    windowState,
    notify,
    save() {
      sceneSave.now();
      settingsSave.now();
      lessonSave.now();
    },
  });

  scenes.subscribe(({ scene }, { scene: previous }) => {
    if (scene === previous) return;
    const { selectedRunner } = windowState.getState();
    if (!scene.optimizers.some((runner) => runner.key === selectedRunner)) {
      windowState.setState({ selectedRunner: lastRunner(scene) });
    }
    sceneSave.changed();
  });
  settings.subscribe(settingsSave.changed);
  host.onConnectionChange((connected) => {
    windowState.setState({ connected });
    notify({ kind: connected ? 'reconnected' : 'disconnected' });
    if (!connected) return;
    race.restart();
    keptWindow.again();
    sceneSave.now();
    settingsSave.now();
    lessonSave.now();
  });

  const showWorkspace = (workspace: Workspace): void => {
    const { workspace: shown } = settings.getState();
    if (workspace === shown) return;
    if (shown === 'race') playback.hold();
    settings.setState({ workspace });
    if (workspace === 'race') playback.release();
  };

  const edit = (change: (scene: Scene) => Scene, mergeKey: string | null = null): boolean => {
    const outcome = scenes.edit(change, mergeKey);
    if (!outcome.ok) notify({ kind: 'editRefused', issues: outcome.issues });
    return outcome.ok;
  };

  const onOpen = (scene: Scene): void => {
    lessons.close();
    showWorkspace('race');
    windowState.setState({ followsFilm: true, editorOpen: false, lessonsOpen: false });
    scenes.edit(() => scene);
    race.playFromStart();
  };

  const files = createSceneFiles({
    host,
    scenes,
    restored: restored?.ok === true ? start.savedFile : null,
    onOpen,
    onLesson(lesson, opened) {
      if (windowState.getState().editorOpen) {
        lessonDraft.openText(opened);
        return;
      }
      windowState.setState(noDialog);
      beginLesson(lesson, opened.name);
      host.keepLesson(opened);
    },
    onFile() {
      showFile();
      sceneSave.changed();
    },
    notify,
  });
  const lessonView = createLessonView({
    scenes,
    settings,
    windowState,
    beside,
    beginWithoutFile: files.beginWithoutFile,
    showWorkspace,
  });
  const lessons = createLessonPlayer({
    view: lessonView,
    scenes,
    beside,
    settings,
    playback,
    isStill: prefersReducedMotion,
    clock: () => performance.now(),
  });
  const presenterWindow = createPresenterWindow({
    windowState,
    notify,
    openFrame: openPresenterFrame,
    clock: () => performance.now(),
    lessonSince: () => lessons.open()?.since ?? null,
  });
  /** The race before it is saved. */
  const beginLesson: typeof lessons.begin = (...which) => {
    sceneSave.flush();
    lessons.begin(...which);
  };
  /** What the window shows, as a step of a lesson. */
  const viewNow = (): LessonView =>
    shownView({
      scene: openScene(),
      beside: beside.getState(),
      seconds: playback.seconds(),
      settings: settings.getState(),
      window: windowState.getState(),
    });
  const editLesson = (): void => {
    playback.pause();
    windowState.setState({ ...noDialog, editorOpen: true });
  };
  const showFile = (): void => {
    const file = files.file();
    const edited = files.edited();
    windowState.setState({ file: file && { name: file.name, edited } });
    host.showFile(file, edited);
  };

  return {
    host,
    settings,
    scenes,
    trajectories,
    measures,
    playback,
    /** The race beside the open one, with its arrows. */
    beside: { ...beside, arrows: besideArrows },
    divergences,
    explanations,
    arrows,
    presentation: {
      ...presentation,
      start(): void {
        lessons.startClock();
        presentation.start();
      },
    },
    presenterWindow,
    exports,
    window: windowState,

    showWorkspace,

    /** The tips of a first start have been used or closed. */
    leaveTips: (): void => {
      if (!settings.getState().tipsSeen) settings.setState({ tipsSeen: true });
    },

    /** Computes race and surface again, where that has failed. */
    computeAgain: race.restart,

    /** The landscape of the open scene. */
    landscape: (): LandscapeDescription => requireLandscape(openScene().landscape).landscape,

    /** Applies an edit as one undo entry (see the scene store); a refusal is reported to the user. */
    edit,

    ...createRaceChoices({ client: host.client, openScene, edit, windowState, notify }),
    files,

    lessons: {
      ...lessons,
      begin: beginLesson,
      /** One that is being written is written on, at the step that was on show. */
      close(): void {
        const open = lessons.open();
        lessons.close();
        if (open?.id !== null) return;
        lessonDraft.select(open.lesson.steps[open.place.step]!.key);
        editLesson();
      },
    },

    /** Closes a lesson at its end, and offers the others. */
    finishLesson(): void {
      const isWritten = lessons.open()?.id === null;
      this.lessons.close();
      if (!isWritten) windowState.setState({ lessonsOpen: true });
    },

    /** The lesson that is being written. */
    lessonDraft,

    /** Opens the lesson editor. */
    editLesson(): void {
      if (lessons.open()?.id === null) this.lessons.close();
      else editLesson();
    },

    /** Opens the lesson editor with a copy of a lesson; undo leads back to the one before. */
    async editCopy(lesson: Lesson): Promise<void> {
      if (!(await lessonDraft.restore())) return;
      lessonDraft.begin(lesson);
      editLesson();
    },

    shownView: viewNow,

    /** Adds what the window shows to the lesson that is being written. */
    async addView(): Promise<void> {
      const view = viewNow();
      if (!(await lessonDraft.restore())) return;
      if (!lessonDraft.add(view, viewTitle(view))) {
        notify({ kind: 'lessonFull' });
        return;
      }
      const { lesson, selected } = lessonDraft.getState();
      if (windowState.getState().editorOpen) return;
      const number = lesson.steps.findIndex(({ key }) => key === selected) + 1;
      notify({ kind: 'viewAdded', number, edit: editLesson });
    },

    /** Plays the lesson that is being written from the step at hand. */
    playDraft(): void {
      const { lesson, selected } = lessonDraft.getState();
      if (lesson.steps.length === 0) return;
      windowState.setState(noDialog);
      const step = lesson.steps.findIndex(({ key }) => key === selected);
      beginLesson(lesson, null, Math.max(0, step));
    },

    /** Begins the landscape's default race, without a file. */
    newRace: (): void => {
      lessons.close();
      const scene = createDefaultScene(requireLandscape(openScene().landscape).landscape);
      files.beginWithoutFile(scene);
      edit(() => scene);
    },

    /** Moves the camera, smoothly or at once, and stops following the film. Consecutive moves are one undo entry. */
    setView(camera: SceneCamera, how: 'glide' | 'cut' = 'glide'): void {
      if (openScene().film.cameraMove !== 'still') windowState.setState({ followsFilm: false });
      edit((scene) => (sameCamera(scene.camera, camera) ? scene : { ...scene, camera }), 'camera');
      // The document's camera may already be this one while the view shows another.
      if (how === 'cut') liveView?.jumpTo(camera);
      else liveView?.easeTo(camera);
    },

    /** Moves camera and map until the paths fill the picture. */
    fitRace(): void {
      const camera = liveView?.raceCamera();
      if (camera) this.setView(camera);
      liveMap?.fitRace();
    },

    /** Shows the whole map. */
    fitMap: (): void => liveMap?.fit(),

    /** Whether the surface is on show, alone or beside the map. */
    showsSurface: (): boolean => liveView !== null,

    /** The camera of the picture on the screen; the document's without a picture. */
    viewCamera: (): SceneCamera => liveView?.camera() ?? openScene().camera,

    /** Sets the picture on the screen, or null when it is unmounted. */
    setLiveView(view: LiveView | null): void {
      liveView = view;
    },

    /** Sets the map on the screen, or null when it is unmounted. */
    setLiveMap(map: ShownMap | null): void {
      liveMap = map;
    },

    onNotice,

    /** Puts a picture of the open race on the clipboard, as the dialog's settings have it; to be called by what the user presses. */
    copyPicture(format: CopiedFormat, surroundings: ExportSurroundings): void {
      const shown = { ...settings.getState().export, format };
      const issues = settingsIssues(shown);
      if (issues.length > 0) {
        notify({ kind: 'editRefused', issues });
        return;
      }
      const id = startCopy({ host, exports }, openScene(), shown, surroundings);
      notify({ kind: 'copying', cancel: () => exports.cancel(id) });
    },

    /** Computes the first race and starts to play; reports if the last race could not be restored. */
    begin(): void {
      race.begin();
      showFile();
      const left = takeOpenLesson();
      const parsed = left && parseLessonText(left.text);
      if (left !== null && parsed?.ok === true) beginLesson(parsed.lesson, left.id, left.step, left.tally);
      if (restored?.ok === false) notify({ kind: 'restoreFailed', issues: restored.issues });
      void keptWindow.begin().then((crashed) => {
        if (crashed && restored?.ok === true) notify({ kind: 'recovered' });
      });
    },

    /** Whether closing the window would lose an export. */
    exporting: (): boolean =>
      exports.getState().some(({ status }) => status === 'waiting' || status === 'running'),

    /** Saves unsaved changes now. */
    flush(): void {
      sceneSave.flush();
      settingsSave.flush();
      lessonSave.flush();
    },

    /** The window is left, perhaps to be loaded anew: the lesson that is open goes on then. */
    leave(): void {
      this.flush();
      const open = lessons.open();
      if (open === null || open.id === null) return;
      const { lesson, id, place, tally } = open;
      keepOpenLesson({ text: serializeLesson(lesson), id, step: place.step, tally: [...tally] });
    },
  };
}

/** What the user is told about an export that has ended; null for nothing. */
function noticeOf({ status, name, message, copies }: ExportTask): Notice | null {
  switch (status) {
    case 'done':
      return copies === null ? { kind: 'exported', name } : { kind: 'copied', as: copies };
    case 'failed':
      return { kind: 'exportFailed', name, message: message ?? '', copies: copies !== null };
    case 'cancelled':
      return copies === null ? null : { kind: 'copied', as: null };
    case 'waiting':
    case 'running':
      return null;
  }
}

function restoredFrom(saved: AppStart['savedScene']): ParsedScene | null {
  if (saved === null || typeof saved === 'string') return saved === null ? null : parseSceneText(saved);
  return { ok: false, issues: [{ field: 'scene', message: saved.message }] };
}

/** The landscape of a first start. */
function openingLandscape(): LandscapeDescription {
  return findLandscape('ravine') ?? landscapes[0]!;
}
