// Reads what the app has saved in its data folder for its next start.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type App } from './fixtures';

/** The text saved last, once there is one: the race shortly after an edit, the settings after a change. */
export async function saved<T>(app: Pick<App, 'dataFolder'>, what: 'scene' | 'settings'): Promise<T> {
  const path = join(app.dataFolder, `${what}.json`);
  await expect.poll(() => existsSync(path)).toBe(true);
  return JSON.parse(await readFile(path, 'utf8')) as T;
}
