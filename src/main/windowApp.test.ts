import type { MessagePort } from 'node:worker_threads';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as electron from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { testWorkerPath } from '../engine/pool/testing/workerPaths';
import { connectChannel } from '../protocol/channels';
import { createClient, type Client } from '../protocol/client';
import { createTransport } from '../protocol/transport';
import {
  app,
  BrowserWindow,
  calls,
  dialog,
  ipcMain,
  Menu,
  onlyWindow,
  resetElectron,
} from './testing/electronStandIn';
import { runWindowApp } from './windowApp';

vi.mock('electron', () => import('./testing/electronStandIn'));

let folder = '';
const data = (name: string): string => join(folder, 'data', name);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-window-'));
  await mkdir(join(folder, 'data'));
  vi.stubEnv('OPTISCAPE_DATA', join(folder, 'data'));
  vi.spyOn(process, 'on').mockReturnValue(process);
  resetElectron();
});

afterEach(async () => {
  if (app.isReady()) await quit();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  setPlatform(platform);
  await rm(folder, { recursive: true, force: true });
});

const { platform } = process;
function setPlatform(value: NodeJS.Platform): void {
  Object.defineProperty(process, 'platform', { value });
}

function run(words: readonly string[] = []): void {
  runWindowApp(words, {
    outFolder: folder,
    icon: 'icon.png',
    workerPath: testWorkerPath('product'),
    version: '1.2.3',
    developmentAddress: undefined,
  });
}

async function start(words: readonly string[] = []): Promise<void> {
  run(words);
  app.becomeReady();
  await expect.poll(() => BrowserWindow.open.length).toBe(1);
}

async function quit(): Promise<void> {
  for (const window of BrowserWindow.open) window.webContents.preventsUnload = false;
  app.quit();
  await expect.poll(() => app.exitCode).not.toBeNull();
}

/** Connects the page of the open window, and records what it receives; it saves `unsaved` when asked to flush. */
function connectPage(unsaved: string | null = null): { client: Client; files: string[]; commands: string[] } {
  const { webContents } = onlyWindow();
  ipcMain.emit(connectChannel, { sender: webContents, senderFrame: webContents.mainFrame });
  const port = webContents.posted.at(-1)?.ports[0];
  if (!port) throw new Error('The page got no port');
  const client = createClient(transportOver(port));
  const files: string[] = [];
  const commands: string[] = [];
  client.onFile(({ name }) => files.push(name));
  client.onCommand((command) => commands.push(command));
  client.onFlush(() => {
    if (unsaved !== null) client.request('scene.save', { scene: unsaved }).catch(() => undefined);
  });
  return { client, files, commands };
}

function transportOver(port: MessagePort): ReturnType<typeof createTransport> {
  const transport = createTransport({
    post: (message) => {
      port.postMessage(message);
    },
    close: () => {
      port.close();
    },
  });
  port.on('message', (message: unknown) => {
    transport.receive(message);
  });
  return transport;
}

async function sceneFile(name: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, '{}');
  return path;
}

const prevented = { preventDefault: vi.fn() };

describe('one instance', () => {
  it('leaves everything to the one that is there, and tells it its exact words', () => {
    app.isLocked = true;
    run(['--no-sandbox', 'race.json']);
    expect(app.additionalData).toEqual({
      words: ['--no-sandbox', 'race.json'],
      workingFolder: process.cwd(),
    });
    expect(calls).toEqual(['app.requestSingleInstanceLock', 'app.quit', 'app.exit 0']);
    expect(app.eventNames()).toEqual([]);
  });

  it('opens what another one was given, by its exact words, and comes to the front', async () => {
    await start();
    const page = connectPage();
    await sceneFile('exact.json');
    await sceneFile('shuffled.json');
    onlyWindow().visible = false;
    const handedOver = { words: ['exact.json'], workingFolder: folder };
    app.emit('second-instance', prevented, ['optiscape', 'shuffled.json'], '/', handedOver);
    await expect.poll(() => page.files).toEqual(['exact.json']);
    expect([onlyWindow().visible, onlyWindow().focused]).toEqual([true, true]);

    app.emit('second-instance', prevented, ['optiscape', 'shuffled.json'], folder, {});
    await expect.poll(() => page.files).toEqual(['exact.json', 'shuffled.json']);
    const url = pathToFileURL(await sceneFile('ä b.optiscape')).href;
    app.emit('second-instance', prevented, [], '/', { words: [url], workingFolder: '/' });
    await expect.poll(() => page.files.at(-1)).toBe('ä b.optiscape');
  });
});

