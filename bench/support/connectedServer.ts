// A client at the other end of the built browser shell's WebSocket.
import { once } from 'node:events';
import { get } from 'node:http';
import WebSocket from 'ws';
import { startBuiltServer } from '../../scripts/builtServer.mjs';
import { createClient, type Client } from '../../src/protocol/client';
import { socketTransport } from '../../src/server/socketTransport';

export interface ConnectedServer {
  readonly client: Client;
  close(): Promise<void>;
}

/** Starts the server that `npm run build` made, lets itself in, and connects. */
export async function connectToBuiltServer(): Promise<ConnectedServer> {
  const server = await startBuiltServer();
  const { origin, host } = new URL(server.url);
  const socket = new WebSocket(`ws://${host}/engine`, {
    origin,
    headers: { Cookie: await cookieOf(server.url) },
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
      await server.stop();
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
