import { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { lockDown } from './lockDown';
import { app, onlyWindow, resetElectron, type WebContentsStandIn } from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

let contents: WebContentsStandIn;

beforeEach(() => {
  resetElectron();
  app.becomeReady();
  lockDown(new BrowserWindow(), 'app://optiscape/');
  contents = onlyWindow().webContents;
});

describe('a page', () => {
  it('goes nowhere else', () => {
    for (const url of [
      'https://example.com/',
      'app://other/',
      'file:///etc/passwd',
      'about:blank',
      'nonsense',
    ]) {
      expect([url, contents.navigate(url)]).toEqual([url, true]);
    }
    expect(contents.navigate('app://optiscape/index.html')).toBe(false);
  });

  it('opens no window and holds no web view', () => {
    const answer = contents.windowOpenHandler?.({
      url: 'https://example.com',
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'default' },
    });
    expect(answer).toEqual({ action: 'deny' });
    expect(contents.attachWebview()).toBe(true);
  });

  it('may fill the screen and write to the clipboard, and nothing else', () => {
    const { session } = contents;
    const ask = session.onRequest as unknown as (
      contents: unknown,
      permission: string,
      answer: (granted: boolean) => void,
    ) => void;
    const check = session.onCheck as unknown as (contents: unknown, permission: string) => boolean;
    const granted = (permission: string): boolean[] => {
      const answers = [check(null, permission)];
      ask(null, permission, (answer) => answers.push(answer));
      return answers;
    };
    for (const permission of ['fullscreen', 'clipboard-sanitized-write']) {
      expect([permission, ...granted(permission)]).toEqual([permission, true, true]);
    }
    for (const permission of [
      'clipboard-read',
      'media',
      'geolocation',
      'openExternal',
      'fileSystem',
      'unknown',
    ]) {
      expect([permission, ...granted(permission)]).toEqual([permission, false, false]);
    }
    expect((session.onDevice as unknown as () => boolean)()).toBe(false);
  });
});
