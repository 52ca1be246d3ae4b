// The stand-in's message ports.
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type * as electron from 'electron';

/** Transfers ports only; buffers are copied. */
class MessagePortMainStandIn
  extends EventEmitter
  implements Pick<electron.MessagePortMain, 'close' | 'postMessage' | 'start'>
{
  readonly #port: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('close', () => this.emit('close'));
  }
  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw new TypeError('Port at index 0 is not a valid port');
    try {
      this.#port.postMessage(message);
    } catch {
      // An ordinary error, and always these words (shell/common/v8_util.cc).
      throw new Error('An object could not be cloned.');
    }
  }
  /** Earlier messages are held until then. */
  start(): void {
    this.#port.on('message', (data: unknown) =>
      this.emit('message', { data } satisfies Pick<electron.MessageEvent, 'data'>),
    );
  }
  close(): void {
    this.#port.close();
  }
}

/** Its second port, the page's, is a plain one of Node's. */
export class MessageChannelMain {
  readonly port1: MessagePortMainStandIn;
  readonly port2: MessagePort;
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.port1 = new MessagePortMainStandIn(port1);
    this.port2 = port2;
  }
}
