import type { MessagePort } from 'node:worker_threads';
import type { WebContents } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Engine } from '../engine/engine';
import type { Session } from '../engine/session';
import { connectChannel, portChannel } from '../protocol/channels';
import type { Transport } from '../protocol/transport';
import { createEnginePorts, type EnginePorts } from './enginePort';
import { ipcMain, resetElectron, WebContentsStandIn } from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

const origin = 'app://optiscape';

/** A stand-in with Electron's type. */
const typed = (contents: WebContentsStandIn): WebContents => contents as unknown as WebContents;

const ask = (contents: WebContentsStandIn, senderFrame: unknown = contents.mainFrame): void => {
  ipcMain.emit(connectChannel, { sender: contents, senderFrame });
};

const portsOf = ({ posted }: WebContentsStandIn): MessagePort[] =>
  posted.flatMap(({ channel, ports: each }) => (channel === portChannel ? each : []));

let served: { readonly transport: Transport; readonly session: Session }[];
let ports: EnginePorts;
const onSession = vi.fn();

beforeEach(() => {
  resetElectron();
  served = [];
  onSession.mockClear();
  const engine = {
    serve: (transport: Transport) => {
      const session: Session = {
        command: vi.fn(),
        file: vi.fn(),
        flush: () => Promise.resolve(),
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
  files: null,
  choosePlace: () => Promise.resolve(null),
};

describe('engine ports', () => {
  it('joins a page and its session', async () => {
    const page = new WebContentsStandIn(origin);
    ports.add(typed(page), services);
    ask(page);
    const [port] = portsOf(page);
    const [{ transport, session } = served[0]!] = served;
    expect(ports.sessionOf(typed(page))).toBe(session);
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
    const page = new WebContentsStandIn(origin);
    ports.add(typed(page), services);
    ask(page, { origin });
    ask(page, null);
    const strange = new WebContentsStandIn('https://example.com');
    ports.add(typed(strange), services);
    ask(strange);
    const unknown = new WebContentsStandIn(origin);
    ask(unknown);
    expect([page, strange, unknown].flatMap(portsOf)).toEqual([]);
    expect(served).toEqual([]);
  });

  it('ends the old session when a page is loaded again or its window is gone', () => {
    const page = new WebContentsStandIn(origin);
    ports.add(typed(page), services);
    ask(page);
    ask(page);
    expect(served[0]?.session.dispose).toHaveBeenCalledTimes(1);
    expect(ports.sessionOf(typed(page))).toBe(served[1]?.session);
    page.emit('destroyed');
    expect(served[1]?.session.dispose).toHaveBeenCalledTimes(1);
    expect(ports.sessionOf(typed(page))).toBeNull();
    for (const port of portsOf(page)) port.close();
  });
});
