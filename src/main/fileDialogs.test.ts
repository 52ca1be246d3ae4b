import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShellServices } from '../engine/session';
import { createFileDialogs } from './fileDialogs';
import { app, calls, dialog, onlyWindow, resetElectron } from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

let folder = '';
let dialogs: ShellServices;
const add = vi.fn();
const remove = vi.fn();
const recent: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-dialogs-'));
  resetElectron();
  app.becomeReady();
  add.mockReset();
  remove.mockReset();
  dialogs = createFileDialogs(new BrowserWindow(), () => 'en', { add, remove, paths: () => recent });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('file dialogs', () => {
  it('open a scene of either ending', async () => {
    expect(await dialogs.files?.chooseToOpen()).toBeNull();
    const path = join(folder, 'race.optiscape');
    dialog.openPaths = [path];
    await writeFile(path, '{}');
    expect(await dialogs.files?.chooseToOpen()).toBe(path);
    expect(await dialogs.files?.read(path)).toBe('{}');
    expect(dialog.opened[0]?.filters?.[0]?.extensions).toEqual(['optiscape', 'json', 'optiscape-lesson']);
  });

  it('know the lessons among the recent files, add to those, and take some from them', () => {
    recent.push('/a.optiscape', '/b.optiscape-lesson');
    expect(dialogs.files?.recentLessons()).toEqual(['/b.optiscape-lesson']);
    dialogs.files?.addRecent('/c.optiscape-lesson');
    expect(add).toHaveBeenCalledWith('/c.optiscape-lesson');
    dialogs.files?.removeRecent('/b.optiscape-lesson');
    expect(remove).toHaveBeenCalledWith('/b.optiscape-lesson');
  });

  it('ask before a file is replaced, on every system, and write where they are told', async () => {
    expect(await dialogs.files?.chooseToSave('race.optiscape')).toBeNull();
    const path = join(folder, 'mine.optiscape');
    dialog.savePath = path;
    expect(await dialogs.files?.chooseToSave('race.optiscape')).toBe(path);
    await dialogs.files?.write(path, '{}');
    expect(await readFile(path, 'utf8')).toBe('{}');
    await expect(dialogs.files?.write(join(path, 'inside'), '{}')).rejects.toMatchObject({
      failure: { code: 'io' },
    });
    await dialogs.choosePlace({ suggestedName: 'race.mp4', files: null });
    expect(dialog.saved).toHaveLength(3);
    for (const { properties } of dialog.saved) expect(properties).toContain('showOverwriteConfirmation');
  });

  it('ask before changes by another program are replaced', async () => {
    dialog.presses.push(0, 1);
    expect(await dialogs.files?.confirmReplace('/races/a.optiscape')).toBe(true);
    expect(await dialogs.files?.confirmReplace('/races/a.optiscape')).toBe(false);
    expect(dialog.messages[0]).toMatchObject({
      message: 'a.optiscape has been changed by another program. Replace it with your race?',
      defaultId: 1,
      cancelId: 1,
    });
  });

  it('put a file that is shown at the top of the recent ones, but not again while it is edited', () => {
    dialogs.files?.show('/a', false);
    dialogs.files?.show('/a', true);
    dialogs.files?.show(null, false);
    dialogs.files?.show('/a', false);
    expect(add.mock.calls).toEqual([['/a'], ['/a']]);
  });

  it('mark a file that has unsaved changes in a Mac’s title bar', () => {
    const { platform } = process;
    Object.defineProperty(process, 'platform', { value: 'darwin' });
    try {
      dialogs.files?.show('/a', true);
      expect(onlyWindow().document).toEqual({ filename: '/a', edited: true });
      dialogs.files?.show(null, false);
      expect(onlyWindow().document).toEqual({ filename: '', edited: false });
    } finally {
      Object.defineProperty(process, 'platform', { value: platform });
    }
  });

  it('show files in the window that the system has for folders', () => {
    dialogs.showInFolder?.('/films/race.mp4');
    expect(calls.at(-1)).toBe('shell.showItemInFolder /films/race.mp4');
  });

  it('take only the name from what is suggested', async () => {
    await dialogs.choosePlace({ suggestedName: '../../elsewhere/race.mp4', files: null });
    expect(dialog.saved[0]?.defaultPath).toBe('race.mp4');
  });

  it('offer the kind of file that an export is', async () => {
    for (const suggestedName of ['race.py', 'RACE.GIF', 'race.exe']) {
      await dialogs.choosePlace({ suggestedName, files: null });
    }
    expect(dialog.saved.map(({ filters }) => filters)).toEqual([
      [{ name: 'Python script', extensions: ['py'] }],
      [{ name: 'GIF animation', extensions: ['gif'] }],
      [],
    ]);
  });

  it('ask before the pictures of a folder are replaced', async () => {
    const request = { suggestedName: 'frame-%04d.png', files: 2 };
    dialog.openPaths = [folder];
    expect(await dialogs.choosePlace(request)).not.toBeNull();
    expect(dialog.messages).toEqual([]);

    await writeFile(join(folder, 'frame-0001.png'), '');
    dialog.presses.push(1, 0);
    expect(await dialogs.choosePlace(request)).toBeNull();
    expect(await dialogs.choosePlace(request)).not.toBeNull();
    expect(dialog.messages[0]).toMatchObject({ defaultId: 1, cancelId: 1 });
  });

  it('may give the first file of a folder the number 1', async () => {
    await writeFile(join(folder, 'lesson-00.png'), '');
    dialog.openPaths = [folder];
    const place = await dialogs.choosePlace({ suggestedName: 'lesson-%02d.png', files: 2, firstNumber: 1 });
    expect(place?.pathOf(1)).toBe(join(folder, 'lesson-02.png'));
    expect(dialog.messages).toEqual([]);
  });
});
