// The presenter's window on the desktop: a second window of the page's own, which the page opens and draws.
import { screen, type BrowserWindow, type BrowserWindowConstructorOptions, type Rectangle } from 'electron';
import { presenterFrame, presenterWindowSize } from '../protocol/presenterFrame';
import { confine } from './lockDown';
import { screenRoles } from './screenRoles';

/** Lets the page of `window` open the presenter's window, and no other. */
export function allowPresenterWindow(window: BrowserWindow): void {
  const { webContents } = window;
  webContents.setWindowOpenHandler(({ url, frameName }) =>
    url === presenterFrame.address && frameName === presenterFrame.name
      ? { action: 'allow', overrideBrowserWindowOptions: presenterWindowOptions() }
      : { action: 'deny' },
  );
  webContents.on('did-create-window', (opened) => {
    confine(opened, presenterFrame.address);
    // What draws it is gone.
    webContents.once('render-process-gone', () => {
      opened.destroy();
    });
  });
}

/** It has no preload script: the page's own window speaks for it. */
function presenterWindowOptions(): BrowserWindowConstructorOptions {
  const roles = screenRoles(screen.getAllDisplays(), screen.getPrimaryDisplay());
  return {
    ...(roles === null ? presenterWindowSize : placeOn(roles.presenter.workArea)),
    autoHideMenuBar: true,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // The clock goes on while another window covers it.
      backgroundThrottling: false,
    },
  };
}

/** In the middle of a screen. */
function placeOn({ x, y, width, height }: Rectangle): Rectangle {
  const size = {
    width: Math.min(presenterWindowSize.width, width),
    height: Math.min(presenterWindowSize.height, height),
  };
  return {
    x: x + Math.floor((width - size.width) / 2),
    y: y + Math.floor((height - size.height) / 2),
    ...size,
  };
}
