import { inLanguage } from '../core/text/text';
import { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { menuTexts } from './menuTexts';
import { watchPage } from './pageFaults';
import {
  app,
  dialog,
  onlyWindow,
  resetElectron,
  type BrowserWindow as BrowserWindowStandIn,
} from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

const quit = vi.fn();
let window: BrowserWindowStandIn;

beforeEach(() => {
  quit.mockClear();
  resetElectron();
  app.becomeReady();
  watchPage(new BrowserWindow(), { language: () => 'ja', quit });
  window = onlyWindow();
});

const asked = (): string[] => dialog.messages.map(({ message }) => message);

describe('a page that has stopped', () => {
  it('is loaded again, and the user is told', () => {
    window.webContents.loseRenderer('crashed');
    expect(window.webContents.reloads).toBe(1);
    expect(asked()).toEqual([inLanguage(menuTexts.pageStopped, 'ja')]);
  });

  it.each([
    [0, 2, 0],
    [1, 1, 1],
  ])('the second time it is up to the user: button %d', async (button, reloads, quits) => {
    dialog.presses.push(0, button);
    window.webContents.loseRenderer('crashed');
    window.webContents.loseRenderer('oom');
    expect(window.webContents.reloads).toBe(1);
    await expect.poll(() => [window.webContents.reloads, quit.mock.calls.length]).toEqual([reloads, quits]);
    expect(asked()).toEqual([
      inLanguage(menuTexts.pageStopped, 'ja'),
      inLanguage(menuTexts.pageStoppedAgain, 'ja'),
    ]);
    expect(dialog.messages[1]?.buttons).toEqual([
      inLanguage(menuTexts.loadAgain, 'ja'),
      inLanguage(menuTexts.quit, 'ja'),
    ]);
  });

  it('is let go when its window is, or it has simply ended', async () => {
    window.webContents.loseRenderer('clean-exit');
    expect([window.webContents.reloads, asked()]).toEqual([0, []]);
    window.webContents.loseRenderer('crashed');
    window.webContents.loseRenderer('crashed');
    window.destroy();
    dialog.press(0);
    dialog.press(0);
    await Promise.resolve();
    expect(window.webContents.reloads).toBe(1);
  });
});

describe('a page that hangs', () => {
  it.each([
    [0, 0, 0],
    [1, 1, 0],
    [2, 0, 1],
  ])('waits, is loaded again or is left: button %d', async (button, reloads, quits) => {
    dialog.presses.push(button);
    window.emit('unresponsive');
    await expect.poll(() => [window.webContents.reloads, quit.mock.calls.length]).toEqual([reloads, quits]);
    // The loss of the old page is not reported in that case.
    expect(asked()).toEqual([inLanguage(menuTexts.pageHangs, 'ja')]);
  });

  it('is asked about once, and no longer when it answers again', async () => {
    window.emit('unresponsive');
    window.emit('unresponsive');
    expect(dialog.messages).toHaveLength(1);
    window.emit('responsive');
    await expect.poll(() => dialog.messages[0]?.signal?.aborted).toBe(true);
    expect([window.webContents.reloads, quit.mock.calls.length]).toEqual([0, 0]);
  });
});

describe('a page that objects to being left', () => {
  beforeEach(() => {
    window.webContents.preventsUnload = true;
  });

  it('stays when the user says so, or says nothing', () => {
    dialog.presses.push(1);
    window.close();
    window.close();
    expect(window.isDestroyed()).toBe(false);
    expect(asked()).toEqual([inLanguage(menuTexts.exportRuns, 'ja'), inLanguage(menuTexts.exportRuns, 'ja')]);
    expect(dialog.messages[0]).toMatchObject({ defaultId: 1, cancelId: 1 });
  });

  it('goes when the user says so', () => {
    dialog.presses.push(0);
    window.close();
    expect(window.isDestroyed()).toBe(true);
  });

  it('does not hang while the user is being asked', () => {
    const { showMessageBoxSync } = dialog;
    vi.spyOn(dialog, 'showMessageBoxSync').mockImplementationOnce((...words) => {
      window.emit('unresponsive');
      return showMessageBoxSync.apply(dialog, words);
    });
    window.close();
    expect(asked()).toEqual([inLanguage(menuTexts.exportRuns, 'ja')]);
  });
});
