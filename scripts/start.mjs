// `npm start`: installs and builds what is missing, then opens the app in the best shell that this machine has.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { become, ensureBuild, ensureDependencies, loadPrograms, requireNode, root } from './project.mjs';

/** How long Electron's download may take before the browser shell is opened instead. */
const downloadLimitMs = 180_000;
/** How long a failed download is not tried again. */
const retryAfterMs = 24 * 3_600_000;

const shells = ['electron', 'browser', 'serve'];

requireNode();
ensureDependencies();
await ensureBuild();
const {
  electronEnvironment,
  electronFolder,
  findBrowser,
  hasDisplay,
  installedElectron,
  isRoot,
  isSandboxRefused,
  sandboxSwitches,
} = await loadPrograms();

const wish = process.env.OPTISCAPE_SHELL;
if (wish !== undefined && !shells.includes(wish)) {
  console.error(`Invalid OPTISCAPE_SHELL: ${wish} (expected ${shells.join(', ')})`);
  process.exit(2);
}

const rootNote = isRoot() ? ' Running as root, so without the browser sandbox.' : '';
const cli = join(root, 'out', 'main', 'cli.js');
const words = process.argv.slice(2);

if (wish !== 'serve' && !hasDisplay()) {
  serve('there is no display');
} else if (wish === 'serve') {
  serve('OPTISCAPE_SHELL says so');
} else {
  const electron = wish === 'browser' ? { reason: 'OPTISCAPE_SHELL says so' } : await findElectron();
  if (electron.path) {
    console.log(`Opening Optiscape in Electron.${rootNote}`);
    become(electron.path, [root, ...sandboxSwitches(), ...words], electronEnvironment());
  } else if (findBrowser() !== null) {
    console.log(`Opening Optiscape in a window of ${findBrowser()} (${electron.reason}).${rootNote}`);
    become(process.execPath, [cli, 'serve', '--open', '--until-closed']);
  } else {
    serve(`${electron.reason}, and no Chrome, Edge or Chromium was found`);
  }
}

function serve(reason) {
  console.log(`Serving Optiscape to your own browser: ${reason}. Open the address below; Ctrl+C ends it.`);
  become(process.execPath, [cli, 'serve']);
}

/** Electron's binary, downloaded when it is not there yet; otherwise why not. */
async function findElectron() {
  const installed = installedElectron();
  if (installed) return usable(installed);
  const note = join(root, 'node_modules', '.cache', 'optiscape', 'electron-download-failed');
  if (existsSync(note) && Date.now() - statSync(note).mtimeMs < retryAfterMs) {
    return { reason: "Electron's download failed within the last day" };
  }
  console.log(
    'Downloading Electron, once (about 110 MB, for 3 minutes at most; OPTISCAPE_SHELL=browser does without)…',
  );
  await runWithLimit(process.execPath, [join(electronFolder(), 'install.js')], downloadLimitMs);
  const downloaded = installedElectron();
  if (downloaded) return usable(downloaded);
  mkdirSync(dirname(note), { recursive: true });
  writeFileSync(note, '');
  return { reason: "Electron's binary could not be downloaded" };
}

/** Electron where it starts here; otherwise why not. */
function usable(path) {
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