describe('a file', () => {
  it('that the app was started with waits for the page', async () => {
    await start([await sceneFile('race.json')]);
    const { files } = connectPage();
    await expect.poll(() => files).toEqual(['race.json']);
  });

  it('may come before the app is ready', async () => {
    const path = await sceneFile('early.optiscape');
    run();
    app.emit('open-file', prevented, path);
    expect(prevented.preventDefault).toHaveBeenCalled();
    app.becomeReady();
    await expect.poll(() => BrowserWindow.open.length).toBe(1);
    const { files } = connectPage();
    await expect.poll(() => files).toEqual(['early.optiscape']);
  });

  it('opens a window where there is none', async () => {
    setPlatform('darwin');
    await start();
    onlyWindow().close();
    await expect.poll(() => BrowserWindow.open.length).toBe(0);
    expect(app.exitCode).toBeNull();
    app.emit('open-file', prevented, await sceneFile('late.json'));
    await expect.poll(() => BrowserWindow.open.length).toBe(1);
    const { files } = connectPage();
    await expect.poll(() => files).toEqual(['late.json']);
  });

  it('that is passed later is open in the end, however long an earlier one takes to read', async () => {
    await start();
    const { files } = connectPage();
    const slow = join(folder, 'slow.json');
    await writeFile(slow, '{}'.padEnd(4_000_000));
    app.emit('open-file', prevented, slow);
    app.emit('open-file', prevented, await sceneFile('quick.json'));
    await expect.poll(() => files.at(-1)).toBe('quick.json');
    // The slow one would have come by now.
    await readFile(slow);
    await quit();
    expect(files.at(-1)).toBe('quick.json');
  });

  it('that comes when the page has stopped waits for the next page', async () => {
    await start();
    const gone = connectPage();
    gone.client.dispose();
    app.emit('open-file', prevented, await sceneFile('kept.json'));
    const { files } = connectPage();
    await expect.poll(() => files).toEqual(['kept.json']);
  });

  it('that is still being read when the page stops is for the next page', async () => {
    await start();
    const gone = connectPage();
    const kept = join(folder, 'kept.json');
    await writeFile(kept, '{}'.padEnd(4_000_000));
    app.emit('open-file', prevented, kept);
    gone.client.dispose();
    const { files } = connectPage();
    await expect.poll(() => [...files, ...gone.files]).toEqual(['kept.json']);
    expect(files).toEqual(['kept.json']);
  });

  it('is the last of several, since only one race can be open, which is said', async () => {
    setPlatform('darwin');
    const paths = [await sceneFile('a.optiscape'), await sceneFile('b.optiscape')];
    await start();
    const { files } = connectPage();
    for (const path of paths) app.emit('open-file', prevented, path);
    await expect.poll(() => files).toEqual(['b.optiscape']);
    expect(dialog.messages.map(({ message }) => message)).toEqual([
      '2 files were to be opened. Only one race can be open: it is b.optiscape.',
    ]);
    const handedOver = { words: ['b.optiscape', 'a.optiscape'], workingFolder: folder };
    app.emit('second-instance', prevented, [], '/', handedOver);
    await expect.poll(() => files).toEqual(['b.optiscape', 'a.optiscape']);
    expect(dialog.messages).toHaveLength(2);
    // One that comes later is opened without a word.
    app.emit('open-file', prevented, paths[1]);
    await expect.poll(() => files.at(-1)).toBe('b.optiscape');
    expect(dialog.messages).toHaveLength(2);
  });

  it("that can't be read is said", async () => {
    await start();
    connectPage();
    app.emit('open-file', prevented, join(folder, 'none.json'));
    await expect
      .poll(() => dialog.errors)
      .toEqual([expect.stringContaining('none.json is not there any more')]);
  });
});

/** The paths that the menu offers. */
function recentPaths(): (string | undefined)[] {
  return recentItems().flatMap(({ id, toolTip }) => (id === 'file.recent.clear' ? [] : [toolTip]));
}

function recentItems(): electron.MenuItemConstructorOptions[] {
  const submenu = (menu: unknown): electron.MenuItemConstructorOptions[] =>
    Array.isArray(menu) ? (menu as electron.MenuItemConstructorOptions[]) : [];
  const all = submenu(Menu.template).flatMap((each) => submenu(each.submenu));
  return submenu(all.find(({ id }) => id === 'file.recent')?.submenu).filter(({ id }) => id !== undefined);
}

