import { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loadPage } from './loadPage';
import {
  app,
  BrowserWindow as BrowserWindowStandIn,
  onlyWindow,
  resetElectron,
} from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

const onFailure = vi.fn();

beforeEach(() => {
  onFailure.mockClear();
  resetElectron();
  app.becomeReady();
});

/** Rejects as Electron does. */
function rejectedLoad(code: string, number: number): () => Promise<void> {
  return () =>
    Promise.reject(Object.assign(new Error(`${code} (${number}) loading 'app://optiscape/'`), { code }));
}

const load = (): void => {
  loadPage(new BrowserWindow(), 'app://optiscape/', onFailure);
};

describe('loading a page', () => {
  it('says nothing when it works', () => {
    load();
    onlyWindow().webContents.finishLoad('app://optiscape/');
    expect(onFailure).not.toHaveBeenCalled();
  });

  it('says once why it fails', async () => {
    BrowserWindowStandIn.nextLoad = rejectedLoad('ERR_FAILED', -2);
    load();
    onlyWindow().webContents.failLoad(-2, 'ERR_FAILED');
    await Promise.resolve();
    expect(onFailure.mock.calls).toEqual([[expect.stringContaining('ERR_FAILED (-2)')]]);
  });

  it('fails with the promise alone, too', async () => {
    BrowserWindowStandIn.nextLoad = rejectedLoad('ERR_FAILED', -2);
    load();
    await expect.poll(() => onFailure.mock.calls).toEqual([[expect.stringContaining('ERR_FAILED')]]);
  });

  it('fails where there is a page, but not this one', () => {
    load();
    onlyWindow().webContents.finishLoad('app://optiscape/', 404);
    expect(onFailure).toHaveBeenCalledWith(expect.stringContaining('404'));
  });

  it('takes no notice of loads that were given up, of frames, and of windows that are gone', async () => {
    BrowserWindowStandIn.nextLoad = rejectedLoad('ERR_ABORTED', -3);
    load();
    const window = onlyWindow();
    window.webContents.failLoad(-3, 'ERR_ABORTED');
    window.webContents.failLoad(-2, 'ERR_FAILED', false);
    window.destroy();
    window.webContents.failLoad(-2, 'ERR_FAILED');
    await Promise.resolve();
    expect(onFailure).not.toHaveBeenCalled();
  });
});
