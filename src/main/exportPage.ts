// The command line's export in Electron: a window that nobody sees, with the page whose address it was started with. It
// ends when the page closes itself, which it does when the command line is gone.
import { app, BrowserWindow } from 'electron';
import { lockDown } from './mainWindow';

/** Shows the page at `address`; the app quits when it can't, and when the page is gone. */
export async function openExportPage(address: string): Promise<void> {
  app.dock?.hide();
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      backgroundThrottling: false,
    },
  });
  lockDown(window, address);
  window.on('closed', () => app.quit());
  window.webContents.on('render-process-gone', () => app.exit(1));
  await window.loadURL(address);
}
