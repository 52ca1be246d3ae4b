// What specs of the desktop app start from: a data folder, apps that are ended with the test, and what a user does outside of a page.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page } from '@playwright/test';
import { watchConsole } from '../fixtures';
import { type DesktopApp, launchDesktop, noElectron } from './desktopApp';

export interface Desktop {
  /** Holds the app's own files and the test's. */
  readonly folder: string;
  readonly dataFolder: string;
  /** Starts the app on the data folder; problems in its first page fail the test. */
  start(words?: readonly string[]): Promise<{ readonly app: DesktopApp; readonly page: Page }>;
  /** Starts it without waiting for a window, as a second instance has none. */
  startAgain(words?: readonly string[]): Promise<DesktopApp>;
}

export const test = base.extend<{ desktop: Desktop; appFolder: string | null }>({
  /** Where the app's code is; null: in the project, as built. */
  appFolder: [null, { option: true }],

  desktop: async ({ browser, appFolder }, use, info) => {
    const shell = noElectron === null ? 'Electron' : `a stand-in for Electron (${noElectron})`;
    info.annotations.push({ type: 'shell', description: shell });
    const folder = await mkdtemp(join(tmpdir(), 'optiscape-desktop-'));
    const dataFolder = join(folder, 'data ä');
    const apps: DesktopApp[] = [];
    const complaints: string[] = [];
    const startAgain = async (words: readonly string[] = []): Promise<DesktopApp> => {
      const start = { dataFolder, words, ...(appFolder !== null && { appFolder }) };
      const app = await launchDesktop(browser, start);
      apps.push(app);
      return app;
    };
    await use({
      folder,
      dataFolder,
      startAgain,
      async start(words) {
        const app = await startAgain(words);
        const page = await app.firstWindow();
        watchConsole(page, complaints);
        return { app, page };
      },
    });
    await Promise.all(apps.map((app) => app.kill()));
    await rm(folder, { recursive: true, force: true });
    test.expect(complaints, 'the pages have nothing to complain about').toEqual([]);
  },
});

export { expect } from '@playwright/test';

/** Clicks an item of the application menu. */
export function clickMenu(app: DesktopApp, id: string): Promise<void> {
  return app.evaluate(({ Menu }, item) => {
    const found = Menu.getApplicationMenu()?.getMenuItemById(item);
    if (!found) throw new Error(`There is no menu item ${item}.`);
    (found.click as () => void)();
  }, id);
}

/** What the user does in the system's dialogs from now on. */
export interface DialogAnswers {
  /** The file to open; null: cancelled. */
  readonly open?: string | null;
  readonly save?: string | null;
  /** The button that is pressed, by its place. */
  readonly press?: number;
}

/** Has dialogs answered. `messagesIn` tells what they said. */
export function answerDialogs(app: DesktopApp, answers: DialogAnswers): Promise<void> {
  return app.evaluate(({ dialog }, { open, save, press }) => {
    const said = ((globalThis as { said?: string[] }).said ??= []);
    const note = (...given: unknown[]): void => void said.push((given.at(-1) as { message: string }).message);
    const replace = (name: string, answer: (...given: unknown[]) => unknown): void =>
      void Object.assign(dialog, { [name]: answer });
    if (open !== undefined) {
      const filePaths = open === null ? [] : [open];
      replace('showOpenDialog', () => Promise.resolve({ canceled: open === null, filePaths }));
    }
    if (save !== undefined) {
      replace('showSaveDialog', () => Promise.resolve({ canceled: save === null, filePath: save ?? '' }));
    }
    if (press !== undefined) {
      replace('showMessageBox', (...given) => {
        note(...given);
        return Promise.resolve({ response: press, checkboxChecked: false });
      });
      replace('showMessageBoxSync', (...given) => {
        note(...given);
        return press;
      });
    }
    replace('showErrorBox', (_title, content) => void said.push(content as string));
  }, answers);
}

/** What message boxes have said since `answerDialogs`. */
export function messagesIn(app: DesktopApp): Promise<string[]> {
  return app.evaluate(() => (globalThis as { said?: string[] }).said ?? [], null);
}

/** Writes a scene file into `folder`, and returns its path. */
export async function writeScene(folder: string, name: string, scene: object): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, JSON.stringify({ format: 'optiscape-scene', version: 1, ...scene }));
  return path;
}
