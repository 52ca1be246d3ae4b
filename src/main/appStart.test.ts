import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appId } from './appId';
import { startApp } from './appStart';
import { runCommandLine } from './commandLine';
import {
  app,
  BrowserWindow,
  calls,
  dialog,
  onlyWindow,
  protocol,
  resetElectron,
} from './testing/electronStandIn';
import { runWindowApp, type AppParts } from './windowApp';

vi.mock('electron', () => import('./testing/electronStandIn'));
vi.mock('./windowApp', () => ({ runWindowApp: vi.fn() }));
vi.mock('./commandLine', () => ({ runCommandLine: vi.fn(() => Promise.resolve()) }));

let folder = '';
const said: string[] = [];
const parts: AppParts = {
  outFolder: '/out',
  icon: '',
  workerPath: '',
  version: '1.2.3',
  developmentAddress: undefined,
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-start-'));
  vi.stubEnv('OPTISCAPE_DATA', join(folder, 'data'));
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  said.length = 0;
  vi.mocked(runWindowApp).mockClear();
  vi.mocked(runCommandLine).mockClear();
  resetElectron();
});

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

describe('the app', () => {
  it('makes its folder before anything is kept there, and is known before the lock', async () => {
    startApp(['race.json'], parts);
    const profile = join(folder, 'data', 'electron');
    expect((await stat(profile)).isDirectory()).toBe(true);
    expect(calls).toEqual([
      `app.setPath userData ${profile}`,
      `app.setAppUserModelId ${appId}`,
      'protocol.registerSchemesAsPrivileged',
    ]);
    expect(protocol.schemes).toHaveLength(1);
    expect(app.commandLine.hasSwitch('enable-unsafe-swiftshader')).toBe(true);
    expect(runWindowApp).toHaveBeenCalledWith(['race.json'], parts);
  });

  it('starts where the working folder has been removed', () => {
    vi.spyOn(process, 'cwd').mockImplementation(() => {
      throw Object.assign(new Error('ENOENT: no such file or directory, uv_cwd'), { code: 'ENOENT' });
    });
    startApp(['/races/race.json'], parts);
    expect(runWindowApp).toHaveBeenCalledWith(['/races/race.json'], parts);
  });

  it('keeps its data where it is told to', () => {
    startApp([`--data-folder=${join(folder, 'stick')}`], parts);
    expect(calls[0]).toBe(`app.setPath userData ${join(folder, 'stick', 'electron')}`);
    expect(process.env.OPTISCAPE_DATA).toBe(join(folder, 'stick'));
  });

  it.each([['--data-folder'], ['--data-folder=']])('says what is wrong with %s', (word) => {
    startApp([word], parts);
    expect(dialog.errors).toEqual(['Invalid --data-folder: nothing (expected --data-folder=PATH)']);
    expect([app.exitCode, vi.mocked(runWindowApp).mock.calls]).toEqual([2, []]);
  });

  it("says so when its folder can't be made", async () => {
    await writeFile(join(folder, 'data'), 'a file');
    startApp([], parts);
    expect(dialog.errors).toEqual([expect.stringContaining(join(folder, 'data'))]);
    expect([app.exitCode, vi.mocked(runWindowApp).mock.calls]).toEqual([2, []]);
  });
});

it('the command line needs no window, and has the same data', async () => {
  startApp(['--no-sandbox', `--data-folder=${folder}`, 'list', 'optimizers'], parts);
  expect(vi.mocked(runCommandLine).mock.calls).toEqual([[['list', 'optimizers']]]);
  expect([vi.mocked(runWindowApp).mock.calls, calls]).toEqual([[], []]);
  expect(process.env.OPTISCAPE_DATA).toBe(resolve(folder));
  expect(await readdir(folder)).toEqual([]);
});

describe('a hidden export', () => {
  const address = 'http://127.0.0.1:4000/secret/export.html';

  it('shows its page to nobody, with a profile of its own', async () => {
    const profile = join(folder, 'profile');
    vi.stubEnv('OPTISCAPE_EXPORT_PAGE', address);
    startApp([`--user-data-dir=${profile}`], parts);
    expect(calls).toEqual([`app.setPath userData ${profile}`]);
    app.becomeReady();
    await expect.poll(() => BrowserWindow.open.length).toBe(1);
    expect(onlyWindow().loads).toEqual([address]);
    onlyWindow().webContents.finishLoad(address);
    expect(onlyWindow().visible).toBe(false);
    expect(onlyWindow().webContents.navigate('https://example.com/')).toBe(true);
    expect(onlyWindow().options.webPreferences).not.toHaveProperty('preload');
    onlyWindow().close();
    expect([app.exitCode, said]).toEqual([0, []]);
  });

  it.each<[string, () => void]>([
    ['ERR_CONNECTION_REFUSED', () => onlyWindow().webContents.failLoad(-102, 'ERR_CONNECTION_REFUSED')],
    ['crashed', () => onlyWindow().webContents.loseRenderer('crashed')],
  ])('ends with a word when its page does: %s', async (reason, happen) => {
    vi.stubEnv('OPTISCAPE_EXPORT_PAGE', address);
    startApp([`--user-data-dir=${join(folder, 'profile')}`], parts);
    app.becomeReady();
    await expect.poll(() => BrowserWindow.open.length).toBe(1);
    happen();
    expect([app.exitCode, said]).toEqual([1, [expect.stringContaining(reason)]]);
  });

  it.each<[string, string[]]>([
    [address, []],
    [address, ['--user-data-dir=']],
    ['', ['--user-data-dir=/profile']],
    ['http://example.com/', ['--user-data-dir=/profile']],
  ])('that is not whole fails with a word, and is no start of the app: %j %j', (page, words) => {
    vi.stubEnv('OPTISCAPE_EXPORT_PAGE', page);
    startApp(words, parts);
    expect([app.exitCode, said]).toEqual([1, [expect.stringMatching(/^Invalid /)]]);
    expect([calls.filter((call) => call.startsWith('app.setPath')), dialog.errors]).toEqual([[], []]);
    expect(runWindowApp).not.toHaveBeenCalled();
  });
});
