// The web contents of a window whose page is in real Chromium: messages to its preload script, and what happens to the page.
import { readFileSync } from 'node:fs';
import type { MessagePort } from 'node:worker_threads';
import type * as electron from 'electron';
import { ipcMain, WebContentsStandIn } from '../../../src/main/testing/electronStandIn';
import type { AppAddress } from './appAddress';
import { tell } from './host';
import type { FromWorld, ToWorld } from './messages';
import { decode, encode } from './wire';

let ports = 0;

export class PageContents extends WebContentsStandIn {
  /** Of the current document. */
  readonly #ports = new Map<number, MessagePort>();
  #onPrinted: (pdf: Uint8Array) => void = () => undefined;

  constructor(
    readonly window: number,
    private readonly address: AppAddress,
  ) {
    super('');
  }

  override reload(): void {
    super.reload();
    tell({ type: 'reload', window: this.window });
  }
  override forcefullyCrashRenderer(): void {
    tell({ type: 'crash', window: this.window });
  }
  override postMessage(channel: string, message: unknown, transfer: readonly MessagePort[] = []): void {
    const ids = transfer.map((port) => {
      ports += 1;
      const id = ports;
      this.#ports.set(id, port);
      port.on('message', (data: unknown) => this.#toWorld({ kind: 'port', port: id, message: data }));
      port.on('close', () => {
        if (this.#ports.delete(id)) this.#toWorld({ kind: 'closed', port: id });
      });
      return id;
    });
    this.#toWorld({ kind: 'message', channel, message, ports: ids });
  }

  /** One at a time. */
  override printToPDF(options: electron.PrintToPDFOptions): Promise<Buffer<ArrayBuffer>> {
    tell({ type: 'print', window: this.window, options });
    return new Promise((resolve) => {
      this.#onPrinted = (pdf) => resolve(Buffer.from(pdf));
    });
  }
  havePrinted(pdf: Uint8Array): void {
    this.#onPrinted(pdf);
  }

  receive(text: string): void {
    const message = decode(text) as FromWorld;
    if (message.kind === 'message') {
      const origin = this.address.fromChromium(message.origin);
      Object.assign(this.mainFrame, { origin });
      const event = { sender: this, senderFrame: this.mainFrame, ports: [] };
      ipcMain.emit(message.channel, event, ...message.values);
      return;
    }
    const port = this.#ports.get(message.port);
    if (message.kind === 'port') port?.postMessage(message.message);
    else this.#close(message.port, port);
  }

  /** With a document its ports go, too (docs/tutorial/message-ports.md). */
  leaveDocument(): void {
    for (const [id, port] of this.#ports) this.#close(id, port);
  }

  #close(id: number, port: MessagePort | undefined): void {
    this.#ports.delete(id);
    port?.close();
  }
  #toWorld(message: ToWorld): void {
    tell({ type: 'send', window: this.window, text: encode(message) });
  }
}

/** A preload script's code, or null without one. */
export const readPreload = (path: string | undefined): string | null =>
  path === undefined ? null : readFileSync(path, 'utf8');
