// What only real Electron can do, beside the specs of the desktop app: its own scheme, and windows of others.
import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noElectron, project } from './desktop/desktopApp';
import { expect, test } from './desktop/fixtures';
import { raceReady } from './race';

// Its own scheme, its windows and its binary: nothing else has them, and the desktop specs run without.
test.skip(noElectron !== null, `${noElectron}: what only Electron itself can do is skipped.`);

test('opens a page of its own scheme, which opens no other', async ({ desktop }) => {
  const { page } = await desktop.start();
  await raceReady(page);
  expect(page.url()).toBe('app://optiscape/');
  expect(await page.evaluate(() => window.open('https://example.com') === null)).toBe(true);
});

test('draws for the command line in a hidden window', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'optiscape-electron-export-'));
  try {
    const scene = { format: 'optiscape-scene', version: 1, landscape: { id: 'ravine' }, steps: 20 };
    await writeFile(join(folder, 'scene.json'), JSON.stringify(scene));
    const words = ['export', 'scene.json', '--out', 'race.png', '--size', '320x180'];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(project, 'out', 'main', 'cli.js'), ...words],
      // Without a browser, so that only Electron can draw.
      { cwd: folder, encoding: 'utf8', env: { ...process.env, OPTISCAPE_BROWSER: join(folder, 'none') } },
    );
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ file: 'race.png', codec: 'png', frames: 1 });
    expect((await readdir(folder)).sort()).toEqual(['race.png', 'scene.json']);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
