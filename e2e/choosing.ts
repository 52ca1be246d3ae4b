// What the user chooses in the browser's own pickers.
import type { Page } from '@playwright/test';

/** The browser's pickers choose files of the page's own file system, which are written like the user's. */
export async function choosing(page: Page, name: string): Promise<void> {
  await page.evaluate((chosen) => {
    const handle = async (): Promise<FileSystemFileHandle> =>
      (await navigator.storage.getDirectory()).getFileHandle(chosen, { create: true });
    Object.assign(window, { showOpenFilePicker: async () => [await handle()], showSaveFilePicker: handle });
  }, name);
}
