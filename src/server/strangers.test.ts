// What programs of other users, which don't know the secret path, can do to the server by connecting to it.
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Engine } from '../engine/engine';
import { startServer, type AppServer } from './server';

let folder = '';
let server: AppServer;
let sockets: Socket[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-server-'));
  server = await startServer({ engine: { dataFolder: folder } as Engine, renderer: folder, port: 0 });
});

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Connects, sends `request` and never hangs up by itself. */
async function stranger(request: string): Promise<Socket> {
  const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true });
  sockets.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(request);
  socket.resume();
  return socket;
}

const upgrade = (): string =>
  [
    'GET /engine HTTP/1.1',
    `Host: 127.0.0.1:${server.port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    '',
    '',
  ].join('\r\n');

it(
  'whose request for a socket is refused do not keep the server from ending',
  { timeout: 5000 },
  async () => {
    const socket = await stranger(upgrade());
    await once(socket, 'end');
    await server.close();
  },
);

const turnedAway = (opened: readonly Socket[]): number =>
  opened.filter((socket) => socket.readableEnded || socket.destroyed).length;

it('who connect again and again are turned away before the program has no files left to open', async () => {
  const opened = await Promise.all(Array.from({ length: 300 }, () => stranger('GET / HTTP/1.1\r\n')));
  await expect.poll(() => turnedAway(opened)).toBe(44);
});
