// Opens and saves scene files, and reports how that went.
import { landscapeKind, type LandscapeReference } from '../../core/landscapes/reference';
import { parseSceneText, serializeScene } from '../../core/scene/parseScene';
import type { Scene } from '../../core/scene/scene';
import { failureOf } from '../../protocol/failure';
import type { Host } from '../host/host';
import { readDropped, SceneFileError, type Dropped } from '../host/sceneFile';
import type { Notice } from './notices';

export interface SceneFilesOptions {
  readonly host: Pick<Host, 'openFile' | 'saveFile'>;
  readonly openScene: () => Scene;
  /** Shows the scene of a file. */
  readonly onOpen: (scene: Scene) => void;
  readonly notify: (notice: Notice) => void;
}

export function createSceneFiles({ host, openScene, onOpen, notify }: SceneFilesOptions) {
  const openText = (name: string, text: string): void => {
    const parsed = parseSceneText(text);
    if (!parsed.ok) {
      notify({ kind: 'openFailed', issues: parsed.issues });
      return;
    }
    onOpen(parsed.scene);
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

  return {
    /** Opens a scene file's text, from a dialog or a drop. If it is invalid, the open race stays. */
    openText,

    open: (): Promise<void> => openFrom(() => host.openFile()),

    /** Opens the file that was dropped on the window. */
    openDropped: (dropped: readonly Dropped[]): Promise<void> => openFrom(() => readDropped(dropped)),

    async save(): Promise<void> {
      const scene = openScene();
      const name = `${scene.title === '' ? fileNameOf(scene.landscape) : scene.title}.optiscape.json`;
      try {
        const saved = await host.saveFile(name, serializeScene(scene));
        if (saved !== null) notify({ kind: 'saved', name: saved });
      } catch (error) {
        notify({ kind: 'saveFailed', failure: failureOf(error) });
      }
    },
  };
}

function fileNameOf(landscape: LandscapeReference): string {
  return 'id' in landscape ? landscape.id : landscapeKind(landscape);
}
