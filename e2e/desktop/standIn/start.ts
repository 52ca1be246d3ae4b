// Starts a built main process in Node with the stand-in as its module `electron`. Arguments: the main process's file, and the app's own.
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import * as electron from './electron';
import { serveAppAddress } from './appAddress';
import { listen, tell } from './host';
import { takeInstanceLock } from './instanceLock';
import { page, PageWindow } from './pageWindow';

const { app } = electron;
const [program = '', , main = '', ...words] = process.argv;

// As in a package: no file stands between the program and its arguments.
process.argv = [program, ...words];
Object.assign(process.versions, { electron: '0.0.0' });
// eslint-disable-next-line @typescript-eslint/no-deprecated -- Node 20 has nothing newer
register('./hooks.mjs', import.meta.url);

page.address = await serveAppAddress();
app.takeLock = takeInstanceLock;
// process.exit is app.exit (lib/browser/init.ts); what was sent before is still received.
app.end = (exitCode) => process.exit(exitCode);

listen((message, answer) => {
  switch (message.type) {
    case 'evaluate': {
      const call = vm.runInThisContext(`(${message.code})`) as (
        module: typeof electron,
        argument: unknown,
      ) => unknown;
      const result = new Promise((resolve) => {
        resolve(call(electron, message.argument));
      });
      result.then(answer, (error: unknown) => answer({ failed: String(error) }));
      return;
    }
    case 'quit':
      app.quit();
      return;
    default:
      PageWindow.withId(message.window)?.hear(message, answer);
  }
});

// Electron is ready once the whole graph of the main process is evaluated (tutorial/esm.md).
await import(pathToFileURL(main).href);
app.becomeReady();
tell({ type: 'ready' });
