// Electron's host: a message port to the engine in the main process, and the desktop's own dialogs.
import { connectChannel, portChannel } from '../../protocol/channels';
import { createClient } from '../../protocol/client';
import type { OpenedFile } from '../../protocol/messages';
import { createTransport, type Transport } from '../../protocol/transport';
import { createConnectionListeners } from './connectionListeners';
import { createOutput } from './createOutput';
import type { Host, OpenedScene, SceneFile } from './host';
import { createRecentLessons } from './recentLessons';
import { takeWindowName } from './windowName';

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

  const sceneFile = ({ id, name }: Pick<OpenedFile, 'id' | 'name'>): SceneFile => ({
    id,
    name,
    save: async (text) => (await client.request('file.save', { file: id, text })).saved,
  });
  const openedScene = (opened: OpenedFile): OpenedScene => ({
    name: opened.name,
    text: opened.text,
    file: sceneFile(opened),
  });
  const orNull = (opened: OpenedFile | null): OpenedScene | null => opened && openedScene(opened);

  return {
    kind: 'electron',
    windowName: takeWindowName(),
    client,
    onConnectionChange: connection.subscribe,
    openFile: async () => orNull((await client.request('file.open', {})).file),
    async saveFileAs(suggestedName, text) {
      const { file } = await client.request('file.saveAs', { suggestedName, text });
      return file && { name: file.name, file: sceneFile(file) };
    },
    restoreFile: async (of) => orNull((await client.request('file.restore', { of })).file),
    ...createRecentLessons(client, openedScene),
    onFile: (listener) =>
      client.onFile((file) => {
        listener(openedScene(file));
      }),
    async present(presenting) {
      // The window is presented where it is.
      await client.request('window.present', { presenting }).catch(() => undefined);
    },
    showFile(file, edited) {
      // A lost connection is reported elsewhere.
      client.request('file.show', { file: file?.id ?? null, edited }).catch(() => undefined);
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
