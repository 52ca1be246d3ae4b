import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { app, BrowserWindow, resetElectron } from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

const { runPrintPage } = await import('./exportPage');

let folder = '';

beforeEach(async () => {
  resetElectron();
  folder = await mkdtemp(join(tmpdir(), 'optiscape-print-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('prints a page once it is loaded, without running its scripts, on the paper that it asks for', async () => {
  const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
  const done = runPrintPage(page, pdf, join(folder, 'profile'));
  app.becomeReady();
  await vi.waitFor(() => expect(BrowserWindow.open).toHaveLength(1));
  const [window] = BrowserWindow.open;
  expect(window!.options).toMatchObject({
    show: false,
    webPreferences: { javascript: false, sandbox: true, nodeIntegration: false },
  });
  expect(window!.webContents.navigate('https://example.org/')).toBe(true);
  window!.webContents.finishLoad(pathToFileURL(page).href);
  await done;
  expect(await readFile(pdf, 'utf8')).toBe('%PDF- {"preferCSSPageSize":true,"printBackground":true}');
});
