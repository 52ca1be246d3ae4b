// Makes sure that the project can run: Node is recent enough, dependencies are installed, the build is up to date. It
// needs no installed packages, and writes to standard error only.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

export const root = resolve(import.meta.dirname, '..');

const say = (text) => console.error(text);
const hasTerminal = process.stderr.isTTY === true;
/** Progress is shown only on a terminal. */
const sayProgress = (text) => {
  if (hasTerminal) say(text);
};
const pathOf = (...parts) => join(root, ...parts);

/** Ends the program with a message if Node is too old. */
export function requireNode() {
  const needed = JSON.parse(readFileSync(pathOf('package.json'), 'utf8')).engines.node.replace('>=', '');
  const parts = (version) => version.split('.').map(Number);
  const [major, minor] = parts(process.versions.node);
  const [neededMajor, neededMinor] = parts(needed);
  if (major > neededMajor || (major === neededMajor && minor >= neededMinor)) return;
  say(
    `Optiscape needs Node.js ${needed} or newer; this is ${process.versions.node}. Get it from https://nodejs.org`,
  );
  process.exit(1);
}

/** Runs a program. Its output goes to standard error; if that is not a terminal, only when the program fails. */
function run(command, words) {
  const output = hasTerminal ? 2 : 'pipe';
  const { status, error, stdout, stderr } = spawnSync(command, words, {
    cwd: root,
    stdio: ['ignore', output, output],
    maxBuffer: Infinity,
    // npm is a script on Windows. Everything else runs without a shell, which would split paths at spaces.
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (error) throw error;
  if (status !== 0 && !hasTerminal) process.stderr.write(`${stdout}${stderr}`);
  return status ?? 1;
}

/** Installs the lockfile's packages, unless exactly those are installed. */
export function ensureDependencies() {
  if (dependenciesMatch()) return;
  sayProgress('Installing dependencies…');
  const status = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status === 0) return;
  say('The dependencies could not be installed: npm ci failed. Is there a connection to the npm registry?');
  process.exit(1);
}

/** Compares the lockfile with npm's record of installed packages. */
function dependenciesMatch() {
  try {
    const read = (path) => JSON.parse(readFileSync(path, 'utf8')).packages;
    const installed = read(pathOf('node_modules', '.package-lock.json'));
    return Object.entries(read(pathOf('package-lock.json'))).every(([path, entry]) => {
      // Optional packages may be for another system.
      if (path === '' || entry.optional || entry.devOptional || entry.peer) return true;
      return installed[path]?.version === entry.version;
    });
  } catch {
    return false;
  }
}

/** The inputs of the build. */
const sources = [
  'electron.vite.config.ts',
  'package-lock.json',
  'package.json',
  'resources',
  'scripts/licences',
  'src',
  'tsconfig.base.json',
];

const stampFile = pathOf('out', 'build-stamp');
const lockFile = pathOf('out', 'build-lock');
const built = [
  ['out', 'main', 'index.js'],
  ['out', 'main', 'cli.js'],
  ['out', 'main', 'programs.js'],
  ['out', 'preload', 'index.cjs'],
  ['out', 'renderer', 'export.html'],
  ['out', 'renderer', 'index.html'],
];

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

/** A digest of the inputs of the build, without tests. */
function sourceDigest() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesUnder(pathOf(source)))) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash
      .update(relative(root, file).split(sep).join('/'))
      .update('\0')
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function isBuilt(digest) {
  if (!built.every((parts) => existsSync(pathOf(...parts)))) return false;
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === digest;
}

/** Builds the app unless it is up to date. */
export async function ensureBuild() {
  const digest = sourceDigest();
  if (isBuilt(digest)) return;
  const unlock = await lockBuild();
  try {
    // Another process may have built while this one waited.
    if (isBuilt(digest)) return;
    sayProgress('Building…');
    rmSync(stampFile, { force: true });
    const cli = pathOf('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
    const status = run(process.execPath, [cli, 'build', '--logLevel', 'warn']);
    if (status !== 0) {
      say('The build failed.');
      process.exit(1);
    }
    writeFileSync(stampFile, digest);
  } finally {
    unlock();
  }
}

/** Functions of the build that find this machine's browsers and Electron. To be called after `ensureBuild`. */
export const loadPrograms = () => import('../out/main/programs.js');

/** Only one build at a time: two would overwrite each other's output. */
async function lockBuild() {
  mkdirSync(pathOf('out'), { recursive: true });
  const unlock = () => rmSync(lockFile, { force: true });
  for (let turn = 0; ; turn += 1) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      process.once('exit', unlock);
      return unlock;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isLockStale()) {
      removeStaleLock();
      continue;
    }
    if (turn === 0) sayProgress('Waiting for another build…');
    await new Promise((wake) => setTimeout(wake, 200));
  }
}

/** Whether the owner of the lock is gone: killed, or so old that its process id may have been reused. */
function isLockStale() {
  try {
    const ageMs = Date.now() - statSync(lockFile).mtimeMs;
    const builder = Number(readFileSync(lockFile, 'utf8'));
    // Empty for a moment between creation and writing.
    if (!(builder > 0)) return ageMs > 5000;
    // A lock with this process's id is from an earlier process, since this one is still waiting.
    if (builder === process.pid || ageMs > 600_000) return true;
    process.kill(builder, 0);
    return false;
  } catch (error) {
    // ENOENT: the lock was just released.
    return error.code === 'ESRCH';
  }
}

/** Renames before removing: of several waiting processes, only one succeeds. */
function removeStaleLock() {
  const removed = `${lockFile}-${process.pid}`;
  try {
    renameSync(lockFile, removed);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  rmSync(removed, { force: true });
}

/** Runs a program in place of this one: it gets the terminal and this one's signals, and this one ends with it. */
export function become(command, words, environment = process.env) {
  const child = spawn(command, words, { stdio: 'inherit', env: environment });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A Windows console signals the child itself; kill would end it immediately there.
      if (process.platform !== 'win32') child.kill(signal);
    });
  }
  if (process.env.npm_lifecycle_event !== undefined) whenOrphaned(() => child.kill('SIGINT'));
  child.on('error', (error) => {
    say(`${command} did not start: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.exit(signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1);
  });
}

/** npm forwards a signal only to its shell, which may die and leave this program running. */
function whenOrphaned(act) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, 25);
  timer.unref();
}
