// The stand-in for Electron itself, by an app of a few lines: it passes on and refuses what Electron does.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import type { DesktopApp } from './desktop/desktopApp';
import { launchStandIn } from './desktop/standInApp';

/** The app: a page that gets a port, and a main process that says on it what it hears. */
const files = {
  'out/main/index.js': `
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, MessageChannelMain, protocol } from 'electron';
globalThis.heard = [];
protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true } }]);
app.whenReady().then(() => {
  protocol.handle('app', () => new Response('<!doctype html><p>here</p>', { headers: { 'content-type': 'text/html' } }));
  const preload = join(import.meta.dirname, '..', 'preload.cjs');
  const window = new BrowserWindow({ webPreferences: { preload, sandbox: true, contextIsolation: true } });
  ipcMain.on('connect', (event, ...values) => {
    const { port1, port2 } = new MessageChannelMain();
    globalThis.port = port1;
    globalThis.heard.push(['connect', event.senderFrame.origin, ...values]);
    port1.on('message', ({ data }) => {
      globalThis.heard.push(['data', data]);
      port1.postMessage(data);
    });
    port1.on('close', () => globalThis.heard.push(['close']));
    port1.start();
    event.sender.postMessage('port', null, [port2]);
  });
  void window.loadURL('app://test/');
});
`,
  'out/preload.cjs': `
const { contextBridge, ipcRenderer } = require('electron');
contextBridge.exposeInMainWorld('shell', { name: 'test', list: [1, 2] });
window.addEventListener('message', ({ data }) => {
  if (data === 'connect') ipcRenderer.send('connect', new Map([['a', 1]]), undefined);
  if (data === 'function') {
    try {
      ipcRenderer.send('connect', () => 1);
    } catch (error) {
      window.postMessage({ refused: String(error) }, '*');
    }
  }
});
ipcRenderer.on('port', (event) => window.postMessage('port', '*', [...event.ports]));
`,
} as const;

interface Connected {
  port: MessagePort;
  received: unknown[];
  refused?: string;
}

let folder: string;
let app: DesktopApp;
let page: Page;

test.beforeEach(async ({ browser }: { browser: Browser }) => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-stand-in-'));
  await mkdir(join(folder, 'out', 'main'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  app = await launchStandIn(browser, {
    appFolder: folder,
    words: [],
    env: process.env as Record<string, string>,
  });
  page = await app.firstWindow();
  await expect(page.getByText('here')).toBeVisible();
});
test.afterEach(async () => {
  await app.kill();
  await rm(folder, { recursive: true, force: true });
});

async function connect(): Promise<void> {
  await page.evaluate(async () => {
    const own = globalThis as unknown as Connected;
    own.received = [];
    await new Promise<void>((resolve) => {
      window.addEventListener('message', ({ ports: [port] }) => {
        if (port === undefined) return;
        own.port = port;
        port.onmessage = ({ data }) => own.received.push(data);
        port.addEventListener('close', () => own.received.push('closed'));
        resolve();
      });
      window.postMessage('connect', '*');
    });
  });
}

const heard = (): Promise<unknown[]> =>
  app.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard, null);

test('a page has what its preload script exposes, and nothing of the script', async () => {
  const seen = await page.evaluate(() => {
    const { shell } = globalThis as unknown as { shell: { name: string } };
    return [
      shell,
      typeof Reflect.get(globalThis, 'standInSend'),
      typeof Reflect.get(globalThis, 'standInRequire'),
    ];
  });
  expect(seen).toEqual([{ name: 'test', list: [1, 2] }, 'undefined', 'undefined']);
});

test('what it does not imitate it refuses', async () => {
  await expect(page.evaluate(() => window.open('https://example.com'))).rejects.toThrow(
    /does not support window\.open/,
  );
});

test('values pass through a port as they are, in their order, and buffers are copied', async () => {
  await connect();
  const kept = await page.evaluate(() => {
    const { port } = globalThis as unknown as Connected;
    const numbers = Float64Array.of(1, -0, NaN, Infinity);
    port.postMessage({
      numbers,
      sub: Uint8Array.of(1, 2, 3, 4).subarray(1, 3),
      set: new Set(['ä']),
      none: undefined,
    });
    for (let i = 0; i < 100; i += 1) port.postMessage(i);
    return numbers.length;
  });
  expect(kept).toBe(4);
  await expect.poll(async () => (await heard()).length).toBe(102);
  const [first, second, ...others] = await heard();
  expect(first).toEqual(['connect', 'app://test', new Map([['a', 1]]), undefined]);
  expect(second).toEqual([
    'data',
    {
      numbers: Float64Array.of(1, -0, NaN, Infinity),
      sub: Uint8Array.of(2, 3),
      set: new Set(['ä']),
      none: undefined,
    },
  ]);
  expect(others).toEqual(Array.from({ length: 100 }, (_, i) => ['data', i]));
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as Connected).received.slice(1)))
    .toEqual(Array.from({ length: 100 }, (_, i) => i));
});

test('what can’t be cloned is refused, and what is transferred is lost', async () => {
  await connect();
  const refused = page.evaluate(
    () =>
      new Promise((resolve) => {
        window.addEventListener('message', ({ data }: MessageEvent<{ refused?: string }>) => {
          if (data.refused !== undefined) resolve(data.refused);
        });
        window.postMessage('function', '*');
      }),
  );
  expect(await refused).toBe('Error: An object could not be cloned.');
  await page.evaluate(() => {
    const bytes = new ArrayBuffer(8);
    (globalThis as unknown as Connected).port.postMessage(bytes, [bytes]);
  });
  await expect.poll(async () => (await heard()).at(-1)).toEqual(['data', null]);
  const main = await app.evaluate(() => {
    const { port } = globalThis as unknown as { port: { postMessage(value: unknown): void } };
    try {
      port.postMessage(() => 1);
      return 'passed';
    } catch (error) {
      return String(error);
    }
  }, null);
  expect(main).toBe('Error: An object could not be cloned.');
});

test('a port is closed with its page’s document, and either end hears of the other one', async () => {
  await connect();
  await page.evaluate(() => (globalThis as unknown as Connected).port.close());
  await expect.poll(async () => (await heard()).at(-1)).toEqual(['close']);
  await connect();
  await expect
    .poll(async () => (await heard()).at(-1))
    .toEqual(['connect', 'app://test', new Map([['a', 1]]), undefined]);
  await page.reload();
  await expect.poll(async () => (await heard()).at(-1)).toEqual(['close']);
  await connect();
  await app.evaluate(() => (globalThis as unknown as { port: { close(): void } }).port.close(), null);
  await expect
    .poll(() => page.evaluate(() => (globalThis as unknown as Connected).received))
    .toEqual(['closed']);
});
