// Writes one of the app's own files atomically and synchronously, for a program that is about to be terminated.
import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { partialPath } from './partialFile';

/** Writes `text` to `path`, with the mode of the file there. If it fails, the old file is unchanged. */
export function writeFileAtOnce(path: string, text: string): void {
  const replaced = statSync(path, { throwIfNoEntry: false });
  const target = replaced ? realpathSync(path) : path;
  const temporary = partialPath(target);
  try {
    const handle = openSync(temporary, 'wx', replaced?.mode);
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
