import { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bringToFront, hiddenAtMostMs, showWhenReady } from './showWindow';
import { app, onlyWindow, resetElectron } from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

beforeEach(() => {
  vi.useFakeTimers();
  resetElectron();
  app.becomeReady();
});

afterEach(() => {
  vi.useRealTimers();
});

function open(maximized: boolean): void {
  showWhenReady(new BrowserWindow({ show: false }), maximized);
  expect(onlyWindow().visible).toBe(false);
}

describe('a window', () => {
  it.each([
    ['it is ready to be shown', () => onlyWindow().emit('ready-to-show')],
    ['its page is loaded', () => onlyWindow().webContents.finishLoad('app://optiscape/')],
    ['neither comes for too long', () => vi.advanceTimersByTime(hiddenAtMostMs)],
  ])('is shown when %s', (_when, happen) => {
    for (const maximized of [false, true]) {
      resetElectron();
      app.becomeReady();
      open(maximized);
      happen();
      expect([onlyWindow().visible, onlyWindow().maximized]).toEqual([true, maximized]);
    }
  });

  it('is shown once', () => {
    open(false);
    const onShow = vi.fn();
    onlyWindow().on('show', onShow);
    onlyWindow().emit('ready-to-show');
    onlyWindow().webContents.finishLoad('app://optiscape/');
    vi.advanceTimersByTime(hiddenAtMostMs);
    expect(onShow).toHaveBeenCalledTimes(1);
  });

  it('is not shown when it is gone', () => {
    open(true);
    const window = onlyWindow();
    window.destroy();
    window.emit('ready-to-show');
    vi.advanceTimersByTime(hiddenAtMostMs);
    expect(window.visible).toBe(false);
  });

  it('comes to the front, hidden, minimized or behind others', () => {
    open(false);
    const window = onlyWindow();
    window.minimized = true;
    bringToFront(window);
    expect([window.visible, window.minimized, window.focused]).toEqual([true, false, true]);
  });
});
