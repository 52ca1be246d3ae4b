// The isolated world of a preload script in a page (Electron's has the number 999): what `require('electron')` gives there. Sandboxed
// preload scripts are plain scripts of the main frame (docs/tutorial/sandbox.md), and run before the page's own.
import type { FromWorld, ToWorld } from './messages';
import { decode, encode } from './wire';
import { worldEvents } from './worldEvents';

type Listener = (event: { readonly ports: readonly MessagePort[] }, message: unknown) => void;

/** What only this world sees: the way to the test, the way back, and the preload script's `require`. */
interface World {
  standInSend(text: string): void;
  standInReceive(text: string): void;
  standInRequire(name: string): unknown;
}

const world = globalThis as unknown as World;
const listeners = new Map<string, Listener[]>();
const ports = new Map<number, MessagePort>();

const send = (message: FromWorld): void => world.standInSend(encode(message));

const notSupported = (what: string): never => {
  throw new Error(`The stand-in for Electron does not support ${what}.`);
};

/** The page gets one end, the other one passes on. A port's end in another process is closed with it (message-ports.md). */
function receivePort(port: number): MessagePort {
  const { port1, port2 } = new MessageChannel();
  ports.set(port, port2);
  port2.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (data !== worldEvents.closed) send({ kind: 'port', port, message: data });
    else if (ports.delete(port)) send({ kind: 'closed', port });
  });
  port2.start();
  return port1;
}

world.standInReceive = (text) => {
  const message = decode(text) as ToWorld;
  switch (message.kind) {
    case 'message': {
      const event = { ports: message.ports.map(receivePort) };
      for (const listener of listeners.get(message.channel) ?? []) listener(event, message.message);
      return;
    }
    case 'port':
      ports.get(message.port)?.postMessage(message.message);
      return;
    case 'closed':
      ports.get(message.port)?.postMessage(worldEvents.closed);
      ports.delete(message.port);
  }
};

const ipcRenderer = {
  on: (channel: string, listener: Listener): void =>
    void listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
  send: (channel: string, ...values: unknown[]): void =>
    send({ kind: 'message', channel, values, origin: location.origin }),
  invoke: () => notSupported('ipcRenderer.invoke'),
  postMessage: () => notSupported('ipcRenderer.postMessage'),
};

const exposed = new Map<string, unknown>();
const expose = (key: string, value: unknown): boolean =>
  !document.dispatchEvent(new CustomEvent(worldEvents.exposed, { detail: { key, value }, cancelable: true }));
// The page's own world may come into being after this one.
document.addEventListener(worldEvents.here, () => exposed.forEach((value, key) => expose(key, value)));

const contextBridge = {
  /** An existing key throws, values are copied (docs/api/context-bridge.md); functions are not supported here. */
  exposeInMainWorld(key: string, value: unknown): void {
    if (exposed.has(key))
      throw new Error(`Cannot bind an API on top of an existing property on the window object`);
    const copy = decode(encode(value));
    exposed.set(key, copy);
    expose(key, copy);
  },
};

world.standInRequire = (name) =>
  name === 'electron'
    ? { contextBridge, ipcRenderer }
    : notSupported(`require('${name}') in a preload script`);
