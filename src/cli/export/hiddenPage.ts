// Opens a page invisibly: in Electron if it is installed, otherwise in a browser of this machine. The program has its
// own temporary profile, and ends when this program does, however that ends. The page's address is secret, and other
// users of this machine can read command lines.
import { spawn, type ChildProcess } from 'node:child_process';
import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Readable, Writable } from 'node:stream';
import {
  findBrowser,
  hasDisplay,
  isRoot,
  mesaSwitches,
  quietSwitches,
  sandboxSwitches,
  swiftShaderSwitches,
} from '../../server/browsers';
import { makeProcessFolder, removeDeadFolders, removeFolder } from '../../engine/processFolder';
import { electronEnvironment, installedElectron, isSandboxRefused } from './electron';

export interface HiddenPage {
  /** Resolves when the program has ended or failed to start: with its exit code or signal, and its last line. */
  readonly ended: Promise<string>;
  /** Ends the program and removes its profile. */
  close(): Promise<void>;
}

/** A program that can show a page. */
export interface PageProgram {
  /** The name used in messages. */
  readonly name: string;
  open(url: string): Promise<HiddenPage>;
}

/** A program that can print a page. */
export interface PrintProgram {
  readonly name: string;
  /** Writes the page in the file `page` as PDF into the file `pdf`; the program ends when that is done. */
  print(page: string, pdf: string): Promise<HiddenPage>;
}

const folderPrefix = 'optiscape-page';

/** Programs that may be able to draw, in order of preference. `appFolder` is the app as Electron starts it. */
export function pagePrograms(appFolder: string): PageProgram[] {
  const programs: PageProgram[] = [];
  const start = electronStart(appFolder);
  if (start !== null) {
    programs.push({
      name: 'Electron',
      open: (url) => open({ ...start, environment: { OPTISCAPE_EXPORT_PAGE: url } }),
    });
  }
  const browser = findBrowser();
  if (browser !== null) {
    // Mesa is tried on Linux only; elsewhere a browser finds the graphics card by itself.
    const graphics = [process.platform === 'linux' ? mesaSwitches : [], swiftShaderSwitches];
    for (const switches of graphics) {
      programs.push({
        name: basename(browser),
        open: (url) =>
          open({
            command: browser,
            wordsFor: (folder) => browserWords(switches, folder),
            request: { id: 1, method: 'Target.createTarget', params: { url } },
          }),
      });
    }
  }
  return programs;
}

/** Programs that can print, in order of preference; they need no graphics card. */
export function printPrograms(appFolder: string): PrintProgram[] {
  const programs: PrintProgram[] = [];
  const start = electronStart(appFolder);
  if (start !== null) {
    programs.push({
      name: 'Electron',
      print: (page, pdf) =>
        open({ ...start, environment: { OPTISCAPE_PRINT_PAGE: page, OPTISCAPE_PRINT_FILE: pdf } }),
    });
  }
  const browser = findBrowser();
  if (browser !== null) {
    programs.push({
      name: basename(browser),
      print: (page, pdf) =>
        open({
          command: browser,
          wordsFor: (folder) => [
            ...hiddenWords(folder),
            '--disable-gpu',
            '--no-pdf-header-footer',
            `--print-to-pdf=${pdf}`,
            pathToFileURL(page).href,
          ],
        }),
    });
  }
  return programs;
}

/** How Electron is started with a hidden page; null where it can't be. */
function electronStart(appFolder: string): Pick<ProgramStart, 'command' | 'wordsFor'> | null {
  const electron = electronProgram(appFolder);
  if (electron === null || !hasDisplay() || (!isRoot() && isSandboxRefused(electron.path))) return null;
  return {
    command: electron.path,
    wordsFor: (folder) => [...electron.words, ...sandboxSwitches(), `--user-data-dir=${folder}`],
  };
}

/** Electron, and its arguments that select the app: none if the installed app itself is running. */
function electronProgram(appFolder: string): { readonly path: string; readonly words: string[] } | null {
  if ('electron' in process.versions && !process.defaultApp) return { path: process.execPath, words: [] };
  const path = installedElectron();
  return path === null ? null : { path, words: [appFolder] };
}

function browserWords(graphics: readonly string[], folder: string): string[] {
  return [
    // The browser reads commands from file descriptor 3, and ends when it closes. The address is sent there, too.
    '--remote-debugging-pipe',
    '--no-startup-window',
    ...hiddenWords(folder),
    ...graphics,
  ];
}

function hiddenWords(folder: string): string[] {
  return [
    '--headless',
    `--user-data-dir=${folder}`,
    '--disable-breakpad',
    '--disable-extensions',
    '--mute-audio',
    // Avoids a prompt to open a keyring.
    '--password-store=basic',
    '--use-mock-keychain',
    ...quietSwitches,
    ...sandboxSwitches(),
    ...sharedMemorySwitches(),
  ];
}

/** Chromium passes pictures through shared memory, which is small in containers. */
function sharedMemorySwitches(): readonly string[] {
  if (process.platform !== 'linux') return [];
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize < 2 ** 30 ? ['--disable-dev-shm-usage'] : [];
  } catch {
    return ['--disable-dev-shm-usage'];
  }
}

interface ProgramStart {
  readonly command: string;
  /** Command-line arguments: every user of this machine can read them. */
  readonly wordsFor: (folder: string) => readonly string[];
  /** Environment variables: only this user can read them. */
  readonly environment?: Readonly<Record<string, string>>;
  /** A message for the debugging pipe, in the DevTools protocol. */
  readonly request?: object;
}

async function open({ command, wordsFor, environment, request }: ProgramStart): Promise<HiddenPage> {
  void removeDeadFolders(tmpdir(), folderPrefix);
  const folder = await makeProcessFolder(tmpdir(), folderPrefix);
  const child = spawn(command, wordsFor(folder), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...electronEnvironment(), ...temporaryFolder(folder), ...environment },
    // Its own process group, so that it can be killed as a whole and a terminal's Ctrl+C does not reach it.
    detached: process.platform !== 'win32',
  });
  let said = '';
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => {
      resolve(error.message);
    });
    child.on('exit', (code, signal) => {
      killGroup(child);
      const lastLine = said.trim().split('\n').at(-1)?.trim() ?? '';
      resolve(`${signal ?? `code ${code ?? '?'}`}${lastLine === '' ? '' : `: ${lastLine}`}`);
    });
  });
  child.stderr?.setEncoding('utf8').on('data', (piece: string) => {
    said = (said + piece).slice(-4096);
  });
  for (const pipe of child.stdio) pipe?.on('error', () => undefined);
  (child.stdio[4] as Readable | null)?.resume();
  if (request) (child.stdio[3] as Writable | null)?.write(`${JSON.stringify(request)}\0`);
  return {
    ended,
    async close() {
      if (child.exitCode === null && child.signalCode === null) killGroup(child);
      await ended;
      for (const pipe of child.stdio) pipe?.destroy();
      await removeFolder(folder);
    },
  };
}

/** Temporary files that a killed browser leaves on Linux go into `folder`, which is removed. */
function temporaryFolder(folder: string): { readonly TMPDIR?: string } {
  // The path of the browser's socket may have at most 107 characters.
  const fits = folder.length + '/org.chromium.Chromium.XXXXXX/SingletonSocket'.length <= 107;
  return process.platform === 'linux' && fits ? { TMPDIR: folder } : {};
}

/** Killed without notice: there is nothing to save. */
function killGroup(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    child.kill();
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has already ended.
  }
}
