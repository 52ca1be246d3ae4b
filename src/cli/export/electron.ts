// Finds Electron's binary if it is installed, and whether it may be started. Used by `npm start` and by exports.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of the npm package, which may still lack the binary; null if the package is not installed. */
export function electronFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return null;
  }
}

/** Path of Electron's binary; null if it is not installed. */
export function installedElectron(): string | null {
  try {
    const folder = electronFolder() ?? '';
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** The environment for Electron, without the variable of a parent such as an editor that would make it run as Node. */
export function electronEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const own = { ...environment };
  delete own.ELECTRON_RUN_AS_NODE;
  return own;
}

/** Whether Linux denies user namespaces to programs while Electron's sandbox helper is not set up either. */
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
