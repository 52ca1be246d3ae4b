// Shows the browser shell's page: in its own window if a Chrome, Edge or Chromium is installed, otherwise in the
// system's default browser.
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, quietSwitches, sandboxSwitches, softwareFallbackSwitches } from './browsers';
import { firstWindowSize } from '../protocol/windowSize';
import { writeStartPage } from './startPage';

export interface OpenedWindow {
  /** Removes the start page, and ends the browser if `endBrowser` is set and this program started it. */
  close(options: { readonly endBrowser: boolean }): Promise<void>;
}

/** Opens `address`. The window's browser has its profile in `folder`, separate from the user's own. */
export async function openWindow(address: string, folder: string): Promise<OpenedWindow> {
  const browser = findBrowser();
  const page = await writeStartPage(address, browser === null ? defaultBrowserFolder(folder) : folder);
  const [command, ...words] =
    browser === null ? defaultBrowser(page.url) : windowCommand(browser, page.url, folder);
  const child = spawn(command, words, { stdio: 'ignore' });
  child.on('error', (error) => {
    console.error(`The browser did not start (${error.message}). Open the address above by hand.`);
  });
  child.on('exit', (code) => {
    if (code) console.error(`The browser ended with code ${code}. The address above still works.`);
  });
  child.unref();
  return {
    async close({ endBrowser }) {
      if (endBrowser && browser !== null) child.kill();
      await page.remove();
    },
  };
}

/** Some packaged browsers on Linux can access neither hidden folders nor temporary files. */
function defaultBrowserFolder(folder: string): string {
  return process.platform === 'linux' ? homedir() : folder;
}

type Command = readonly [command: string, ...words: string[]];

function windowCommand(browser: string, url: string, folder: string): Command {
  return [
    browser,
    `--app=${url}`,
    `--user-data-dir=${join(folder, 'browser')}`,
    `--window-size=${firstWindowSize.width},${firstWindowSize.height}`,
    ...quietSwitches,
    ...sandboxSwitches(),
    ...softwareFallbackSwitches,
  ];
}

function defaultBrowser(url: string): Command {
  switch (process.platform) {
    case 'win32':
      return ['rundll32', 'url.dll,FileProtocolHandler', url];
    case 'darwin':
      return ['open', url];
    default:
      return ['xdg-open', url];
  }
}
