// The source of the server's pages: the built renderer, unless a shell has another one.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createStaticFiles } from '../engine/staticFiles';

/** Receives only permitted requests: those under the secret path, and sockets only from pages of this server. */
export interface PageSource {
  /** Answers GET or HEAD for `path` under the secret path. */
  answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  /** Accepts or refuses a socket that is not the engine's. */
  connect(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

/** Serves the files in `folder`, and refuses sockets. */
export function builtPages(folder: string): PageSource {
  const files = createStaticFiles(folder);
  return {
    async answer(request, response, path) {
      const { status, headers, body } = await files.read(`/${path}`, [socketSource(request)]);
      response.writeHead(status, { ...headers, 'Content-Length': body.byteLength });
      response.end(request.method === 'HEAD' ? undefined : body);
    },
    connect: (_request, socket) => {
      refuseSocket(socket);
    },
  };
}

/** The origin of a page's own sockets, for its content security policy. */
export function socketSource({ headers }: IncomingMessage): string {
  return `ws://${headers.host ?? ''}`;
}

/** Also closes a connection whose other end would keep it open: nothing limits the time of one that asks for a socket. */
export function refuseSocket(socket: Duplex): void {
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => {
    socket.destroy();
  });
}
