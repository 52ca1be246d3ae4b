// `npm test`: installs what is missing, then runs lint, types, unit tests, build and end-to-end tests, all of them even
// if one fails, and prints what was skipped and how many passed. `--all` runs the long end-to-end tests, too. `npm test --
// PATH…` does the same for some files or folders only, without types; `-t NAME` takes the tests whose names contain NAME.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { ensureBuild, ensureDependencies, loadPrograms, requireNode, root } from './project.mjs';
import { readReports, reportLines } from './testReport.mjs';

const { values, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: { test: { type: 'string', short: 't' }, all: { type: 'boolean' } },
});
const unknown = paths.find((path) => !existsSync(join(root, path)));
if (unknown !== undefined) {
  console.error(
    `Invalid path: ${unknown} (expected a file or a folder of the project, such as src/core/scene)`,
  );
  process.exit(2);
}
const isEndToEnd = (path) => /^(\.\/)?e2e(\/|$)/.test(path);
const unitPaths = paths.filter((path) => !isEndToEnd(path));
const endToEndPaths = paths.filter(isEndToEnd);
const all = paths.length === 0;
const wantsUnit = all || unitPaths.length > 0;
const wantsEndToEnd = all || endToEndPaths.length > 0;
/** Long tests are run where they are asked for. */
const leavesLong = all && values.all !== true && values.test === undefined;
/** Each test runner's own option for a test's name. */
const named = (option) => (values.test === undefined ? [] : [option, values.test]);

requireNode();
ensureDependencies();

// Not in the folder of the end-to-end results, which their runner empties when it starts.
const reports = join(root, 'out', 'reports');
const unitReport = join(reports, 'unit.json');
const endToEndReport = join(reports, 'e2e.json');
mkdirSync(reports, { recursive: true });
rmSync(unitReport, { force: true });
rmSync(endToEndReport, { force: true });

const failures = [];

const tool = (packageName, bin) => join(root, 'node_modules', packageName, bin);

/** Runs a tool of the project and notes whether it failed. */
function check(name, packageName, bin, words) {
  console.log(`\n# ${name}`);
  const { status } = spawnSync(process.execPath, [tool(packageName, bin), ...words], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) failures.push(name);
}

/** Runs tools that keep one core busy each side by side, and tells one after the other what they have to say. */
async function checkTogether(checks) {
  const runs = checks.map(async ([name, packageName, bin, words]) => {
    const child = spawn(process.execPath, [tool(packageName, bin), ...words], { cwd: root });
    const [out, errors, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { name, told: out + errors, status };
  });
  for (const run of runs) {
    const { name, told, status } = await run;
    console.log(`\n# ${name}`);
    process.stdout.write(told);
    if (status !== 0) failures.push(name);
  }
}

const checked = all ? ['.'] : paths;
await checkTogether([
  ['lint', 'eslint', 'bin/eslint.js', [...checked, '--max-warnings', '0', '--no-warn-ignored']],
  ['format', 'prettier', 'bin/prettier.cjs', ['--check', ...checked, '--log-level', 'warn']],
  ...(all ? [['types', 'typescript', 'bin/tsc', ['--build', '--noEmit']]] : []),
]);
if (wantsUnit) {
  if (all) ensureNumPy();
  check('unit', 'vitest', 'vitest.mjs', [
    'run',
    ...unitPaths,
    ...named('-t'),
    ...(all ? [] : ['--passWithNoTests']),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ]);
}

const { findBrowser } = wantsEndToEnd ? await buildAndLoad() : {};
if (wantsEndToEnd) {
  ensureFfmpeg();
  if (ensureBrowser()) {
    check('end to end', '@playwright/test', 'cli.js', [
      'test',
      ...endToEndPaths,
      ...named('-g'),
      ...(leavesLong ? ['--project=usual'] : []),
    ]);
  } else {
    failures.push('end to end');
  }
}

summarize();

async function buildAndLoad() {
  console.log('\n# build');
  await ensureBuild();
  return loadPrograms();
}

function run(command, words) {
  return spawnSync(command, words, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** Whether system packages can be installed on this machine. */
function canInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function install(packages) {
  run('apt-get', ['update', '-qq']);
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

/** Exported scripts are run by a Python with NumPy: without one, those tests are skipped. */
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

/** Exported films are examined with ffmpeg: without it, those tests are skipped. */
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

/** A browser of the machine, or one that is installed; false, with a message, if there is none. */
function ensureBrowser() {
  if (findBrowser() !== null) return true;
  console.log('\n# browser');
  if (canInstall()) {
    console.log('Installing Chromium with apt-get…');
    install([
      'chromium',
      'libegl-mesa0',
      'libgl1-mesa-dri',
      'libegl1',
      'fonts-dejavu-core',
      'fonts-liberation',
    ]);
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

/** Prints the summary of the two runners' reports, and exits accordingly. */
function summarize() {
  const summary = readReports(
    wantsUnit ? readReport(unitReport, 'unit') : null,
    wantsEndToEnd ? readReport(endToEndReport, 'end to end') : null,
  );
  // With -t, tests of other names count as skipped, too, but without a reason.
  const skipped = summary.skipped.filter(({ reason }) => values.test === undefined || reason !== undefined);
  console.log();
  for (const line of reportLines({ ...summary, skipped })) console.log(line);
  if (leavesLong) console.log('Long end-to-end tests are left to npm test -- --all');
  console.log(failures.length === 0 ? 'All checks passed.' : `Failed: ${[...new Set(failures)].join(', ')}`);
  console.log(`${summary.passed} passed, ${summary.failed} failed`);
  process.exit(failures.length === 0 && summary.failed === 0 ? 0 : 1);
}

function readReport(path, name) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    failures.push(name);
    return null;
  }
}
