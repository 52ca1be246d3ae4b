// Where the app keeps its own files, by each platform's convention.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const appName = 'Optiscape';

/** The user's data folder for this app; OPTISCAPE_DATA overrides it. The folder need not exist yet. */
export function dataFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const given = environment.OPTISCAPE_DATA;
  if (given) return resolve(given);
  switch (platform) {
    case 'win32':
      return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), appName);
    case 'darwin':
      return join(home, 'Library', 'Application Support', appName);
    default:
      return join(environment.XDG_CONFIG_HOME || join(home, '.config'), appName);
  }
}
