// A window that nobody sees, confined to one page: what exports are drawn in, and what handouts are printed from.
import { BrowserWindow } from 'electron';
import { loadPage } from './loadPage';
import { lockDown } from './lockDown';

/** `runs`: whether the page's scripts do. `onFailure` is called, with the reason, if the page can't be loaded or ends by itself. */
export function openHiddenWindow(
  address: string,
  runs: boolean,
  onFailure: (reason: string) => void,
): BrowserWindow {
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      javascript: runs,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      backgroundThrottling: false,
    },
  });
  lockDown(window, address);
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    onFailure(`The page has ended: ${reason}`);
  });
  loadPage(window, address, onFailure);
  return window;
}
