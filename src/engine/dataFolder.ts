// Where the app keeps its own files, by each platform's convention.
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const appName = 'Optiscape';

/**
 * The user's data folder for this app: beside the program for the portable Windows edition; OPTISCAPE_DATA overrides
 * it. The folder need not exist yet.
 */
export function dataFolder(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  const given = environment.OPTISCAPE_DATA;
  if (given) return resolve(given);
  switch (platform) {
    case 'win32':
      if (environment.PORTABLE_EXECUTABLE_DIR && isOurs(environment)) {
        return join(environment.PORTABLE_EXECUTABLE_DIR, `${appName}-data`);
      }
      return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), appName);
    case 'darwin':
      return join(home, 'Library', 'Application Support', appName);
    default:
      return join(environment.XDG_CONFIG_HOME || join(home, '.config'), appName);
  }
}

/** A terminal inside another program's portable edition has these variables, too. */
function isOurs(environment: NodeJS.ProcessEnv): boolean {
  return environment.PORTABLE_EXECUTABLE_APP_FILENAME?.toLowerCase() === appName.toLowerCase();
}
