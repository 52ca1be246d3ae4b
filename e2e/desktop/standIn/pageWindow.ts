// A BrowserWindow that is a page in real Chromium. What it does on its own is the unit tests' stand-in; what its page does comes from
// the test that drives Chromium.
import type * as electron from 'electron';
import { app, BrowserWindow } from '../../../src/main/testing/electronStandIn';
import { emitPreventable } from '../../../src/main/testing/electron/events';
import type { AppAddress } from './appAddress';
import { tell } from './host';
import type { ToMain } from './messages';
import { PageContents, readPreload } from './pageContents';

let windows = 0;

/** Set before the app's own code runs. */
export const page: { address: AppAddress | null } = { address: null };

export class PageWindow extends BrowserWindow {
  declare readonly webContents: PageContents;
  readonly #address: AppAddress;
  /** Settles `loadURL`. */
  #loading: { resolve(): void; reject(error: Error): void } | null = null;

  constructor(options: electron.BrowserWindowConstructorOptions = {}) {
    windows += 1;
    const { address } = page;
    if (address === null) throw new Error('The app has no address yet.');
    super(options, new PageContents(windows, address));
    this.#address = address;
    const { width, height } = this.bounds;
    const { preload, sandbox, contextIsolation, nodeIntegration } = options.webPreferences ?? {};
    // Chromium's pages are all of this; anything less would be another app.
    if (
      preload !== undefined &&
      (sandbox !== true || contextIsolation !== true || nodeIntegration === true)
    ) {
      throw new Error('The stand-in for Electron supports sandboxed, isolated pages only.');
    }
    tell({ type: 'open', window: windows, width, height, preload: readPreload(preload) });
  }

  static withId(id: number): PageWindow | undefined {
    const isIt = (window: BrowserWindow): window is PageWindow =>
      window instanceof PageWindow && window.webContents.window === id;
    return BrowserWindow.open.find(isIt);
  }

  override loadURL(url: string): Promise<void> {
    void super.loadURL(url);
    tell({ type: 'load', window: this.webContents.window, url: this.#address.toChromium(url) });
    return new Promise((resolve, reject) => {
      this.#loading = { resolve, reject };
    });
  }

  override setBounds(bounds: Partial<electron.Rectangle>): void {
    super.setBounds(bounds);
    const { width, height } = this.bounds;
    tell({ type: 'resize', window: this.webContents.window, width, height });
  }

  override close(): void {
    if (this.isDestroyed()) return;
    if (emitPreventable(this, 'close')) app.keepOpen();
    else tell({ type: 'close', window: this.webContents.window });
  }

  override destroy(): void {
    if (this.isDestroyed()) return;
    this.webContents.leaveDocument();
    tell({ type: 'destroy', window: this.webContents.window });
    super.destroy();
  }

  /** What the page did; `answer` is called with what it asks. */
  hear(message: ToMain, answer: (value: unknown) => void): void {
    const { webContents } = this;
    switch (message.type) {
      case 'loaded':
        webContents.finishLoad(this.#address.fromChromium(message.url), message.status);
        // Usually after did-finish-load (docs/api/browser-window.md).
        this.emit('ready-to-show');
        this.#loading?.resolve();
        return;
      case 'failed': {
        webContents.failLoad(-2, message.reason);
        this.#loading?.reject(Object.assign(new Error(message.reason), { code: 'ERR_FAILED' }));
        return;
      }
      case 'left':
        webContents.leaveDocument();
        return;
      case 'crashed':
        webContents.leaveDocument();
        webContents.loseRenderer('crashed');
        return;
      case 'closed':
        this.destroy();
        return;
      case 'sent':
        webContents.receive(message.text);
        return;
      case 'printed':
        webContents.havePrinted(message.pdf);
        return;
      case 'navigate':
        answer(!webContents.navigate(this.#address.fromChromium(message.url)));
        return;
      case 'objects': {
        // Prevented: the page's objection is ignored. Otherwise nothing happens, and nobody is asked (web-contents.md).
        const leaves = emitPreventable(webContents, 'will-prevent-unload');
        if (!leaves) app.keepOpen();
        answer(leaves);
        return;
      }
      default:
        throw new Error(`A window does not hear of ${message.type}.`);
    }
  }
}
