// A client at the other end of the built browser shell's WebSocket.
import { once } from 'node:events';
import WebSocket from 'ws';
import { startBuiltServer } from '../../scripts/builtServer.mjs';
import { createClient, type Client } from '../../src/protocol/client';
import { socketTransport } from '../../src/server/socketTransport';

export interface ConnectedServer {
  readonly client: Client;
  close(): Promise<void>;
}

/** Starts the server made by `npm run build`, opens its address, and connects. */
export async function connectToBuiltServer(): Promise<ConnectedServer> {
  const server = await startBuiltServer();
  const socket = new WebSocket(new URL('engine', server.url.replace('http:', 'ws:')), {
    origin: server.origin,
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
