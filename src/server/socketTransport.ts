// A server-side WebSocket as a transport.
import type { WebSocket } from 'ws';
import { createTransport, type Transport } from '../protocol/transport';

/** Passes text and binary messages unchanged; a socket error closes it. */
export function socketTransport(socket: WebSocket): Transport {
  const transport = createTransport({
    post: (message) => {
      if (socket.readyState === socket.OPEN) socket.send(message, { binary: typeof message !== 'string' });
    },
    close: () => {
      socket.close(1002);
    },
  });
  socket.binaryType = 'arraybuffer';
  socket.on('message', (data, isBinary) => {
    if (isBinary) transport.receive(data);
    else transport.receive(data instanceof ArrayBuffer ? Buffer.from(data).toString() : data.toString());
  });
  socket.on('error', () => {
    socket.terminate();
  });
  socket.on('close', () => {
    transport.onClose();
  });
  return transport;
}
