import { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createStage } from './stage';
import { app, onlyWindow, resetElectron, screen } from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

const own = { id: 1, internal: true, workArea: { x: 0, y: 0, width: 1440, height: 900 } };
const projector = { id: 2, internal: false, workArea: { x: 1440, y: 0, width: 1920, height: 1080 } };
const bounds = { x: 100, y: 80, width: 1200, height: 700 };

let present: (presenting: boolean) => void;

beforeEach(() => {
  resetElectron();
  app.becomeReady();
  screen.displays = [own, projector];
  present = createStage(new BrowserWindow(bounds));
});

describe('presenting', () => {
  it('goes to the audience’s screen, and back when full screen has been left', () => {
    const window = onlyWindow();
    present(true);
    expect(window.bounds).toEqual(projector.workArea);
    window.fullScreen = true;
    present(false);
    expect(window.bounds).toEqual(projector.workArea);
    window.fullScreen = false;
    window.emit('leave-full-screen');
    expect(window.bounds).toEqual(bounds);
    present(true);
    present(false);
    expect(window.bounds).toEqual(bounds);
  });

  it('brings a maximized window back as it was', () => {
    const window = onlyWindow();
    window.maximize();
    present(true);
    expect([window.maximized, window.bounds]).toEqual([false, projector.workArea]);
    present(false);
    expect([window.maximized, window.bounds]).toEqual([true, bounds]);
  });

  it('stays there where it begins again before full screen has been left', () => {
    const window = onlyWindow();
    present(true);
    window.fullScreen = true;
    present(false);
    present(true);
    window.emit('leave-full-screen');
    expect(window.bounds).toEqual(projector.workArea);
    window.fullScreen = false;
    present(false);
    expect(window.bounds).toEqual(bounds);
  });

  it('moves nothing with one screen, nor where the window is the audience’s already', () => {
    const window = onlyWindow();
    screen.displays = [own];
    present(true);
    present(false);
    expect(window.bounds).toEqual(bounds);
    screen.displays = [own, projector];
    const there = { ...bounds, x: 1500 };
    window.setBounds(there);
    present(true);
    expect(window.bounds).toEqual(there);
  });
});