function choose(id: string): void {
  (recentItems().find((item) => item.id === id)?.click as (() => void) | undefined)?.();
}

describe("a window's icon", () => {
  it.each([
    ['linux', 'icon.png'],
    ['win32', undefined],
  ] as const)('is in a package for %s: %s', async (system, icon) => {
    setPlatform(system);
    await start();
    expect(onlyWindow().options.icon).toBe(icon);
  });
});

describe('recent files', () => {
  it('are those that the page has shown, also at the next start', async () => {
    const [first, second] = [await sceneFile('first.optiscape'), await sceneFile('second.json')];
    await start();
    expect(recentPaths()).toEqual([]);
    const page = connectPage();
    for (const path of [first, second]) {
      app.emit('open-file', prevented, path);
      await expect.poll(() => page.files.at(-1)).toBe(basename(path));
      // What is opened is listed when it has turned out to be a race.
      expect(recentPaths()).not.toContain(path);
      await page.client.request('file.show', { file: page.files.length - 1, edited: false });
    }
    expect(recentPaths()).toEqual([second, first]);
    choose('file.recent.1');
    await expect.poll(() => page.files.at(-1)).toBe('first.optiscape');
    await quit();

    resetElectron();
    await start();
    expect(recentPaths()).toEqual([second, first]);
    choose('file.recent.clear');
    expect(recentPaths()).toEqual([]);
  });

  it('lose one that is gone, which is said', async () => {
    const gone = join(folder, 'gone.optiscape');
    await writeFile(data('recent.json'), JSON.stringify({ version: 1, files: [gone] }));
    await start();
    connectPage();
    choose('file.recent.0');
    await expect.poll(() => recentPaths()).toEqual([]);
    expect(dialog.errors).toEqual([expect.stringContaining('gone.optiscape is not there any more')]);
  });
});

describe('a file of a race', () => {
  it('is saved again by its own path, and comes back at the next start with its changes', async () => {
    const path = await sceneFile('race.optiscape');
    await start([path]);
    const page = connectPage();
    await expect.poll(() => page.files).toEqual(['race.optiscape']);
    await page.client.request('file.save', { file: 0, text: '{"saved":true}' });
    expect(await readFile(path, 'utf8')).toBe('{"saved":true}');
    await page.client.request('scene.save', { scene: '{"edited":true}', file: 0 });
    await quit();

    resetElectron();
    await start();
    const { client } = connectPage();
    expect(await client.request('file.restore', { of: 'scene' })).toEqual({
      file: { id: 0, name: 'race.optiscape', text: '{"saved":true}' },
    });
    expect(await client.request('scene.load', {})).toEqual({ scene: '{"edited":true}' });
  });
});

