// Where Chromium keeps its own files, such as caches.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { app } from 'electron';

/** Has them in `folder`, which is made. Must be called before Electron is ready; throws where the folder can't be made. */
export function keepProfileIn(folder: string): void {
  const path = resolve(folder);
  mkdirSync(path, { recursive: true });
  app.setPath('userData', path);
}
