// The browser shell's host: a WebSocket to the server that the page came from, and the browser's own file pickers.
import { createClient } from '../../protocol/client';
import { createTransport, type Transport } from '../../protocol/transport';
import { openWithBrowser, saveWithBrowser } from './browserFiles';
import { createConnectionListeners } from './connectionListeners';
import { createOutput } from './createOutput';
import type { Host } from './host';
import { createRecentLessons } from './recentLessons';
import { takeWindowName } from './windowName';

const firstRetryMs = 250;
const lastRetryMs = 5000;

/** Connects, and reconnects whenever the server returns. Resolves on the first connection. */
export function createWebHost(): Promise<Host> {
  const client = createClient();
  const connection = createConnectionListeners();
  let socket: WebSocket | null = null;
  let retryMs = firstRetryMs;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let disposed = false;

  const host: Host = {
    kind: 'web',
    windowName: takeWindowName(),
    client,
    onConnectionChange: connection.subscribe,
    openFile: openWithBrowser,
    saveFileAs: saveWithBrowser,
    // A browser lets no page write to a file again after a reload without asking.
    restoreFile: () => Promise.resolve(null),
    ...createRecentLessons(client, ({ name, text }) => ({ name, text, file: null })),
    onFile: () => () => undefined,
    present: () => Promise.resolve(),
    showFile: () => undefined,
    createOutput: (request) => createOutput(client, request),
    dispose() {
      disposed = true;
      clearTimeout(retry);
      client.dispose();
      socket?.close();
    },
  };

  return new Promise((resolve) => {
    function connect(): void {
      const next = new WebSocket(engineAddress());
      next.binaryType = 'arraybuffer';
      socket = next;
      const transport = transportOver(next);
      next.addEventListener('open', () => {
        retryMs = firstRetryMs;
        client.attach(transport);
        connection.tell(true);
        resolve(host);
      });
      next.addEventListener('close', () => {
        transport.onClose();
        if (disposed) return;
        connection.tell(false);
        retry = setTimeout(connect, retryMs);
        retryMs = Math.min(2 * retryMs, lastRetryMs);
      });
    }
    connect();
  });
}

/** Relative to the page, whose path is a secret of its server. */
function engineAddress(): URL {
  const address = new URL('engine', location.href);
  address.protocol = 'ws:';
  return address;
}

/** An open WebSocket as a transport. Messages posted to a closing one are lost with the connection. */
function transportOver(socket: WebSocket): Transport {
  const transport = createTransport({
    post: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(message);
    },
    close: () => {
      socket.close();
    },
  });
  socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    transport.receive(data);
  });
  return transport;
}
