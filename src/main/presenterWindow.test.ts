import { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { presenterFrame, presenterWindowSize } from '../protocol/presenterFrame';
import { lockDown } from './lockDown';
import { allowPresenterWindow } from './presenterWindow';
import {
  app,
  BrowserWindow as WindowStandIn,
  onlyWindow,
  resetElectron,
  screen,
  type WebContentsStandIn,
} from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

let contents: WebContentsStandIn;

beforeEach(() => {
  resetElectron();
  app.becomeReady();
  const window = new BrowserWindow();
  lockDown(window, 'app://optiscape/');
  allowPresenterWindow(window);
  contents = onlyWindow().webContents;
});

const ask = (url: string, frameName: string) =>
  contents.windowOpenHandler?.({
    url,
    frameName,
    features: 'popup',
    disposition: 'new-window',
    referrer: { url: '', policy: 'default' },
  });
const optionsOf = () => ask(presenterFrame.address, presenterFrame.name)?.overrideBrowserWindowOptions;

describe('the presenter’s window', () => {
  it('is the only one that the page can open', () => {
    for (const [url, name] of [
      ['https://example.com', presenterFrame.name],
      ['app://optiscape/index.html', presenterFrame.name],
      [presenterFrame.address, ''],
      [presenterFrame.address, 'other'],
    ] as const) {
      expect([url, name, ask(url, name)]).toEqual([url, name, { action: 'deny' }]);
    }
    expect(ask(presenterFrame.address, presenterFrame.name)?.action).toBe('allow');
  });

  it('is as confined as the page, and has no preload script', () => {
    expect(optionsOf()?.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    expect(optionsOf()?.webPreferences).not.toHaveProperty('preload');
    const opened = new WindowStandIn();
    contents.emit('did-create-window', opened, {});
    expect(opened.webContents.windowOpenHandler).not.toBeNull();
    for (const url of ['https://example.com/', 'app://optiscape/', 'file:///etc/passwd']) {
      expect([url, opened.webContents.navigate(url)]).toEqual([url, true]);
    }
    expect(opened.webContents.attachWebview()).toBe(true);
  });

  it('opens in the middle of the presenter’s screen where there are two, and else where the system puts it', () => {
    expect(optionsOf()).toMatchObject(presenterWindowSize);
    expect(optionsOf()).not.toHaveProperty('x');
    screen.displays = [
      { id: 1, internal: false, workArea: { x: 0, y: 0, width: 1920, height: 1080 } },
      { id: 2, internal: true, workArea: { x: 1920, y: 0, width: 1000, height: 1000 } },
    ];
    expect(optionsOf()).toMatchObject({ x: 1920, y: 120, width: 1000, height: presenterWindowSize.height });
  });

  it('goes with the page that draws it', () => {
    const opened = new WindowStandIn();
    contents.emit('did-create-window', opened, {});
    contents.loseRenderer('crashed');
    expect(opened.isDestroyed()).toBe(true);
  });
});
