// `optiscape serve`: the app in a browser, from a local server.
import { createEngine } from '../engine/engine';
import { startServer } from '../server/server';
import { openWindow } from '../server/openWindow';
import { printingWith } from './handout/printPage';
import { invalidInput } from './usageError';

export interface ServeOptions {
  readonly port?: string;
  readonly open?: boolean;
  /** For `npm start`: end when the opened window is closed. */
  readonly untilClosed?: boolean;
}

export interface ServeEnvironment {
  readonly workerPath: string;
  readonly rendererFolder: string;
  /** The app as Electron starts it. */
  readonly appFolder: string;
  readonly version: string;
}

/** Serves until interrupted, or with `untilClosed` until the window is closed. */
export async function serve(
  options: ServeOptions,
  { workerPath, rendererFolder, appFolder, version }: ServeEnvironment,
  signal: AbortSignal,
): Promise<void> {
  const port = readPort(options.port);
  const engine = createEngine({ workerPath, version, shell: 'web' });
  try {
    let end: () => void = () => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const server = await startServer({
      engine,
      renderer: rendererFolder,
      port,
      ...printingWith(appFolder),
      ...(options.untilClosed && { onDeserted: end }),
    }).catch((error: unknown) => {
      const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
      throw taken ? invalidInput('--port', String(port), 'a port that no other program uses') : error;
    });
    try {
      console.log(`Optiscape is at ${server.url}`);
      const window = options.open ? await openWindow(server.url, engine.dataFolder) : null;
      signal.addEventListener('abort', end);
      if (!signal.aborted) await ended;
      // Not after its last window has closed: the same browser may show the window of another start.
      await window?.close({ endBrowser: signal.aborted });
    } finally {
      await server.close();
    }
  } finally {
    await engine.dispose();
  }
  signal.throwIfAborted();
}

function readPort(text: string | undefined): number {
  if (text === undefined) return 0;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw invalidInput('--port', text, 'a whole number, 0 ≤ port ≤ 65535');
  return port;
}
