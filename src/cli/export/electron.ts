// Finds Electron's binary where it is installed, and says whether it may be started. Shared by `npm start` and exports.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of the npm package, which may have no binary yet; null when there is no package either. */
export function electronFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** Path of Electron's binary; null when it is not installed. */
export function installedElectron(): string | null {
  try {
    const folder = electronFolder() ?? '';
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** The environment for Electron. A program that is Electron itself, such as an editor, may have told it to be Node. */
export function electronEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const own = { ...environment };
  delete own.ELECTRON_RUN_AS_NODE;
  return own;
}

/** Whether Linux denies user namespaces to programs, and Electron's own helper is not set up to do without. */
export function isSandboxRefused(path: string): boolean {
  try {
    const setting = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
    if (readFileSync(setting, 'utf8').trim() !== '1') return false;
  } catch {
    return false;
  }
  try {
    const { uid, mode } = statSync(join(dirname(path), 'chrome-sandbox'));
    return uid !== 0 || (mode & 0o4000) === 0;
  } catch {
    return true;
  }
}
