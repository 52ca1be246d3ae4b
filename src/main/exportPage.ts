// The command line's export in Electron: a hidden window with the page whose address it was given. It ends when the
// page closes itself, which the page does when it loses its connection to the command line. A page that is to be printed is a
// file, and the window ends when it is written as PDF.
import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { app, BrowserWindow } from 'electron';
import { loadPage } from './loadPage';
import { lockDown } from './lockDown';
import { keepProfileIn } from './profile';

/** Shows the page at `address`; the app ends if it can't be loaded, printing the reason, and when the page closes. */
export async function runExportPage(address: string, profileFolder: string): Promise<void> {
  try {
    keepProfileIn(profileFolder);
    await app.whenReady();
    openWindow(address, true);
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error));
  }
}

/** Writes the page in the file `page` as PDF to the file `pdf`, and ends the app; prints the reason where that fails. */
export async function runPrintPage(page: string, pdf: string, profileFolder: string): Promise<void> {
  try {
    keepProfileIn(profileFolder);
    await app.whenReady();
    const { webContents } = openWindow(pathToFileURL(page).href, false);
    await new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()));
    await writeFile(pdf, await webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }));
    app.exit(0);
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error));
  }
}

/** `runs`: whether the page's scripts do. */
function openWindow(address: string, runs: boolean): BrowserWindow {
  app.dock?.hide();
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
  window.on('closed', () => app.quit());
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    giveUp(`The page has ended: ${reason}`);
  });
  loadPage(window, address, giveUp);
  return window;
}

/** Prints the reason last: the command line passes on the last line. */
export function giveUp(reason: string): void {
  process.stderr.write(`${reason}\n`);
  app.exit(1);
}
