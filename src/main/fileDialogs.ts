// The desktop's own dialogs for scene files.
import { basename } from 'node:path';
import { dialog, type BrowserWindow, type FileFilter } from 'electron';
import type { Language } from '../core/text';
import type { FileDialogs } from '../engine/session';
import { writeFileAtomically } from '../engine/writeFileAtomically';
import { failureError } from '../protocol/failure';
import { menuTexts } from './menuTexts';
import { readSceneFile } from './readSceneFile';

/** Dialogs that belong to `window`. */
export function createFileDialogs(window: BrowserWindow, language: () => Language): FileDialogs {
  const filters = (): FileFilter[] => [{ name: menuTexts.sceneFiles[language()], extensions: ['json'] }];
  return {
    async open() {
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: filters(),
      });
      const path = filePaths[0];
      return path === undefined ? null : readSceneFile(path);
    },
    async save(suggestedName, text) {
      // Written as named there: the dialog asks before a file is replaced, so the name must not change afterwards.
      const { canceled, filePath: path } = await dialog.showSaveDialog(window, {
        // Only the name counts: where it goes is the user's choice.
        defaultPath: basename(suggestedName),
        filters: filters(),
      });
      if (canceled || path === '') return null;
      try {
        await writeFileAtomically(path, text);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        throw failureError('io', `${basename(path)} can't be written: ${reason}`);
      }
      return basename(path);
    },
  };
}
