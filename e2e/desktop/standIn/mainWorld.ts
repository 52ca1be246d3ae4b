// What the stand-in does in a page's own world, before the page's scripts.
import type { worldEvents } from './worldEvents';

/** Runs in the page, so that it must not refer to anything of this module. */
export function setUpMainWorld(events: typeof worldEvents): void {
  document.addEventListener(events.exposed, (event) => {
    const { key, value } = (event as CustomEvent<{ key: string; value: unknown }>).detail;
    if (Object.hasOwn(globalThis, key)) return;
    Object.defineProperty(globalThis, key, { value, enumerable: true });
    event.preventDefault();
  });
  document.dispatchEvent(new CustomEvent(events.here));

  // The handler of new windows is in another process, and the page would not wait for its answer (docs/api/window-open.md).
  window.open = () => {
    throw new Error('The stand-in for Electron does not support window.open.');
  };

  const fromMain = new WeakSet<MessagePort>();
  const { close, postMessage } = MessagePort.prototype;
  const receive = (port: MessagePort): void => {
    fromMain.add(port);
    // Ports in pages get close events, too (docs/tutorial/message-ports.md).
    port.addEventListener('message', (event) => {
      if (event.data !== events.closed) return;
      event.stopImmediatePropagation();
      close.call(port);
      port.dispatchEvent(new Event('close'));
    });
  };
  window.addEventListener('message', (event) => event.ports.forEach(receive), true);
  MessagePort.prototype.close = function (this: MessagePort): void {
    if (fromMain.has(this)) postMessage.call(this, events.closed);
    close.call(this);
  };
  // What a page transfers to the main process other than ports arrives as null (electron/electron#34905).
  MessagePort.prototype.postMessage = function (
    this: MessagePort,
    message: unknown,
    transfer?: Transferable[] | StructuredSerializeOptions,
  ): void {
    const transferred = Array.isArray(transfer) ? transfer : (transfer?.transfer ?? []);
    const isLost = fromMain.has(this) && transferred.some((each) => !(each instanceof MessagePort));
    postMessage.call(this, isLost ? null : message, { transfer: transferred });
  };
}
