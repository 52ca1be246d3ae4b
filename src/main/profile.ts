// The location of Chromium's own files, such as caches.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { app } from 'electron';

/** Puts them into `folder`, which is created. To be called before Electron is ready; throws if that fails. */
export function keepProfileIn(folder: string): void {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true });
  app.setPath('userData', path);
}
