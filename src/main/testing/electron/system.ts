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
  /** The one that has the middle of a rectangle, or else the primary one. */
  getDisplayMatching({ x, y, width, height }: electron.Rectangle): DisplayStandIn {
    requireReady('screen');
    const [middleX, middleY] = [x + width / 2, y + height / 2];
    const has = ({ workArea: area }: DisplayStandIn): boolean =>
      middleX >= area.x &&
      middleX < area.x + area.width &&
      middleY >= area.y &&
      middleY < area.y + area.height;
    return screen.displays.find(has) ?? screen.getPrimaryDisplay();
  },
  getPrimaryDisplay(): DisplayStandIn {
    requireReady('screen');
    return screen.displays[0]!;
  },
};
