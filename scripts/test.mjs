// `npm test`: installs what is missing, then lint, types, unit tests, build and end-to-end tests, all of them even
// when one fails, and a last line with the runners' own counts.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuild, ensureDependencies, loadPrograms, requireNode, root } from './project.mjs';

requireNode();
ensureDependencies();

// Not among the end-to-end tests' own results, which their runner empties when it starts.
const reports = join(root, 'out', 'reports');
const unitReport = join(reports, 'unit.json');
const endToEndReport = join(reports, 'e2e.json');
mkdirSync(reports, { recursive: true });
rmSync(unitReport, { force: true });
rmSync(endToEndReport, { force: true });

const failures = [];

/** Runs a tool of the project and notes whether it failed. */
function check(name, packageName, bin, words) {
  console.log(`\n# ${name}`);
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', packageName, bin), ...words], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) failures.push(name);
  return status === 0;
}

check('lint', 'eslint', 'bin/eslint.js', ['.', '--max-warnings', '0']);
check('format', 'prettier', 'bin/prettier.cjs', ['--check', '.', '--log-level', 'warn']);
check('types', 'typescript', 'bin/tsc', ['--build', '--noEmit']);
ensureNumPy();
check('unit', 'vitest', 'vitest.mjs', [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
]);

console.log('\n# build');
await ensureBuild();
const { findBrowser } = await loadPrograms();

ensureFfmpeg();
if (ensureBrowser()) {
  check('end to end', '@playwright/test', 'cli.js', ['test']);
} else {
  failures.push('end to end');
}

summarize();

function run(command, words) {
  return spawnSync(command, words, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** Whether this machine lets us install its packages. */
function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function install(packages) {
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/** A Python with NumPy runs the scripts that are exported: without one, those tests are skipped. */
function ensureNumPy() {
  const commands = ['python3', '/usr/bin/python3', 'python'];
  const isThere = () => commands.some((command) => spawnSync(command, ['-c', 'import numpy']).status === 0);
  if (isThere()) return;
  if (canInstall()) {
    console.log('\nInstalling NumPy with apt-get…');
    install(['python3-numpy']);
    if (isThere()) return;
  }
  console.log('\nThere is no Python with NumPy here: exported scripts are not run, their tests are skipped.');
}

/** ffmpeg looks into exported films: without it, those tests are skipped. */
function ensureFfmpeg() {
  const isThere = () => spawnSync('ffprobe', ['-version'], { stdio: 'ignore' }).status === 0;
  if (isThere()) return;
  if (canInstall()) {
    console.log('\nInstalling ffmpeg with apt-get…');
    install(['ffmpeg']);
    if (isThere()) return;
  }
  console.log('\nThere is no ffmpeg here: nothing looks into exported films, those tests are skipped.');
}

/** A browser of the machine, or one that can be installed; false with a message when there is none. */
function ensureBrowser() {
  if (findBrowser() !== null) return true;
  console.log('\n# browser');
  if (canInstall()) {
    console.log('Installing Chromium with apt-get…');
    install(['chromium', 'libegl-mesa0', 'libgl1-mesa-dri', 'libegl1', 'fonts-dejavu-core']);
    if (findBrowser() !== null) return true;
  }
  console.log("Installing Playwright's Chromium…");
  if (run(process.execPath, [join(root, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium']))
    return true;
  console.error(
    'There is no Chrome, Edge or Chromium here, and none could be installed. Install one, or set OPTISCAPE_BROWSER to its path.',
  );
  return false;
}

/** Counts what the two runners report, prints the sum, and ends with the exit code that goes with it. */
function summarize() {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const add = (passed, failed, skipped) => {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  };
  const unit = readReport(unitReport, 'unit');
  if (unit) {
    add(unit.numPassedTests, unit.numFailedTests, unit.numPendingTests + unit.numTodoTests);
    // A file that does not even load has no tests to fail.
    if (unit.numFailedTests === 0 && !unit.success) total.failed += 1;
  }
  const endToEnd = readReport(endToEndReport, 'end to end');
  if (endToEnd)
    add(endToEnd.stats.expected + endToEnd.stats.flaky, endToEnd.stats.unexpected, endToEnd.stats.skipped);

  console.log(
    failures.length === 0 ? '\nAll checks passed.' : `\nFailed: ${[...new Set(failures)].join(', ')}`,
  );
  if (total.skipped > 0) console.log(`${total.skipped} skipped`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exit(failures.length === 0 && total.failed === 0 ? 0 : 1);
}

function readReport(path, name) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    failures.push(name);
    return null;
  }
}
