// What the stand-in says of the system, and messages of pages to the main process.
import { EventEmitter } from 'node:events';
import type * as electron from 'electron';
import { requireReady } from './app';
import { calls } from './events';

export const ipcMain = new EventEmitter();

export const nativeTheme: Pick<electron.NativeTheme, 'shouldUseDarkColors'> = { shouldUseDarkColors: false };

export const shell: Pick<electron.Shell, 'showItemInFolder'> = {
  showItemInFolder(path) {
    calls.push(`shell.showItemInFolder ${path}`);
  },
};

export const screen = {
  getAllDisplays(): Pick<electron.Display, 'workArea'>[] {
    requireReady('screen');
    return [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }];
  },
};
