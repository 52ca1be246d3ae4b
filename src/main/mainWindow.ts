// The app's window: sandboxed, confined to the app's own page, and at its last position.
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import type { Store } from '../engine/store';
import { loadPage } from './loadPage';
import { lockDown } from './lockDown';
import { allowPresenterWindow } from './presenterWindow';
import { showWhenReady } from './showWindow';
import { restorePlace, savePlace, smallestWindow } from './windowPlace';

export interface MainWindowOptions {
  readonly preloadPath: string;
  readonly icon: string;
  readonly address: string;
  readonly store: Store;
  /** Called before the page is loaded. */
  readonly onCreated: (window: BrowserWindow) => void;
  /** Called with the reason if the page can't be loaded: the window would stay empty. */
  readonly onFailure: (reason: string) => void;
}

const background = { light: '#ffffff', dark: '#16181d' } as const;

/** Opens the window; it becomes visible when there is something to see. */
export async function openMainWindow(options: MainWindowOptions): Promise<void> {
  const { store, preloadPath, address, icon } = options;
  const saved = await store.load('window').catch(() => null);
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea);
  const place = restorePlace(saved, workAreas);
  const window = new BrowserWindow({
    ...place.position,
    width: place.width,
    height: place.height,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: 'Optiscape',
    // Windows has the program's own, in all sizes.
    ...(!(process.platform === 'win32' && app.isPackaged) && { icon }),
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload: preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // A race keeps playing when its window is covered by another one.
      backgroundThrottling: false,
    },
  });
  lockDown(window, address);
  allowPresenterWindow(window);
  keepPlace(window, store);
  showWhenReady(window, place.maximized);
  options.onCreated(window);
  loadPage(window, address, options.onFailure);
}

function keepPlace(window: BrowserWindow, store: Store): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    // The position of a window that was never shown is not saved.
    if (!window.isVisible()) return;
    // A failure is not reported: the window will open in its default place.
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
  window.on('session-end', save);
  window.on('closed', () => {
    clearTimeout(timer);
  });
}
