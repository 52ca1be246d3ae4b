// The location of Chromium's own files, such as caches.
import { resolve } from 'node:path';
import { app } from 'electron';
import { makePrivateFolderAtOnce } from '../engine/privateFolder';

/** Puts them into `folder`, which is created. To be called before Electron is ready; throws if that fails. */
export function keepProfileIn(folder: string): void {
  const path = resolve(folder);
  makePrivateFolderAtOnce(path);
  app.setPath('userData', path);
}
