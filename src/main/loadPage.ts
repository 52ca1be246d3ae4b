// Loads a window's page, and reports when that fails, at first or later.
import type { BrowserWindow } from 'electron';

/** The load was replaced by another one. */
const aborted = { code: -3, name: 'ERR_ABORTED' } as const;

/** Loads the page at `address`. Calls `onFailure` at most once, with the reason, and not for a destroyed window. */
export function loadPage(window: BrowserWindow, address: string, onFailure: (reason: string) => void): void {
  const { webContents } = window;
  let failed = false;
  const fail = (reason: string): void => {
    if (failed || window.isDestroyed()) return;
    failed = true;
    onFailure(reason);
  };
  webContents.on('did-fail-load', (_event, code, description, url, isMainFrame) => {
    if (isMainFrame && code !== aborted.code) fail(`${description} (${code}) ${url}`);
  });
  webContents.on('did-navigate', (_event, url, status) => {
    if (status >= 400) fail(`${status} ${url}`);
  });
  window.loadURL(address).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === aborted.name) return;
    fail(error instanceof Error ? error.message : String(error));
  });
}
