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

  // What a page transfers to the main process other than ports arrives as null (electron/electron#34905).
  const fromMain = new WeakSet<MessagePort>();
  window.addEventListener('message', (event) => event.ports.forEach((port) => fromMain.add(port)), true);
  const { postMessage } = MessagePort.prototype;
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
