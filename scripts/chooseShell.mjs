// Finds the best shell for the app on this machine: Electron, a browser's window, or only an address.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './project.mjs';

/** Time limit for Electron's download; then the browser shell is opened instead. */
const downloadLimitMs = 180_000;
/** After a failed download, wait this long before trying again. */
const retryAfterMs = 24 * 3_600_000;

const shells = ['electron', 'browser', 'serve'];

/**
 * Returns the shell: `electron` with the path of its binary, `browser` with the browser that opens a window, or
 * `serve`, where the user opens a browser; the last two with the reason why no better shell was chosen. OPTISCAPE_SHELL
 * overrides the search; an invalid value ends the program. `programs` finds programs on this machine (`loadPrograms`).
 */
export async function chooseShell(programs) {
  const wish = process.env.OPTISCAPE_SHELL;
  if (wish !== undefined && !shells.includes(wish)) {
    console.error(`Invalid OPTISCAPE_SHELL: ${wish} (expected ${shells.join(', ')})`);
    process.exit(2);
  }
  if (wish === 'serve') return { shell: 'serve', reason: 'OPTISCAPE_SHELL says so' };
  if (!programs.hasDisplay()) return { shell: 'serve', reason: 'there is no display' };
  const electron = wish === 'browser' ? { reason: 'OPTISCAPE_SHELL says so' } : await findElectron(programs);
  if (electron.path) return { shell: 'electron', path: electron.path };
  const browser = programs.findBrowser();
  if (browser !== null) return { shell: 'browser', browser, reason: electron.reason };
  return { shell: 'serve', reason: `${electron.reason}, and no Chrome, Edge or Chromium was found` };
}

/** Electron's binary, downloaded if it is missing; otherwise the reason. */
async function findElectron(programs) {
  const installed = programs.installedElectron();
  if (installed) return usable(installed, programs);
  const note = join(root, 'node_modules', '.cache', 'optiscape', 'electron-download-failed');
  if (existsSync(note) && Date.now() - statSync(note).mtimeMs < retryAfterMs) {
    return { reason: "Electron's download failed within the last day" };
  }
  console.log(
    'Downloading Electron, once (about 110 MB, for 3 minutes at most; OPTISCAPE_SHELL=browser does without)…',
  );
  await runWithLimit(process.execPath, [join(programs.electronFolder(), 'install.js')], downloadLimitMs);
  const downloaded = programs.installedElectron();
  if (downloaded) return usable(downloaded, programs);
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, '');
  return { reason: "Electron's binary could not be downloaded" };
}

/** Electron's path if it starts here; otherwise the reason. */
function usable(path, { electronEnvironment, isRoot, isSandboxRefused, sandboxSwitches }) {
  if (!isRoot() && isSandboxRefused(path)) return { reason: "this system does not allow Electron's sandbox" };
  const { status } = spawnSync(path, [...sandboxSwitches(), '--version'], {
    stdio: 'ignore',
    timeout: 20_000,
    env: electronEnvironment(),
  });
  return status === 0 ? { path } : { reason: 'Electron does not start here' };
}

function runWithLimit(command, commandWords, limitMs) {
  return new Promise((resolve) => {
    const child = spawn(command, commandWords, { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    child.on('exit', end);
    child.on('error', end);
  });
}
