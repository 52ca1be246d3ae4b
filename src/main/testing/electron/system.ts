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

type DisplayStandIn = Pick<electron.Display, 'id' | 'internal' | 'workArea'>;

const onlyScreen: DisplayStandIn = {
  id: 1,
  internal: false,
  workArea: { x: 0, y: 0, width: 1920, height: 1080 },
};

export const screen = {
  /** The first one is the primary one. */
  displays: [onlyScreen] as readonly DisplayStandIn[],
  reset(): void {
    screen.displays = [onlyScreen];
  },
  getAllDisplays(): DisplayStandIn[] {
    requireReady('screen');
    return [...screen.displays];
  },
  getPrimaryDisplay(): DisplayStandIn {
    requireReady('screen');
    return screen.displays[0]!;
  },
};
