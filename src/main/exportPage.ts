// The command line's export in Electron: a hidden window with the page whose address it was given. It ends when the
// page closes itself, which the page does when it loses its connection to the command line.
import { app, BrowserWindow } from 'electron';
import { loadPage } from './loadPage';
import { lockDown } from './lockDown';
import { keepProfileIn } from './profile';

/** Shows the page at `address`; the app ends if it can't be loaded, printing the reason, and when the page closes. */
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

/** Prints the reason last: the command line passes on the last line. */
export function giveUp(reason: string): void {
  process.stderr.write(`${reason}\n`);
  app.exit(1);
}
