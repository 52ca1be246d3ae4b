// Finds the best shell that this machine has to show the app in: Electron, a browser's window, or an address only.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './project.mjs';

/** How long Electron's download may take before the browser shell is opened instead. */
const downloadLimitMs = 180_000;
/** How long a failed download is not tried again. */
const retryAfterMs = 24 * 3_600_000;

const shells = ['electron', 'browser', 'serve'];

/**
 * The shell: Electron with the path of its binary, the browser that opens a window, or none, where the app is served to a
 * browser that the user opens; with the reason why it is none before it. OPTISCAPE_SHELL overrides the search; the
 * program ends where it is none of the three. `programs` is what the build knows of this machine (`loadPrograms`).
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

/** Electron's binary, downloaded when it is not there yet; otherwise why not. */
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

/** Electron where it starts here; otherwise why not. */
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
