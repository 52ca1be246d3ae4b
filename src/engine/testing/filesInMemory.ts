// A shell's scene files in memory, for tests; the next choices are set beforehand.
import { failureError } from '../../protocol/failure';
import type { SceneFiles } from '../sessionFiles';

export function filesInMemory(texts: Record<string, string> = {}) {
  const asked: string[] = [];
  let replaces = false;
  const shown: [path: string | null, edited: boolean][] = [];
  const suggested: string[] = [];
  const recent: string[] = [];
  let chosen: string | null = null;
  const files: SceneFiles = {
    chooseToOpen: () => Promise.resolve(chosen),
    chooseToSave(name) {
      suggested.push(name);
      return Promise.resolve(chosen);
    },
    read(path) {
      const text = texts[path];
      return text === undefined
        ? Promise.reject(failureError('not-found', `${path} is gone`))
        : Promise.resolve(text);
    },
    confirmReplace(path) {
      asked.push(path);
      return Promise.resolve(replaces);
    },
    write(path, text) {
      texts[path] = text;
      return Promise.resolve();
    },
    recentLessons: () => recent,
    addRecent: (path) => void recent.unshift(path),
    removeRecent: (path) => void recent.splice(recent.indexOf(path), 1),
    show: (path, edited) => void shown.push([path, edited]),
  };
  return {
    files,
    texts,
    shown,
    suggested,
    /** The files about which the user was asked whether to replace them. */
    asked,
    /** The user's answers from now on. */
    answer(replace: boolean): void {
      replaces = replace;
    },
    /** What the user chooses in the next dialogs; null to cancel. */
    choose(path: string | null): void {
      chosen = path;
    },
  };
}
