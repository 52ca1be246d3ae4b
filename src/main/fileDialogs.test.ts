import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ShellServices } from '../engine/session';
import { createFileDialogs } from './fileDialogs';
import { app, dialog, resetElectron } from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

let folder = '';
let dialogs: ShellServices;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-dialogs-'));
  resetElectron();
  app.becomeReady();
  dialogs = createFileDialogs(new BrowserWindow(), () => 'en');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('file dialogs', () => {
  it('open a scene of either ending', async () => {
    expect(await dialogs.files?.open()).toBeNull();
    dialog.openPaths = [join(folder, 'race.optiscape')];
    await writeFile(dialog.openPaths[0]!, '{}');
    expect(await dialogs.files?.open()).toEqual({ name: 'race.optiscape', text: '{}' });
    expect(dialog.opened[0]?.filters?.[0]?.extensions).toEqual(['optiscape', 'json']);
  });

  it('ask before a file is replaced, on every system, and write where they are told', async () => {
    expect(await dialogs.files?.save('race.optiscape.json', '{}')).toBeNull();
    dialog.savePath = join(folder, 'mine.optiscape.json');
    expect(await dialogs.files?.save('race.optiscape.json', '{}')).toBe('mine.optiscape.json');
    expect(await readFile(dialog.savePath, 'utf8')).toBe('{}');
    await dialogs.choosePlace({ suggestedName: 'race.mp4', files: null });
    expect(dialog.saved).toHaveLength(3);
    for (const { properties } of dialog.saved) expect(properties).toContain('showOverwriteConfirmation');
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
});
