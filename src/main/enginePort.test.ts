import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../engine/engine';
import type { Session } from '../engine/session';
import { connectChannel, portChannel } from '../protocol/channels';
import type { Transport } from '../protocol/transport';
import { createEnginePorts, type EnginePorts } from './enginePort';

const ipc = vi.hoisted((): { main: unknown } => ({ main: null }));

// Electron as far as ports need it: its channel is Node's, with messages wrapped in events.
vi.mock('electron', () => {
  class Channel {
    readonly port1: unknown;
    readonly port2: unknown;
    constructor() {
      const { port1, port2 } = new MessageChannel();
      this.port1 = {
        postMessage: (message: unknown) => {
          port1.postMessage(message);
        },
        on: (event: string, listener: (value: unknown) => void) => {
          port1.on(event, (data: unknown) => {
            listener({ data });
          });
        },
        start: () => undefined,
        close: () => {
          port1.close();
        },
      };
      this.port2 = port2;
    }
  }
  const main = new EventEmitter();
  ipc.main = main;
  return { ipcMain: main, MessageChannelMain: Channel };
});

const origin = 'app://optiscape';

interface Page {
  readonly contents: WebContents;
  readonly frame: { readonly origin: string };
  readonly ports: MessagePort[];
}

function createPage(frameOrigin = origin): Page {
  const frame = { origin: frameOrigin };
  const ports: MessagePort[] = [];
  const contents = Object.assign(new EventEmitter(), {
    mainFrame: frame,
    postMessage: (channel: string, _message: unknown, transfer: MessagePort[]) => {
      if (channel === portChannel) ports.push(...transfer);
    },
  }) as unknown as WebContents;
  return { contents, frame, ports };
}

const ask = ({ contents }: Page, senderFrame: unknown): void => {
  (ipc.main as EventEmitter).emit(connectChannel, { sender: contents, senderFrame });
};

let served: { readonly transport: Transport; readonly session: Session }[];
let ports: EnginePorts;
const onSession = vi.fn();

beforeEach(() => {
  (ipc.main as EventEmitter).removeAllListeners();
  served = [];
  onSession.mockClear();
  const engine = {
    serve: (transport: Transport) => {
      const session: Session = {
        command: vi.fn(),
        file: vi.fn(),
        ended: Promise.resolve(),
        dispose: vi.fn(),
      };
      served.push({ transport, session });
      return session;
    },
  } as unknown as Engine;
  ports = createEnginePorts({ engine, origin, onSession });
});

const services = {
  files: { open: () => Promise.resolve(null), save: () => Promise.resolve(null) },
  choosePlace: () => Promise.resolve(null),
};

describe('engine ports', () => {
  it('joins a page and its session', async () => {
    const page = createPage();
    ports.add(page.contents, services);
    ask(page, page.frame);
    const [port] = page.ports;
    const [{ transport, session } = served[0]!] = served;
    expect(ports.sessionOf(page.contents)).toBe(session);
    expect(onSession).toHaveBeenCalledWith(session);

    const heard: unknown[] = [];
    transport.onMessage = (message) => heard.push(message);
    port?.postMessage('hello');
    port?.postMessage({ not: 'a message' });
    await expect.poll(() => heard).toEqual(['hello']);

    const answers: unknown[] = [];
    port?.on('message', (message) => answers.push(message));
    transport.post('there');
    transport.post(Float64Array.of(1, 2).buffer);
    await expect.poll(() => answers).toEqual(['there', Float64Array.of(1, 2).buffer]);

    const onClose = vi.fn();
    transport.onClose = onClose;
    port?.close();
    await expect.poll(() => onClose.mock.calls.length).toBe(1);
  });

  it('gives nothing to other frames, other origins and unknown windows', () => {
    const page = createPage();
    ports.add(page.contents, services);
    ask(page, { origin });
    ask(page, null);
    const strange = createPage('https://example.com');
    ports.add(strange.contents, services);
    ask(strange, strange.frame);
    const unknown = createPage();
    ask(unknown, unknown.frame);
    expect([page, strange, unknown].flatMap((each) => each.ports)).toEqual([]);
    expect(served).toEqual([]);
  });

  it('ends the old session when a page is loaded again or its window is gone', () => {
    const page = createPage();
    ports.add(page.contents, services);
    ask(page, page.frame);
    ask(page, page.frame);
    expect(served[0]?.session.dispose).toHaveBeenCalledTimes(1);
    expect(ports.sessionOf(page.contents)).toBe(served[1]?.session);
    (page.contents as unknown as EventEmitter).emit('destroyed');
    expect(served[1]?.session.dispose).toHaveBeenCalledTimes(1);
    expect(ports.sessionOf(page.contents)).toBeNull();
    for (const port of page.ports) port.close();
  });
});
