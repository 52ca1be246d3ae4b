// The desktop shell: real Electron, if its binary is installed and a window can be shown.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { electronEnvironment } from '../src/cli/export/electron';
import { hasDisplay, sandboxSwitches } from '../src/server/browsers';

const project = resolve(import.meta.dirname, '..');
const electronFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
const missing = !existsSync(join(electronFolder, 'path.txt'))
  ? "Electron's binary is not installed: its tests are skipped."
  : !hasDisplay()
    ? 'There is no display: the tests of the Electron shell are skipped.'
    : null;

if (missing !== null) console.log(missing);

// Without Electron the same app is tested in the browser shell by the other specs.
test.skip(missing !== null, missing ?? '');

test('opens a sandboxed window on app://, races, and comes back where it was', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'optiscape-electron-'));
  const launch = (): ReturnType<typeof _electron.launch> =>
    _electron.launch({
      args: [project, ...sandboxSwitches()],
      env: { ...(electronEnvironment() as Record<string, string>), OPTISCAPE_DATA: dataFolder },
    });
  try {
    const app = await launch();
    const page = await app.firstWindow();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await expect(page.locator('canvas').first()).toBeVisible();
    expect(page.url()).toBe('app://optiscape/');
    expect(
      await page.evaluate(() => [
        typeof Reflect.get(window, 'require'),
        typeof Reflect.get(window, 'process'),
      ]),
    ).toEqual(['undefined', 'undefined']);
    expect(await page.evaluate(() => window.open('https://example.com') === null)).toBe(true);
    const items = await app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items.map(({ id }) => id) ?? []),
    );
    expect(items).toEqual(expect.arrayContaining(['file.open', 'file.save', 'edit.undo', 'edit.redo']));
    const bounds = { x: 60, y: 60, width: 1100, height: 700 };
    await app.evaluate(({ BrowserWindow }, to) => {
      BrowserWindow.getAllWindows()[0]?.setBounds(to);
    }, bounds);
    await app.close();
    expect(complaints).toEqual([]);

    const again = await launch();
    await again.firstWindow();
    const restored = await again.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
    );
    expect(restored).toMatchObject({ width: bounds.width, height: bounds.height });
    await again.close();
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
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
