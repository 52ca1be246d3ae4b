// The desktop app as specs drive it: real Electron where its binary is, otherwise the built main process and preload script under a
// stand-in for Electron, whose windows are pages of real Chromium.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { _electron, type Browser, type Page } from '@playwright/test';
import type * as electron from 'electron';
import { electronEnvironment } from '../../src/cli/export/electron';
import { hasDisplay, sandboxSwitches } from '../../src/server/browsers';
import { launchStandIn } from './standInApp';

/** Why specs don't run on Electron itself; null if they do. */
export const noElectron = reasonAgainstElectron();

function reasonAgainstElectron(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  if (!existsSync(join(folder, 'path.txt'))) return "Electron's binary is not installed";
  return hasDisplay() ? null : 'there is no display';
}

export interface DesktopApp {
  /** Runs a function in the main process; what it uses must be its own. */
  evaluate<Value, Argument>(
    call: (module: typeof electron, argument: Argument) => Value | Promise<Value>,
    argument: Argument,
  ): Promise<Value>;
  /** The page of the first window. */
  firstWindow(): Promise<Page>;
  /** The pages that are open. */
  windows(): Page[];
  /** The exit code once the app has ended. */
  readonly ended: Promise<number | null>;
  /** Ends the process without a word to it. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface DesktopStart {
  readonly dataFolder: string;
  /** The app's own arguments. */
  readonly words?: readonly string[];
  /** The folder of the main process's code and what is beside it, as in a package. */
  readonly appFolder?: string;
}

export const project = resolve(import.meta.dirname, '..', '..');

/** Starts the app; the stand-in's pages are opened in `browser`. */
export async function launchDesktop(browser: Browser, start: DesktopStart): Promise<DesktopApp> {
  const { dataFolder, words = [], appFolder = project } = start;
  const env = { ...(electronEnvironment() as Record<string, string>), OPTISCAPE_DATA: dataFolder };
  if (noElectron !== null) return launchStandIn(browser, { appFolder, words, env });
  const app = await _electron.launch({ args: [appFolder, ...sandboxSwitches(), ...words], env });
  const ended = new Promise<number | null>((end) => app.process().once('exit', end));
  return {
    evaluate: (call, argument) => app.evaluate(call as never, argument as never),
    firstWindow: () => app.firstWindow(),
    windows: () => app.windows(),
    ended,
    async kill() {
      app.process().kill('SIGKILL');
      await ended;
    },
    close: () => app.close(),
  };
}
