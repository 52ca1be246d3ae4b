import { pathToFileURL } from 'node:url';
import { beforeEach, expect, it, vi } from 'vitest';
import { app, BrowserWindow, resetElectron } from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

const { printHidden } = await import('./printHidden');

beforeEach(() => {
  resetElectron();
  app.becomeReady();
  // The app's own window.
  new BrowserWindow();
});

it('prints in a hidden window, which is gone afterwards, whether it could or not', async () => {
  const { signal } = new AbortController();
  const printing = printHidden('/a b.html', signal);
  const [, window] = BrowserWindow.open;
  expect(window!.options).toMatchObject({
    show: false,
    webPreferences: { javascript: false, sandbox: true },
  });
  expect(window!.loads).toEqual([pathToFileURL('/a b.html').href]);
  window!.webContents.finishLoad('file:///a%20b.html');
  expect(Buffer.from(await printing).toString()).toMatch(/^%PDF-/);
  expect(BrowserWindow.open).toHaveLength(1);

  const failing = printHidden('/a.html', signal);
  BrowserWindow.open[1]!.webContents.failLoad(-6, 'ERR_FILE_NOT_FOUND');
  await expect(failing).rejects.toThrow('ERR_FILE_NOT_FOUND');
  expect(BrowserWindow.open).toHaveLength(1);
});

it('ends at once when it is given up', async () => {
  const abort = new AbortController();
  const printing = printHidden('/a.html', abort.signal);
  abort.abort();
  await expect(printing).rejects.toThrow('The printing was given up.');
  await expect(printHidden('/a.html', abort.signal)).rejects.toThrow('The printing was given up.');
  expect(BrowserWindow.open).toHaveLength(1);
});
