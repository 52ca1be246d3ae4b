// Electron's main process: starts the engine, opens the window, and joins the two.
import { join } from 'node:path';
import { app, BrowserWindow, dialog, Menu } from 'electron';
import { z } from 'zod';
import icon from '../../resources/icons/icon.png?asset';
import workerPath from '../engine/pool/worker?modulePath';
import { version } from '../../package.json';
import { languages, type Language } from '../core/text';
import { dataFolder } from '../engine/dataFolder';
import { createEngine, type Engine } from '../engine/engine';
import type { Session } from '../engine/session';
import { failureOf } from '../protocol/failure';
import { appOrigin, registerAppScheme, serveAppScheme } from './appProtocol';
import { createEnginePorts, type EnginePorts } from './enginePort';
import { openExportPage } from './exportPage';
import { createFileDialogs } from './fileDialogs';
import { openMainWindow } from './mainWindow';
import { menuTemplate } from './menu';
import { menuTexts } from './menuTexts';
import { readSceneFile } from './readSceneFile';
import { exportPageOf, sceneFileOf } from './startArguments';

/** electron-vite's development server; a packaged app never has one. */
const developmentAddress = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL;
const outFolder = join(import.meta.dirname, '..');

let engine: Engine | null = null;
let ports: EnginePorts | null = null;
let language: Language = 'en';
let opening = false;
/** A file that was to be opened before a page was there to show it. */
let waitingFile: string | null = sceneFileOf(process.argv, process.cwd());

const exportPage = exportPageOf(process.env);

registerAppScheme();
// Without a graphics card that Chromium trusts, the picture is drawn in software rather than not at all.
app.commandLine.appendSwitch('enable-unsafe-swiftshader');
// Before the lock: it is one instance per data folder. An export has a folder of its own, which goes with it.
app.setPath('userData', exportPage === null ? dataFolder() : app.commandLine.getSwitchValue('user-data-dir'));

if (exportPage !== null) {
  app
    .whenReady()
    .then(() => openExportPage(exportPage))
    .catch(() => {
      app.exit(1);
    });
} else if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, words, workingFolder) => {
    const file = sceneFileOf(words, workingFolder);
    focusWindow();
    if (file !== null) openFile(file);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    openFile(path);
  });
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    if (app.isReady()) focusWindow();
  });
  app.on('will-quit', (event) => {
    if (!engine) return;
    // What is being saved is saved first.
    event.preventDefault();
    void engine.dispose().finally(() => {
      app.exit();
    });
    engine = null;
  });
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => {
      dialog.showErrorBox('Optiscape', failureOf(error).message);
      app.exit(1);
    });
} else {
  app.quit();
}

async function start(): Promise<void> {
  engine = createEngine({
    // A worker thread can't be started from inside a package's archive.
    workerPath: workerPath.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked'),
    version,
    shell: 'electron',
    onSettings: (settings) => {
      setLanguage(languageOf(settings) ?? language);
    },
  });
  ports = createEnginePorts({
    engine,
    origin: developmentAddress === undefined ? appOrigin : new URL(developmentAddress).origin,
    onSession: (session) => {
      if (waitingFile !== null) void sendFile(session, waitingFile);
      waitingFile = null;
    },
  });
  serveAppScheme(join(outFolder, 'renderer'));
  setLanguage(languageOf(await engine.store.load('settings').catch(() => null)) ?? systemLanguage());
  await openWindow();
}

async function openWindow(): Promise<void> {
  if (!engine || opening) return;
  opening = true;
  try {
    await openMainWindow({
      preloadPath: join(outFolder, 'preload', 'index.cjs'),
      icon,
      address: developmentAddress ?? `${appOrigin}/`,
      store: engine.store,
      onCreated: (window) => {
        ports?.add(
          window.webContents,
          createFileDialogs(window, () => language),
        );
        recoverOnce(window);
      },
    });
  } catch (error) {
    dialog.showErrorBox('Optiscape', error instanceof Error ? error.message : String(error));
  } finally {
    opening = false;
  }
}

/** A page whose process has died is loaded again, but not over and over. */
function recoverOnce(window: BrowserWindow): void {
  window.webContents.once('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return;
    window.webContents.reload();
    void dialog.showMessageBox(window, { type: 'warning', message: menuTexts.pageCrashed[language] });
  });
}

function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows();
  if (!window) {
    void openWindow();
    return;
  }
  if (window.isMinimized()) window.restore();
  window.focus();
}

function currentSession(): Session | null {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  return window ? (ports?.sessionOf(window.webContents) ?? null) : null;
}

function openFile(path: string): void {
  const session = currentSession();
  if (session) void sendFile(session, path);
  else {
    waitingFile = path;
    if (app.isReady()) focusWindow();
  }
}

async function sendFile(session: Session, path: string): Promise<void> {
  try {
    const { name, text } = await readSceneFile(path, language);
    session.file(name, text);
  } catch (error) {
    dialog.showErrorBox('Optiscape', failureOf(error).message);
  }
}

function setLanguage(next: Language): void {
  language = next;
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({
        language,
        platform: process.platform,
        development: !app.isPackaged,
        send: (command) => currentSession()?.command(command),
      }),
    ),
  );
}

/** The interface's language as the renderer saved it in its settings. */
function languageOf(settings: string | null): Language | null {
  if (settings === null) return null;
  try {
    const document: unknown = JSON.parse(settings);
    return z.object({ language: z.enum(languages) }).safeParse(document).data?.language ?? null;
  } catch {
    return null;
  }
}

function systemLanguage(): Language {
  return app.getLocale().startsWith('ja') ? 'ja' : 'en';
}
