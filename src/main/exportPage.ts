// The command line's export in Electron: a hidden window with the page whose address it was given. It ends when the
// page closes itself, which the page does when it loses its connection to the command line. A page that is to be printed is a
// file, and the window ends when it is written as PDF.
import { writeFile } from 'node:fs/promises';
import { app } from 'electron';
import { openHiddenWindow } from './hiddenWindow';
import { printHidden } from './printHidden';
import { keepProfileIn } from './profile';

/** Shows the page at `address`; the app ends if it can't be loaded, printing the reason, and when the page closes. */
export async function runExportPage(address: string, profileFolder: string): Promise<void> {
  try {
    keepProfileIn(profileFolder);
    await app.whenReady();
    app.dock?.hide();
    openHiddenWindow(address, true, giveUp).on('closed', () => app.quit());
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error));
  }
}

/** Writes the page in the file `page` as PDF to the file `pdf`, and ends the app; prints the reason where that fails. */
export async function runPrintPage(page: string, pdf: string, profileFolder: string): Promise<void> {
  try {
    keepProfileIn(profileFolder);
    await app.whenReady();
    app.dock?.hide();
    // It ends when the file is written, not when the window is gone.
    app.on('window-all-closed', () => undefined);
    await writeFile(pdf, await printHidden(page, new AbortController().signal));
    app.exit(0);
  } catch (error) {
    giveUp(error instanceof Error ? error.message : String(error));
  }
}

/** Prints the reason last: the command line passes on the last line. */
export function giveUp(reason: string): void {
  process.stderr.write(`${reason}\n`);
  app.exit(1);
}
