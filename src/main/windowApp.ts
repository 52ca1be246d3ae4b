// The app with its window: one instance per data folder, the engine, the menu, and the system's events.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { app, dialog, Menu, type BrowserWindow } from 'electron';
import { z } from 'zod';
import { inLanguage, type Language } from '../core/text/text';
import { createEngine, type Engine } from '../engine/engine';
import type { Session } from '../engine/session';
import { failureOf } from '../protocol/failure';
import { appOrigin, serveAppScheme } from './appProtocol';
import { createEnginePorts, type EnginePorts } from './enginePort';
import { createFileDialogs } from './fileDialogs';
import { languageOf, desktopLanguage } from './language';
import { watchMainProcess } from './mainFaults';
import { openMainWindow } from './mainWindow';
import { menuTemplate } from './menu';
import { menuTexts } from './menuTexts';
import { watchPage } from './pageFaults';
import { createPassedFiles } from './passedFiles';
import { printHidden } from './printHidden';
import { createRecentFiles, type RecentFiles } from './recentFiles';
import { bringToFront } from './showWindow';
import { createStage } from './stage';
import { sceneFilesOf } from './startArguments';
import { workingFolder } from './workingFolder';

/** The paths and settings that the build passes to the app. */
export interface AppParts {
  /** Contains the folders of preload script and renderer. */
  readonly outFolder: string;
  readonly icon: string;
  readonly workerPath: string;
  readonly version: string;
  /** The address of electron-vite's development server; undefined in a packaged app. */
  readonly developmentAddress: string | undefined;
}

/** Time limits for the page to send its unsaved data, and for the engine to end. */
const patienceMs = { flush: 1000, end: 5000 } as const;

/** Data that a second instance passes to the first: Chromium may add to its arguments and reorder them. */
const handedOver = z.object({ words: z.array(z.string()), workingFolder: z.string() });

/** Runs the app with a start's arguments. Must be called before Electron is ready: some systems pass files by then. */
export function runWindowApp(words: readonly string[], parts: AppParts): void {
  const startFolder = workingFolder();
  if (!app.requestSingleInstanceLock({ words: [...words], workingFolder: startFolder })) {
    app.quit();
    return;
  }

  let engine: Engine | null = null;
  let ports: EnginePorts | null = null;
  let language: Language = 'en';
  let opening = false;
  let ending = false;
  let quitting = false;
  let recent: RecentFiles | null = null;
  /** The app's window. Another one is the presenter's, which it has opened. */
  let shown: BrowserWindow | null = null;
  const passedFiles = createPassedFiles({
    language: () => language,
    session: currentSession,
    onGone: (path) => recent?.remove(path),
  });

  openFilesOf(words, startFolder);
  watchMainProcess({
    language: () => language,
    save: async () => engine?.flush(patienceMs.flush),
    end: (exitCode) => void end(exitCode),
  });
  app.on('second-instance', (_event, given, givenFolder, additionalData) => {
    const exact = handedOver.safeParse(additionalData).data;
    focusWindow();
    openFilesOf(exact?.words ?? given.slice(1), exact?.workingFolder ?? givenFolder);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFile(path);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', focusWindow);
  app.on('before-quit', () => {
    quitting = true;
  });
  app.on('will-quit', (event) => {
    // Pending saves are finished first.
    event.preventDefault();
    void end(0);
  });
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      dialog.showErrorBox('Optiscape', failureOf(error).message);
      void end(1);
    });

  async function start(): Promise<void> {
    engine = createEngine({
      workerPath: parts.workerPath,
      version: parts.version,
      shell: 'electron',
      onSettings: (settings) => {
        setLanguage(languageOf(settings) ?? language);
      },
    });
    ports = createEnginePorts({
      engine,
      origin: parts.developmentAddress === undefined ? appOrigin : new URL(parts.developmentAddress).origin,
      onSession: passedFiles.connected,
    });
    serveAppScheme(join(parts.outFolder, 'renderer'));
    recent = await createRecentFiles(engine.store, showMenu);
    setLanguage(languageOf(await engine.store.load('settings').catch(() => null)) ?? desktopLanguage());
    await openWindow();
  }

  async function openWindow(): Promise<void> {
    if (!engine || !recent || opening || ending) return;
    const { store } = engine;
    const files = recent;
    opening = true;
    try {
      await openMainWindow({
        preloadPath: join(parts.outFolder, 'preload', 'index.cjs'),
        icon: parts.icon,
        address: parts.developmentAddress ?? `${appOrigin}/`,
        store,
        onCreated(window) {
          shown = window;
          window.on('closed', () => {
            if (shown === window) shown = null;
          });
          const dialogs = createFileDialogs(window, () => language, files);
          ports?.add(window.webContents, { ...dialogs, present: createStage(window), print: printHidden });
          watchPage(window, { language: () => language, quit: () => void end(0) });
          saveBeforeClosing(window);
          // When a session ends, Windows ends the app without any quit events: unsaved data is requested at the query
          // whether the session may end, and what has arrived is written when it does end.
          window.on('query-session-end', () => void engine?.flush(patienceMs.flush));
          window.on('session-end', () => {
            engine?.saveAtOnce();
          });
        },
        onFailure(reason) {
          dialog.showErrorBox('Optiscape', `${inLanguage(menuTexts.pageNotLoaded, language)}\n${reason}`);
          void end(1);
        },
      });
    } finally {
      opening = false;
    }
  }

  /** Requests the page's unsaved data before the window closes. */
  function saveBeforeClosing(window: BrowserWindow): void {
    let saved = false;
    window.on('close', (event) => {
      if (saved || !engine) {
        // The page may still object, and the window be closed again later.
        saved = false;
        quitting = false;
        return;
      }
      event.preventDefault();
      const close = quitting
        ? () => app.quit()
        : () => {
            window.close();
          };
      void engine.flush(patienceMs.flush).finally(() => {
        if (window.isDestroyed()) return;
        saved = true;
        close();
      });
    });
  }

  /** Ends the app without asking anyone, after pending saves are done and unfinished outputs are removed. */
  async function end(exitCode: number): Promise<void> {
    if (ending) return;
    ending = true;
    await Promise.race([engine?.dispose().catch(() => undefined), sleep(patienceMs.end)]);
    app.exit(exitCode);
  }

  function focusWindow(): void {
    if (shown) bringToFront(shown);
    // Before the engine has started, nothing is needed: the app will open its window by itself.
    else if (engine)
      openWindow().catch((error: unknown) => {
        dialog.showErrorBox('Optiscape', failureOf(error).message);
      });
  }

  function currentSession(): Session | null {
    return shown && ports ? ports.sessionOf(shown.webContents) : null;
  }

  function openFile(path: string): void {
    passedFiles.open(path);
    if (!currentSession()) focusWindow();
  }

  function openFilesOf(given: readonly string[], folder: string): void {
    for (const file of sceneFilesOf(given, folder)) openFile(file);
  }

  function setLanguage(next: Language): void {
    language = next;
    showMenu();
  }

  /** A menu can't be changed: it is built anew. */
  function showMenu(): void {
    if (!recent) return;
    Menu.setApplicationMenu(
      Menu.buildFromTemplate(
        menuTemplate({
          language,
          platform: process.platform,
          development: !app.isPackaged,
          send: (command) => currentSession()?.command(command),
          recent,
          openRecent: openFile,
        }),
      ),
    );
  }
}
