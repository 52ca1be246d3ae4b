// The built browser shell as a child process, and a client at the other end of its WebSocket.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import WebSocket from 'ws';
import { createClient, type Client } from '../../src/protocol/client';
import { socketTransport } from '../../src/server/socketTransport';

export interface ConnectedServer {
  readonly client: Client;
  close(): Promise<void>;
}

/** Starts the server that `npm run build` made, lets itself in, and connects. */
export async function connectToBuiltServer(): Promise<ConnectedServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'optiscape-bench-'));
  const child = spawn(process.execPath, [resolve('out/main/cli.js'), 'serve'], {
    env: { ...process.env, OPTISCAPE_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const killServer = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', killServer);
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  const url = /http:\/\/\S+/.exec(printed.toString())?.[0];
  if (url === undefined) throw new Error(`The server printed no address: ${printed.toString()}`);
  const { origin, host } = new URL(url);
  const socket = new WebSocket(`ws://${host}/engine`, {
    origin,
    headers: { Cookie: await cookieOf(url) },
    perMessageDeflate: false,
  });
  await once(socket, 'open');
  const client = createClient(socketTransport(socket), {
    onProtocolError: (failure) => {
      throw new Error(failure.message);
    },
  });
  return {
    client,
    async close() {
      client.dispose();
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
      process.off('exit', killServer);
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function cookieOf(url: string): Promise<string> {
  return new Promise((done, reject) => {
    get(url, (response) => {
      response.resume();
      done(response.headers['set-cookie']?.[0]?.split(';')[0] ?? '');
    }).on('error', reject);
  });
}
