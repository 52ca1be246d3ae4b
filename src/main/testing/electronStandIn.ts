// A stand-in for the module `electron`, limited to what the main process uses, for unit tests: `vi.mock('electron', ()
// => import('./testing/electronStandIn'))`. It is checked against Electron's types, enforces its rules of order (what
// throws before or after `ready`), emits its events in the same order, and records calls.
import { app } from './electron/app';
import { BrowserWindow } from './electron/browserWindow';
import { dialog } from './electron/dialog';
import { calls } from './electron/events';
import { Menu } from './electron/menu';
import { protocol } from './electron/protocol';
import { ipcMain, screen } from './electron/system';

export * from './electron/app';
export * from './electron/browserWindow';
export * from './electron/dialog';
export * from './electron/menu';
export * from './electron/messagePorts';
export * from './electron/protocol';
export * from './electron/system';
export * from './electron/webContents';
export { calls } from './electron/events';

/** Restores the state before the program's start. */
export function resetElectron(): void {
  for (const window of [...BrowserWindow.open]) window.removeAllListeners();
  BrowserWindow.open.length = 0;
  BrowserWindow.nextLoad = null;
  app.reset();
  dialog.reset();
  screen.reset();
  Menu.template = null;
  protocol.schemes.length = 0;
  protocol.handlers.clear();
  ipcMain.removeAllListeners();
  calls.length = 0;
}
