// The command line's export in Electron: a window that nobody sees, with the page whose address it was started with. It
// ends when the page closes itself, which it does when the command line is gone.
import { app, BrowserWindow } from 'electron';
import { loadPage } from './loadPage';
import { lockDown } from './lockDown';
import { keepProfileIn } from './profile';

/** Shows the page at `address`; the app ends when it can't, saying why, and when the page is gone. */
export async function runExportPage(address: string, profileFolder: string): Promise<void> {
  try {
    keepProfileIn(profileFolder);
    await app.whenReady();
    openWindow(address);
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error));
  }
}

function openWindow(address: string): void {
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
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    giveUp(`The page has ended: ${reason}`);
  });
  loadPage(window, address, giveUp);
}

/** The last line that is said is what the command line passes on. */
export function giveUp(reason: string): void {
  process.stderr.write(`${reason}\n`);
  app.exit(1);
}
