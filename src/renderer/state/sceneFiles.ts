// Opens scene files and lessons, saves scenes, and knows which file the open race belongs to.
import type { Lesson } from '../../core/lesson/lesson';
import { isLessonFile } from '../../core/lesson/lessonFile';
import { parseLessonText } from '../../core/lesson/parseLesson';
import { landscapeKind, type LandscapeReference } from '../../core/landscapes/reference';
import { parseSceneText, serializeScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import { sceneEndings } from '../../core/scene/sceneFile';
import { failureOf } from '../../protocol/failure';
import type { Host, OpenedScene, RecentLesson, SceneFile } from '../host/host';
import { readDropped, SceneFileError, type Dropped } from '../host/sceneFile';
import type { Notice } from './notices';
import type { SceneStore } from './sceneStore';

export interface SceneFilesOptions {
  readonly host: Pick<Host, 'openFile' | 'saveFileAs'>;
  readonly scenes: Pick<SceneStore, 'getState' | 'subscribe'>;
  /** The file of the first scene. */
  readonly restored: OpenedScene | null;
  /** Shows the scene of a file. */
  readonly onOpen: (scene: Scene) => void;
  /** Begins the lesson of a file, or edits it. */
  readonly onLesson: (lesson: Lesson, opened: OpenedScene) => void;
  /** Called when the open race belongs to another file, or begins or ceases to differ from it. */
  readonly onFile: () => void;
  readonly notify: (notice: Notice) => void;
}

/** A race through all its edits, and its file. Undoing the opening of a file leads back to the race before, and to its file. */
interface RaceDocument {
  file: SceneFile | null;
  /** What the file has. */
  saved: Scene | null;
}

export function createSceneFiles({
  host,
  scenes,
  restored,
  onOpen,
  onLesson,
  onFile,
  notify,
}: SceneFilesOptions) {
  const documents = new WeakMap<Scene, RaceDocument>();
  const openScene = (): Scene => scenes.getState().scene;
  const documentOf = (scene: Scene): RaceDocument => documents.get(scene)!;
  const isEdited = (scene: Scene): boolean => {
    const { file, saved } = documentOf(scene);
    return file !== null && scene !== saved;
  };
  /** One at a time: of two saves to one file, the later one counts. */
  let saving: Promise<void> = Promise.resolve();

  documents.set(openScene(), documentOfRestored(openScene(), restored));
  scenes.subscribe(({ scene }, { scene: before }) => {
    if (scene === before) return;
    if (!documents.has(scene)) documents.set(scene, documentOf(before));
    if (documentOf(scene) !== documentOf(before) || isEdited(scene) !== isEdited(before)) onFile();
  });

  const openLesson = (opened: OpenedScene): void => {
    const parsed = parseLessonText(opened.text);
    if (parsed.ok) onLesson(parsed.lesson, opened);
    else notify({ kind: 'openFailed', issues: parsed.issues });
  };

  const openText = (opened: OpenedScene): void => {
    const { name, text, file } = opened;
    if (isLessonFile(name)) {
      openLesson(opened);
      return;
    }
    const parsed = parseSceneText(text);
    if (!parsed.ok) {
      notify({ kind: 'openFailed', issues: parsed.issues });
      return;
    }
    const { scene } = parsed;
    const replaced = isEdited(openScene()) ? documentOf(openScene()).file!.name : null;
    documents.set(scene, { file, saved: scene });
    onOpen(scene);
    notify({ kind: 'opened', name, replaced });
  };

  /** Opens a file, and reports why if that fails. */
  const openFrom = async (read: () => Promise<OpenedScene | null>): Promise<void> => {
    try {
      const opened = await read();
      if (opened !== null) openText(opened);
    } catch (error) {
      const issue =
        error instanceof SceneFileError ? error.issue : { field: 'file', message: failureOf(error).message };
      notify({ kind: 'openFailed', issues: [issue] });
    }
  };

  async function saveUnder(scene: Scene, document: RaceDocument): Promise<void> {
    const saved = await host.saveFileAs(document.file?.name ?? nameFor(scene), serializeScene(scene));
    if (saved === null) return;
    if (saved.file !== null) Object.assign(document, { file: saved.file, saved: scene });
    onFile();
    notify({ kind: 'saved', name: saved.name });
  }

  async function saveAgain(scene: Scene, document: RaceDocument): Promise<void> {
    const { file } = document;
    if (file === null) {
      await saveUnder(scene, document);
      return;
    }
    if (!(await file.save(serializeScene(scene)))) return;
    document.saved = scene;
    onFile();
    notify({ kind: 'saved', name: file.name });
  }

  function saveBy(how: typeof saveAgain): Promise<void> {
    saving = saving.then(async () => {
      const scene = openScene();
      await how(scene, documentOf(scene)).catch((error: unknown) => {
        notify({ kind: 'saveFailed', failure: failureOf(error) });
      });
    });
    return saving;
  }

  return {
    /** The file of the open race; null if it has none. */
    file: (): SceneFile | null => documentOf(openScene()).file,

    /** Whether the open race has changes that its file does not have. */
    edited: (): boolean => isEdited(openScene()),

    /** The scene begins a race of its own, without a file. To be called before it is shown. */
    beginWithoutFile(scene: Scene): void {
      documents.set(scene, { file: null, saved: null });
    },

    /** Opens the text of a scene file or a lesson. If it is invalid, the open race stays. */
    openText,

    open: (): Promise<void> => openFrom(() => host.openFile()),

    /** Opens the file that was dropped on the window. */
    openDropped: (dropped: readonly Dropped[]): Promise<void> => openFrom(() => readDropped(dropped)),

    /** Opens a lesson that was opened before. */
    openRecent: (recent: RecentLesson): Promise<void> => openFrom(() => recent.open()),

    /** Saves to the race's file; where it has none, the user chooses one. */
    save: (): Promise<void> => saveBy(saveAgain),

    saveAs: (): Promise<void> => saveBy(saveUnder),
  };
}

/** A file that has changed since into something else than a scene is not the race's any more. */
function documentOfRestored(scene: Scene, restored: OpenedScene | null): RaceDocument {
  const parsed = restored === null ? null : parseSceneText(restored.text);
  if (restored === null || parsed?.ok !== true) return { file: null, saved: null };
  const isSame = serializeScene(parsed.scene) === serializeScene(scene);
  return { file: restored.file, saved: isSame ? scene : parsed.scene };
}

function nameFor(scene: Scene): string {
  return `${scene.title === '' ? landscapeName(scene.landscape) : scene.title}.${sceneEndings[0]}`;
}

function landscapeName(landscape: LandscapeReference): string {
  return 'id' in landscape ? landscape.id : landscapeKind(landscape);
}
