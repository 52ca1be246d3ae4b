// What every end-to-end test starts from: the app on a server and a data folder of its own, opened in a page. Errors
// and warnings in the page's console, violations of its security policy and requests to anybody else fail the test.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { startBuiltServer, type BuiltServer } from '../scripts/builtServer.mjs';

export interface App {
  /** The address that opens the app, secret path included. */
  readonly url: string;
  readonly origin: string;
  /** Where the app keeps its files. */
  readonly dataFolder: string;
  /** Ends the server and starts another one on the same data folder; `url` and `origin` change. */
  restart(): Promise<void>;
  /** Ends the server. */
  stop(): Promise<void>;
  /** What went wrong in the page so far; must be empty at the end of the test. */
  readonly complaints: string[];
}

export const test = base.extend<{
  app: App;
  /** Takes the browser's own file pickers away, which no test can drive: what is left is a download and a file input. */
  plainFileDialogs: boolean;
}>({
  plainFileDialogs: [false, { option: true }],

  // Playwright reads the parameter's pattern to learn what a fixture needs.
  app: async ({}, use) => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'optiscape-e2e-'));
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
    });
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  },

  page: async ({ page, app, plainFileDialogs }, use) => {
    watch(page, app);
    if (plainFileDialogs) {
      await page.addInitScript(() => {
        for (const picker of ['showOpenFilePicker', 'showSaveFilePicker'])
          Reflect.deleteProperty(window, picker);
      });
    }
    await page.goto(app.url);
    await use(page);
    // Before the server ends: the page would rightly complain about that.
    await page.close();
    test.expect(app.complaints, 'the page has nothing to complain about').toEqual([]);
  },
});

export { expect } from '@playwright/test';

/** What the graphics card's driver says of its work comes as a warning of the page. */
const driver = 'GL Driver Message';

function watch(page: Page, app: App): void {
  page.on('console', (message) => {
    const ofThePage = message.type() === 'warning' && !message.text().includes(driver);
    if (message.type() === 'error' || ofThePage) app.complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    app.complaints.push(`exception: ${error.message}`);
  });
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
