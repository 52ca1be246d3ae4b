// What the app keeps for its next start, as it lies in its data folder.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type App } from './fixtures';

/** What was saved last, once there is something: the race a moment after an edit, the settings after a change. */
export async function saved<T>(app: Pick<App, 'dataFolder'>, what: 'session' | 'settings'): Promise<T> {
  const path = join(app.dataFolder, `${what}.json`);
  await expect.poll(() => existsSync(path)).toBe(true);
  return JSON.parse(await readFile(path, 'utf8')) as T;
}
