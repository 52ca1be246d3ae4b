// A package as its user has it, installed or unpacked: OPTISCAPE_PROGRAM is the path of its program, to whose copy for tests the
// inspector was given back (docs/releasing.md). Workflows run it on all systems; nobody has to have a package.
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { FuseState } from '@electron/fuses/dist/constants.js';
import { _electron, expect, test } from '@playwright/test';
import description from '../package.json' with { type: 'json' };
import { electronEnvironment } from '../src/cli/export/electron';
import { isRoot } from '../src/server/browsers';
import { strangeFiles } from './desktop/buildPackage';
import { raceReady, runnerRows, step } from './race';

const program = process.env.OPTISCAPE_PROGRAM ?? '';

// It is for a package that a workflow has installed and names: a checkout has none.
test.skip(program === '', 'OPTISCAPE_PROGRAM names no program of a package.');

test('holds nothing that it should not, and the licences of what it is made of', async () => {
  const isMac = process.platform === 'darwin';
  const resources = isMac ? join(dirname(program), '..', 'Resources') : join(dirname(program), 'resources');
  expect(strangeFiles(join(resources, 'app.asar'))).toEqual([]);
  const notices = join(isMac ? resources : dirname(program), 'LICENSES.chromium.html');
  expect((await stat(notices)).size).toBeGreaterThan(0);
  const wire = await getCurrentFuseWire(program);
  expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
});

test('opens its window and races', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'optiscape-installed-'));
  try {
    const app = await _electron.launch({
      executablePath: program,
      // Its sandbox is a part of what is tried.
      chromiumSandbox: !isRoot(),
      env: { ...(electronEnvironment() as Record<string, string>), OPTISCAPE_DATA: dataFolder },
    });
    const page = await app.firstWindow();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    expect(page.url()).toBe('app://optiscape/');
    // The paths come from a worker, which lies outside of the archive.
    await raceReady(page);
    await expect(runnerRows(page)).toHaveCount(6);
    const before = await step(page);
    await expect.poll(() => step(page)).not.toBe(before);
    expect(await app.evaluate(({ app: { isPackaged } }) => isPackaged)).toBe(true);
    await app.close();
    expect(complaints).toEqual([]);
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
});

test('is its own command line', () => {
  const run = (...words: string[]): string => {
    const switches = isRoot() ? ['--no-sandbox'] : [];
    const { stdout, status } = spawnSync(program, [...switches, ...words], {
      encoding: 'utf8',
      env: electronEnvironment(),
    });
    expect(status).toBe(0);
    return stdout;
  };
  expect(run('--version')).toContain(description.version);
  expect(run('list', 'optimizers')).toContain('adam');
});
