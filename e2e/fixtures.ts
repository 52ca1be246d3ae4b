// The fixtures of all end-to-end tests: the app on its own server and data folder, opened in a page. Errors and
// warnings in the page's console, violations of its security policy and requests to other hosts fail the test.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { startBuiltServer, type BuiltServer } from '../scripts/builtServer.mjs';
import type { Settings } from '../src/renderer/state/settings';

export interface App {
  /** The address that opens the app, secret path included. */
  readonly url: string;
  readonly origin: string;
  /** The folder of the app's own files. */
  readonly dataFolder: string;
  /** Ends the server and starts another one on the same data folder; `url` and `origin` change. */
  restart(): Promise<void>;
  /** Ends the server. */
  stop(): Promise<void>;
  /** Ends it as a crash would, and starts another one on the same data folder. */
  crash(): Promise<void>;
  /** Problems in the page so far; must be empty at the end of the test. */
  readonly complaints: string[];
}

export const test = base.extend<{
  app: App;
  /** What was set at the last time, by default that the tips of a first start have been seen; null for a first start. */
  lastSettings: Partial<Settings> | null;
  /** Removes the browser's own file pickers, which tests can't drive: a download and a file input remain. */
  plainFileDialogs: boolean;
}>({
  lastSettings: [{ tipsSeen: true }, { option: true }],
  plainFileDialogs: [false, { option: true }],

  app: async ({ lastSettings }, use) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'optiscape-e2e-'));
    if (lastSettings !== null) {
      await writeFile(join(dataFolder, 'settings.json'), JSON.stringify(lastSettings));
    }
    let server: BuiltServer = await startBuiltServer(dataFolder);
    await use({
      get url() {
        return server.url;
      },
      get origin() {
        return server.origin;
      },
      dataFolder,
      complaints: [],
      async restart() {
        await server.stop();
        server = await startBuiltServer(dataFolder);
      },
      stop: () => server.stop(),
      async crash() {
        await server.crash();
        server = await startBuiltServer(dataFolder);
      },
    });
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  },

  page: async ({ page, app, plainFileDialogs }, use) => {
    watch(page, app);
    // File choosers are intercepted only while somebody listens: a test that begins to when it opens one may be too late.
    page.on('filechooser', () => undefined);
    if (plainFileDialogs) {
      await page.addInitScript(() => {
        for (const picker of ['showOpenFilePicker', 'showSaveFilePicker'])
          Reflect.deleteProperty(window, picker);
      });
    }
    await page.goto(app.url);
    await use(page);
    // Before the server ends, which would be a problem in the page.
    await page.close();
    test.expect(app.complaints, 'the page has nothing to complain about').toEqual([]);
  },
});

export { expect } from '@playwright/test';

/** For `test.use`: the race plays by itself, and things glide, as they do where nobody asks for less motion. */
export const inMotion = { contextOptions: { reducedMotion: 'no-preference' } } as const;

/** Messages of the graphics driver appear as warnings of the page. */
const driver = 'GL Driver Message';

/** Notes the errors and warnings that a page has to tell. */
export function watchConsole(page: Page, complaints: string[]): void {
  page.on('console', (message) => {
    const ofThePage = message.type() === 'warning' && !message.text().includes(driver);
    if (message.type() === 'error' || ofThePage) complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    complaints.push(`exception: ${error.message}`);
  });
}

function watch(page: Page, app: App): void {
  watchConsole(page, app.complaints);
  page.on('request', (request) => {
    const url = new URL(request.url());
    const own = ['data:', 'blob:'].includes(url.protocol) || url.origin === app.origin;
    if (!own) app.complaints.push(`request to ${url.origin}`);
  });
  page.on('websocket', (socket) => {
    const { host } = new URL(socket.url());
    if (host !== new URL(app.origin).host) app.complaints.push(`socket to ${host}`);
  });
}
