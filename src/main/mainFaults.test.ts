import { inLanguage } from '../core/text/text';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchMainProcess } from './mainFaults';
import { menuTexts } from './menuTexts';
import { app, BrowserWindow, dialog, resetElectron } from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

const end = vi.fn();
const save = vi.fn(() => Promise.resolve());
let program: EventEmitter;

beforeEach(() => {
  end.mockClear();
  save.mockReset().mockResolvedValue();
  resetElectron();
  program = new EventEmitter();
  watchMainProcess({ language: () => 'en', save, end }, program);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each(['uncaughtException', 'unhandledRejection'])('an %s', (name) => {
  it('before the app is ready is said, and ends it', () => {
    program.emit(name, new Error('no room'));
    expect(dialog.errors).toEqual([expect.stringContaining('no room')]);
    expect(app.exitCode).toBe(1);
  });

  it('saves what can be saved, and then says so', async () => {
    app.becomeReady();
    let saved: () => void = () => undefined;
    save.mockReturnValue(new Promise((resolve) => (saved = resolve)));
    program.emit(name, new Error('no room'));
    expect([save.mock.calls.length, dialog.messages.length]).toEqual([1, 0]);
    saved();
    await expect
      .poll(() => dialog.messages)
      .toMatchObject([
        {
          message: inLanguage(menuTexts.mainFault, 'en'),
          detail: expect.stringContaining('no room') as string,
          buttons: ['Restart', 'Quit'],
        },
      ]);
  });

  it('is said even when nothing can be saved, or it is no error', async () => {
    app.becomeReady();
    save.mockRejectedValue(new Error('disk full'));
    program.emit(name, 'just a word');
    await expect.poll(() => dialog.messages).toMatchObject([{ detail: 'just a word' }]);
  });
});

describe('the user', () => {
  beforeEach(() => {
    app.becomeReady();
    new BrowserWindow();
  });

  it('may start the app again', async () => {
    dialog.presses.push(0);
    program.emit('uncaughtException', new Error('once'));
    await expect.poll(() => end.mock.calls).toEqual([[1]]);
    expect(app.relaunches).toEqual([undefined]);
  });

  it.each(['APPIMAGE', 'PORTABLE_EXECUTABLE_FILE'])('gets the same package again: %s', async (name) => {
    vi.stubEnv(name, '/downloads/Optiscape');
    dialog.presses.push(0);
    program.emit('uncaughtException', new Error('once'));
    await expect.poll(() => app.relaunches).toEqual([{ execPath: '/downloads/Optiscape' }]);
  });

  it('may quit', async () => {
    dialog.presses.push(1);
    program.emit('uncaughtException', new Error('once'));
    await expect.poll(() => end.mock.calls).toEqual([[1]]);
    expect(app.relaunches).toEqual([]);
  });

  it('may go on, is asked one thing at a time, and again the next time', async () => {
    program.emit('uncaughtException', new Error('first'));
    program.emit('unhandledRejection', new Error('meanwhile'));
    await expect.poll(() => dialog.messages.length).toBe(1);
    dialog.press(2);
    await expect
      .poll(() => {
        program.emit('uncaughtException', new Error('later'));
        return dialog.messages.length;
      })
      .toBe(2);
    expect(end).not.toHaveBeenCalled();
  });
});
