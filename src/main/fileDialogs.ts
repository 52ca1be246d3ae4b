// The user's files on the desktop, chosen in its own dialogs: scenes, films and pictures.
import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { dialog, shell, type BrowserWindow, type FileFilter } from 'electron';
import { isLessonFile, lessonEnding, savedEndings } from '../core/lesson/lessonFile';
import { sceneEndings } from '../core/scene/sceneFile';
import { inLanguage, type Language, type Phrase } from '../core/text/text';
import { writeFailure } from '../engine/fileFailure';
import { placeAt } from '../engine/outputs/outputPlace';
import type { ShellServices } from '../engine/session';
import { writeFileAtomically } from '../engine/writeFileAtomically';
import { fileExtensions } from '../protocol/exportFormats';
import { sequenceNames } from '../protocol/sequenceName';
import { changedMeanwhile, menuTexts, outputTexts } from './menuTexts';
import { readSceneAt } from './readSceneAt';
import type { RecentFiles } from './recentFiles';

/** Dialogs that belong to `window`, which shows the file of its race; such files go to the top of `recent`. */
export function createFileDialogs(
  window: BrowserWindow,
  language: () => Language,
  recent: Pick<RecentFiles, 'add' | 'paths' | 'remove'>,
): ShellServices {
  const filters = (extensions: readonly string[]): FileFilter[] => [
    { name: inLanguage(menuTexts.sceneFiles, language()), extensions: [...extensions] },
  ];

  let shownPath: string | null = null;

  /** Asks for a path to write to; null if the user cancels. */
  async function askForFile(suggestedName: string, fileFilters: FileFilter[]): Promise<string | null> {
    // The name is used exactly as given: the dialog has asked about replacing that file.
    const { canceled, filePath: path } = await dialog.showSaveDialog(window, {
      // Only the name is suggested; the folder is the user's choice.
      defaultPath: basename(suggestedName),
      filters: fileFilters,
      // For GTK, which otherwise replaces a file without asking; other systems ask anyway.
      properties: ['showOverwriteConfirmation'],
    });
    return canceled || path === '' ? null : path;
  }

  /** Asks for a folder for files with these names; null if the user cancels or declines to replace existing ones. */
  async function askForFolder(names: readonly string[]): Promise<string | null> {
    const { filePaths } = await dialog.showOpenDialog(window, {
      properties: ['openDirectory', 'createDirectory'],
    });
    const folder = filePaths[0];
    if (folder === undefined) return null;
    const present = new Set(await readdir(folder).catch(() => []));
    if (!names.some((name) => present.has(name))) return folder;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: inLanguage(menuTexts.replaceFrames, language()),
      buttons: [inLanguage(menuTexts.replace, language()), inLanguage(menuTexts.cancel, language())],
      defaultId: 1,
      cancelId: 1,
    });
    return response === 0 ? folder : null;
  }

  return {
    files: {
      async chooseToOpen() {
        const { filePaths } = await dialog.showOpenDialog(window, {
          properties: ['openFile'],
          filters: filters([...sceneEndings, lessonEnding]),
        });
        return filePaths[0] ?? null;
      },
      chooseToSave: (suggestedName) => askForFile(suggestedName, filters(savedEndings(suggestedName))),
      read: (path) => readSceneAt(path, language()),
      async confirmReplace(path) {
        const text = (words: Phrase): string => inLanguage(words, language());
        const { response } = await dialog.showMessageBox(window, {
          type: 'warning',
          message: text(changedMeanwhile(basename(path))),
          buttons: [text(menuTexts.replace), text(menuTexts.cancel)],
          defaultId: 1,
          cancelId: 1,
        });
        return response === 0;
      },
      async write(path, text) {
        try {
          await writeFileAtomically(path, text);
        } catch (error) {
          throw writeFailure(basename(path), error);
        }
      },
      recentLessons: () => recent.paths().filter(isLessonFile),
      addRecent: (path) => recent.add(path),
      removeRecent: (path) => recent.remove(path),
      show(path, edited) {
        // Not at each edit: the user may have cleared the list.
        if (path !== null && path !== shownPath) recent.add(path);
        shownPath = path;
        if (process.platform !== 'darwin') return;
        window.setRepresentedFilename(path ?? '');
        window.setDocumentEdited(edited);
      },
    },
    showInFolder: (path) => {
      shell.showItemInFolder(path);
    },
    async choosePlace({ suggestedName, files, firstNumber }) {
      const nameOf = files === null ? null : sequenceNames(suggestedName, firstNumber);
      if (files === null || !nameOf) {
        const path = await askForFile(suggestedName, outputFilters(suggestedName, language()));
        return path === null ? null : placeAt(path, null);
      }
      const folder = await askForFolder(Array.from({ length: files }, (_, file) => nameOf(file)));
      return folder === null ? null : placeAt(join(folder, suggestedName), files, undefined, firstNumber);
    },
  };
}

/** Empty for an extension that no format has. */
function outputFilters(name: string, language: Language): FileFilter[] {
  const written = extname(name).slice(1).toLowerCase();
  const extension = fileExtensions.find((each) => each === written);
  if (extension === undefined) return [];
  return [{ name: inLanguage(outputTexts[extension], language), extensions: [extension] }];
}
