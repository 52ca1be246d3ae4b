// Electron's host: a message port to the engine in the main process, and the desktop's own dialogs.
import { connectChannel, portChannel } from '../../protocol/channels';
import { createClient } from '../../protocol/client';
import { createTransport, type Transport } from '../../protocol/transport';
import { createConnectionListeners } from './connectionListeners';
import { createOutput } from './createOutput';
import type { Host } from './host';

/** Asks the preload script for a port and resolves when it arrives. */
export async function createElectronHost(): Promise<Host> {
  const connection = createConnectionListeners();
  const port = await requestPort();
  const transport = transportOver(port);
  const client = createClient(transport);
  port.addEventListener('close', () => {
    transport.onClose();
    connection.tell(false);
  });
  port.start();
  return {
    kind: 'electron',
    client,
    onConnectionChange: connection.subscribe,
    async openFile() {
      return (await client.request('file.open', {})).file;
    },
    async saveFile(suggestedName, text) {
      return (await client.request('file.save', { suggestedName, text })).name;
    },
    createOutput: (request) => createOutput(client, request),
    dispose() {
      client.dispose();
    },
  };
}

function requestPort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    window.addEventListener('message', function receive(event: MessageEvent<unknown>) {
      const port = event.ports[0];
      if (event.source !== window || event.data !== portChannel || !port) return;
      window.removeEventListener('message', receive);
      resolve(port);
    });
    window.postMessage(connectChannel, location.origin);
  });
}

function transportOver(port: MessagePort): Transport {
  const transport = createTransport({
    post: (message) => {
      port.postMessage(message);
    },
    close: () => {
      port.close();
    },
  });
  port.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    transport.receive(data);
  });
  return transport;
}
