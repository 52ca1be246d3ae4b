// Shows the browser shell's page: in a window of its own where a Chrome, Edge or Chromium is installed, in the
// system's default browser otherwise.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  findBrowser,
  quietSwitches,
  sandboxSwitches,
  softwareFallbackSwitches,
} from '../../scripts/browsers.mjs';

export interface OpenedWindow {
  /** Closes the window where it is ours to close. */
  close(): void;
}

/** Opens `url`. The window's browser keeps its profile in `folder`, apart from the user's own. */
export function openWindow(url: string, folder: string): OpenedWindow {
  const browser = findBrowser();
  const [command, ...words] = browser === null ? defaultBrowser(url) : windowCommand(browser, url, folder);
  const child = spawn(command, words, { stdio: 'ignore' });
  child.on('error', (error) => {
    console.error(`The browser did not start (${error.message}). Open the address above by hand.`);
  });
  child.on('exit', (code) => {
    if (code) console.error(`The browser ended with code ${code}. The address above still works.`);
  });
  child.unref();
  return {
    close() {
      if (browser !== null) child.kill();
    },
  };
}

type Command = readonly [command: string, ...words: string[]];

function windowCommand(browser: string, url: string, folder: string): Command {
  return [
    browser,
    `--app=${url}`,
    `--user-data-dir=${join(folder, 'browser')}`,
    '--window-size=1440,900',
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
