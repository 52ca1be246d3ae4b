// The built browser shell as a child process, with a data folder of its own.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export interface AppServer {
  /** The address that opens the app, token included. */
  readonly url: string;
  readonly origin: string;
  stop(): Promise<void>;
}

const cli = resolve(import.meta.dirname, '../out/main/cli.js');

/** Starts the server on a free port. */
export async function startAppServer(dataFolder: string): Promise<AppServer> {
  const child = spawn(process.execPath, [cli, 'serve'], {
    env: { ...process.env, OPTISCAPE_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await readAddress(child);
  return {
    url,
    origin: new URL(url).origin,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
    },
  };
}

async function readAddress(child: ChildProcess): Promise<string> {
  let printed = '';
  for await (const piece of child.stdout ?? []) {
    printed += String(piece);
    const address = /http:\/\/\S+/.exec(printed)?.[0];
    if (address !== undefined && printed.includes('\n')) return address;
  }
  throw new Error(`The server ended before it was ready: ${printed}`);
}