describe('the window', () => {
  it('is there after the protocol that its page comes by, with the menu', async () => {
    await start();
    expect(calls).toEqual([
      'app.requestSingleInstanceLock',
      'protocol.handle app',
      'new BrowserWindow',
      'loadURL app://optiscape/',
    ]);
    expect(onlyWindow().options).toMatchObject({
      show: false,
      webPreferences: {
        preload: join(folder, 'preload', 'index.cjs'),
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
      },
    });
    const { commands } = connectPage();
    const edit = Menu.template?.find(({ label }) => label === '&Edit')?.submenu;
    const undo = Array.isArray(edit) ? edit.find(({ id }) => id === 'edit.undo') : undefined;
    (undo?.click as (() => void) | undefined)?.();
    await expect.poll(() => commands).toEqual(['edit.undo']);
  });

  it('gets the menu’s commands and comes to the front while the presenter’s window has the focus', async () => {
    await start();
    const page = connectPage();
    const window = onlyWindow();
    const presenter = new BrowserWindow();
    presenter.show();
    window.focused = false;
    // Windows are listed in no certain order.
    BrowserWindow.open.reverse();
    const view = Menu.template?.find(({ label }) => label === '&View')?.submenu;
    const item = Array.isArray(view) ? view.find(({ id }) => id === 'present.start') : undefined;
    (item?.click as (() => void) | undefined)?.();
    await expect.poll(() => page.commands).toEqual(['present.start']);
    app.emit('activate');
    expect(window.focused).toBe(true);
    presenter.destroy();
    await quit();
  });

  it("speaks the interface's language, from the start and when it changes", async () => {
    await writeFile(data('settings.json'), '{"language":"ja"}');
    await start();
    const first = (): string | undefined => Menu.template?.at(-1)?.label;
    expect(first()).toBe('ヘルプ(&H)');
    await connectPage().client.request('settings.save', { settings: '{"language":"en"}' });
    expect(first()).toBe('&Help');
  });

  it('comes back where it was, and is maximized only when there is something to see', async () => {
    const place = { x: 100, y: 50, width: 1100, height: 700, maximized: true };
    await writeFile(data('window.json'), JSON.stringify(place));
    await start();
    expect(onlyWindow().options).toMatchObject({ x: 100, y: 50, width: 1100, height: 700 });
    expect([onlyWindow().maximized, onlyWindow().visible]).toEqual([false, false]);
    onlyWindow().emit('ready-to-show');
    expect([onlyWindow().maximized, onlyWindow().visible]).toEqual([true, true]);
    onlyWindow().bounds = { x: 10, y: 20, width: 1000, height: 650 };
    await quit();
    expect(JSON.parse(await readFile(data('window.json'), 'utf8'))).toEqual({
      x: 10,
      y: 20,
      width: 1000,
      height: 650,
      maximized: true,
    });
  });

  it('that was never seen does not change where the next one is', async () => {
    const place = '{"x":100,"y":50,"width":1100,"height":700,"maximized":true}';
    await writeFile(data('window.json'), place);
    await start();
    await quit();
    expect(await readFile(data('window.json'), 'utf8')).toBe(place);
  });

  it("that can't be loaded is said, and leaves no program behind", async () => {
    BrowserWindow.nextLoad = () =>
      Promise.reject(Object.assign(new Error('ERR_FAILED (-2)'), { code: 'ERR_FAILED' }));
    run();
    app.becomeReady();
    await expect.poll(() => app.exitCode).toBe(1);
    expect(dialog.errors).toEqual([expect.stringContaining('ERR_FAILED (-2)')]);
    expect(BrowserWindow.open).toEqual([]);
  });
});

describe('quitting', () => {
  it('follows the last window, but not on a Mac', async () => {
    setPlatform('linux');
    await start();
    onlyWindow().close();
    await expect.poll(() => app.exitCode).toBe(0);
  });

  it.each([
    ['the app is quit', () => app.quit()],
    ['its window is closed', () => onlyWindow().close()],
  ])('saves what the page holds back when %s', async (_what, leave) => {
    setPlatform('linux');
    await start();
    connectPage('{"unsaved":true}');
    leave();
    await expect.poll(() => app.exitCode).toBe(0);
    expect(await readFile(data('scene.json'), 'utf8')).toBe('{"unsaved":true}');
  });

  it('is up to the user while an export runs', async () => {
    setPlatform('darwin');
    await start();
    onlyWindow().webContents.preventsUnload = true;
    dialog.presses.push(1);
    app.quit();
    await expect.poll(() => dialog.messages.length).toBe(1);
    expect([BrowserWindow.open.length, app.exitCode]).toEqual([1, null]);
    // Closing the window later does not count as quitting.
    dialog.presses.push(0);
    onlyWindow().close();
    await expect.poll(() => [dialog.messages.length, BrowserWindow.open.length]).toEqual([2, 0]);
    expect(app.exitCode).toBeNull();
    app.quit();
    await expect.poll(() => app.exitCode).toBe(0);
  });

  it('saves what the page holds back when Windows ends the session', async () => {
    await start();
    connectPage('{"unsaved":true}');
    onlyWindow().show();
    onlyWindow().endSession('query-session-end');
    await expect.poll(() => readFile(data('scene.json'), 'utf8').catch(() => null)).toBe('{"unsaved":true}');
    onlyWindow().bounds = { x: 7, y: 7, width: 1000, height: 650 };
    onlyWindow().endSession('session-end');
    // The save is synchronous.
    expect(JSON.parse(readFileSync(data('window.json'), 'utf8'))).toMatchObject({ x: 7 });
  });

  it('saves what the page holds back when the main process fails', async () => {
    await start();
    connectPage('{"unsaved":true}');
    dialog.presses.push(0);
    const handler = vi
      .mocked(process.on)
      .mock.calls.find(([name]) => (name as string) === 'uncaughtException');
    (handler?.[1] as ((error: unknown) => void) | undefined)?.(new Error('boom'));
    await expect.poll(() => app.exitCode).toBe(1);
    expect(await readFile(data('scene.json'), 'utf8')).toBe('{"unsaved":true}');
    expect(app.relaunches).toHaveLength(1);
  });
});
