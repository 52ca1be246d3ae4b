// The browser shell: serves the renderer's files and the engine on one port of the loopback interface.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Engine } from '../engine/engine';
import type { PrintPage } from '../engine/outputs/printedWriter';
import type { ShellServices } from '../engine/session';
import { answerHeaders } from '../engine/staticFiles';
import { isOwnHost, isOwnOrigin, isSameSecret } from './checkRequest';
import { createDownloads, downloadRoute } from './downloads';
import { builtPages, refuseSocket, type PageSource } from './pages';
import { socketTransport } from './socketTransport';

export interface ServerOptions {
  readonly engine: Engine;
  /** Folder with the built renderer, or a function that makes another source of pages under the given secret path. */
  readonly renderer: string | ((basePath: string) => Promise<PageSource>);
  /** 0 chooses a free port. */
  readonly port: number;
  /** Services for pages besides the engine and the downloads. */
  readonly services?: ShellServices;
  /** Only where there is something that prints pages as PDF. */
  readonly print?: PrintPage;
  /** Called when the last window has been gone for a few seconds; never before the first one has connected. */
  readonly onDeserted?: () => void;
}

export interface AppServer {
  readonly port: number;
  /** The address that opens the app. It grants access: it must not appear where other users can read it. */
  readonly url: string;
  close(): Promise<void>;
}

const engineRoute = 'engine';

/** A scene's text has a few kilobytes, a piece of an output a few megabytes; nothing larger is valid. */
const maxMessageBytes = 16 * 2 ** 20;

const heartbeatMs = 15_000;

/**
 * Everyone on this machine may connect. Windows need a few connections each; without a limit, another user's program
 * could take all files that this one may open, and nothing could be saved any more.
 */
const maxConnections = 256;

/** No request has a body, so that it arrives at once; a connection that sends none within this time is closed. */
const requestLimits = {
  headersTimeout: 5000,
  requestTimeout: 5000,
  connectionsCheckingInterval: 1000,
} as const;

/** Longer than a reload takes. */
const desertedAfterMs = 4000;

/** Listens on 127.0.0.1. Rejects if the port is taken. */
export async function startServer(options: ServerOptions): Promise<AppServer> {
  const downloads = createDownloads(join(options.engine.dataFolder, 'outputs'));
  const { print } = options;
  const services = options.services ?? {
    files: null,
    choosePlace: downloads.choosePlace,
    ...(print && { print }),
  };
  const basePath = `/${randomBytes(24).toString('base64url')}/`;
  const pages =
    typeof options.renderer === 'string' ? builtPages(options.renderer) : await options.renderer(basePath);
  const http = createServer(requestLimits, (request, response) => {
    void answer(request, response).catch(() => {
      response.destroy();
    });
  });
  http.maxConnections = maxConnections;
  // Trajectories hardly compress: compression would only cost time.
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxMessageBytes,
    perMessageDeflate: false,
    clientTracking: true,
  });

  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = http.address() as AddressInfo;

  /** A request's path under the secret one, without the query; null for other paths. Not normalised: dots stay. */
  function pathOf(request: IncomingMessage): string | null {
    const [path = ''] = (request.url ?? '').split('?', 1);
    return isSameSecret(path.slice(0, basePath.length), basePath) ? path.slice(basePath.length) : null;
  }

  function refuse(response: ServerResponse, status: number, text: string): void {
    response.writeHead(status, {
      ...answerHeaders('text/plain; charset=utf-8'),
      'Cache-Control': 'no-store',
    });
    response.end(`${text}\n`);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host } = request.headers;
    if (!isOwnHost(host, port)) {
      refuse(response, 403, 'This server answers to its own address only.');
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      refuse(response, 405, 'Only GET and HEAD are answered.');
      return;
    }
    const path = pathOf(request);
    if (path === null) {
      refuse(response, 403, 'Open Optiscape by the whole address that it printed when it started.');
      return;
    }
    const headersOnly = request.method === 'HEAD';
    if (path.startsWith(downloadRoute)) {
      const kept = await downloads.answer(path, response, headersOnly).finally(watchForDesertion);
      if (!kept) refuse(response, 404, 'This has been downloaded already.');
      return;
    }
    await pages.answer(request, response, path);
  }

  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {
      socket.destroy();
    });
    const { host, origin } = request.headers;
    const path = isOwnHost(host, port) && isOwnOrigin(origin, host) ? pathOf(request) : null;
    if (path === engineRoute) sockets.handleUpgrade(request, socket, head, connect);
    else if (path !== null) pages.connect(request, socket, head);
    else refuseSocket(socket);
  });

  let deserted: NodeJS.Timeout | undefined;

  /** The server is deserted when the last window has closed and its downloads are done. */
  function watchForDesertion(): void {
    clearTimeout(deserted);
    deserted = setTimeout(() => {
      if (sockets.clients.size === 0 && !downloads.busy) options.onDeserted?.();
    }, desertedAfterMs).unref();
  }

  const alive = new WeakSet<WebSocket>();

  function connect(socket: WebSocket): void {
    clearTimeout(deserted);
    alive.add(socket);
    socket.on('pong', () => alive.add(socket));
    options.engine.serve(socketTransport(socket), services);
    socket.on('close', watchForDesertion);
  }

  const heartbeat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (alive.delete(socket)) socket.ping();
      else socket.terminate();
    }
  }, heartbeatMs);

  return {
    port,
    url: `http://127.0.0.1:${port}${basePath}`,
    async close() {
      clearInterval(heartbeat);
      clearTimeout(deserted);
      for (const socket of sockets.clients) socket.close(1001);
      const closed = new Promise<void>((resolve) => {
        http.close(() => {
          resolve();
        });
      });
      // Connections that do not close by themselves are terminated.
      const patience = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate();
        http.closeAllConnections();
      }, 500);
      http.closeIdleConnections();
      await closed;
      clearTimeout(patience);
      await downloads.close();
    },
  };
}
