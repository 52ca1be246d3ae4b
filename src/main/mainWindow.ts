// The app's window: sandboxed, locked to the app's own page, and where it was the last time.
import { BrowserWindow, nativeTheme, screen, type Session as ElectronSession } from 'electron';
import type { Store } from '../engine/store';
import { restorePlace, savePlace, smallestWindow } from './windowPlace';

export interface MainWindowOptions {
  readonly preloadPath: string;
  readonly icon: string;
  readonly address: string;
  readonly store: Store;
  /** Called before the page is loaded. */
  readonly onCreated: (window: BrowserWindow) => void;
}

const background = { light: '#ffffff', dark: '#16181d' } as const;

/** Opens the window and resolves when its page is loaded; it shows itself when there is something to see. */
export async function openMainWindow(options: MainWindowOptions): Promise<void> {
  const { store, preloadPath, address, icon } = options;
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const place = restorePlace(await store.load('window').catch(() => null), workAreas);
  const window = new BrowserWindow({
    ...place.position,
    width: place.width,
    height: place.height,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Optiscape',
    icon,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // A race that plays behind another window goes on.
      backgroundThrottling: false,
    },
  });
  if (place.maximized) window.maximize();
  lockDown(window, address);
  keepPlace(window, store);
  window.once('ready-to-show', () => {
    window.show();
  });
  options.onCreated(window);
  await window.loadURL(address);
}

/** The page at `address` goes nowhere else, opens nothing, and is allowed nothing that it does not need. */
export function lockDown(window: BrowserWindow, address: string): void {
  const { webContents } = window;
  const origin = originOf(address);
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  webContents.on('will-navigate', (event) => {
    if (originOf(event.url) !== origin) event.preventDefault();
  });
  webContents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  denyPermissions(webContents.session);
}

/** `URL.origin` knows no schemes of our own. */
function originOf(url: string): string {
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}`;
}

/** Full screen is harmless; everything else is denied. */
function denyPermissions(session: ElectronSession): void {
  const harmless = new Set(['fullscreen', 'clipboard-sanitized-write']);
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    answer(harmless.has(permission));
  });
  session.setPermissionCheckHandler((_contents, permission) => harmless.has(permission));
  session.setDevicePermissionHandler(() => false);
}

function keepPlace(window: BrowserWindow, store: Store): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    // Not worth a word to the user when it fails: the window opens in its default place.
    store.save('window', savePlace(window.getNormalBounds(), window.isMaximized())).catch(() => undefined);
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, 500);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('close', save);
}
