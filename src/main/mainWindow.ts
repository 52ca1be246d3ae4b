// The app's window: sandboxed, locked to the app's own page, and where it was the last time.
import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Store } from '../engine/store';
import { loadPage } from './loadPage';
import { lockDown } from './lockDown';
import { showWhenReady } from './showWindow';
import { restorePlace, savePlace, smallestWindow } from './windowPlace';

export interface MainWindowOptions {
  readonly preloadPath: string;
  readonly icon: string;
  readonly address: string;
  readonly store: Store;
  /** Called before the page is loaded. */
  readonly onCreated: (window: BrowserWindow) => void;
  /** The page can't be loaded, for this reason: nothing will be seen in the window. */
  readonly onFailure: (reason: string) => void;
}

const background = { light: '#ffffff', dark: '#16181d' } as const;

/** Opens the window; it shows itself when there is something to see. */
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
  lockDown(window, address);
  keepPlace(window, store);
  showWhenReady(window, place.maximized);
  options.onCreated(window);
  loadPage(window, address, options.onFailure);
}

function keepPlace(window: BrowserWindow, store: Store): void {
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    // One that was never shown is not where it was the last time.
    if (!window.isVisible()) return;
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
  window.on('session-end', save);
  window.on('closed', () => {
    clearTimeout(timer);
  });
}
