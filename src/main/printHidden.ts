// A page as PDF, from a hidden window.
import { pathToFileURL } from 'node:url';
import { openHiddenWindow } from './hiddenWindow';

/** The page in the file `page` as PDF, on the paper that it asks for; none of its scripts run. Rejects where that fails, and on abort. */
export async function printHidden(page: string, signal: AbortSignal): Promise<Uint8Array> {
  let fail: (reason: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const window = openHiddenWindow(pathToFileURL(page).href, false, (reason) => fail(new Error(reason)));
  const giveUp = (): void => fail(new Error('The printing was given up.'));
  signal.addEventListener('abort', giveUp);
  if (signal.aborted) giveUp();
  try {
    const { webContents } = window;
    const loaded = new Promise<void>((resolve) => webContents.once('did-finish-load', () => resolve()));
    await Promise.race([loaded, failed]);
    const printed = webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
    return await Promise.race([printed, failed]);
  } finally {
    signal.removeEventListener('abort', giveUp);
    window.destroy();
  }
}
