// The entry of Electron's main process: passes on the arguments, and the paths that the build knows.
import { join } from 'node:path';
import { app } from 'electron';
import icon from '../../resources/icons/icon.png?asset';
import { version } from '../../package.json';
import workerPath from '../engine/pool/worker?modulePath';
import { startApp } from './appStart';
import { ownWords } from './startArguments';

startApp(ownWords(process.argv, process.defaultApp), {
  outFolder: join(import.meta.dirname, '..'),
  icon,
  workerPath,
  version,
  developmentAddress: app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL,
});
