// Gives a page its port to the engine: only the app's own main frame gets one, and only one at a time.
import { ipcMain, MessageChannelMain, type MessagePortMain, type WebContents } from 'electron';
import type { Engine } from '../engine/engine';
import type { Session, ShellServices } from '../engine/session';
import { connectChannel, portChannel } from '../protocol/channels';
import { createTransport, type Transport } from '../protocol/transport';

export type EnginePorts = ReturnType<typeof createEnginePorts>;

export interface EnginePortsOptions {
  readonly engine: Engine;
  /** The origin of the app's own pages. */
  readonly origin: string;
  /** Called when a page has got its session. */
  readonly onSession: (session: Session) => void;
}

/** Listens for pages that ask for a port. */
export function createEnginePorts({ engine, origin, onSession }: EnginePortsOptions) {
  const served = new Map<WebContents, ShellServices>();
  const sessions = new Map<WebContents, Session>();

  function forget(contents: WebContents): void {
    sessions.get(contents)?.dispose();
    sessions.delete(contents);
  }

  ipcMain.on(connectChannel, (event) => {
    const services = served.get(event.sender);
    const frame = event.senderFrame;
    if (!services || !frame || frame !== event.sender.mainFrame || frame.origin !== origin) return;
    forget(event.sender);
    const { port1, port2 } = new MessageChannelMain();
    const session = engine.serve(portTransport(port1), services);
    sessions.set(event.sender, session);
    // The page has stopped: what comes for it from now on is for the next one.
    port1.on('close', () => {
      if (sessions.get(event.sender) === session) sessions.delete(event.sender);
    });
    event.sender.postMessage(portChannel, null, [port2]);
    onSession(session);
  });

  return {
    /** Begins to serve the pages of `contents`. */
    add(contents: WebContents, services: ShellServices): void {
      served.set(contents, services);
      contents.on('destroyed', () => {
        forget(contents);
        served.delete(contents);
      });
    },
    /** The session of the page in `contents`; null if it has none. */
    sessionOf: (contents: WebContents) => sessions.get(contents) ?? null,
  };
}

/** A port as a transport. Buffers are copied in transit, so they must not be larger than their content. */
function portTransport(port: MessagePortMain): Transport {
  const transport = createTransport({
    post: (message) => {
      port.postMessage(message);
    },
    close: () => {
      port.close();
    },
  });
  port.on('message', ({ data }: { data: unknown }) => {
    transport.receive(data);
  });
  port.on('close', () => {
    transport.onClose();
  });
  port.start();
  return transport;
}
