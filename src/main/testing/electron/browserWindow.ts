// The stand-in's windows.
import { EventEmitter } from 'node:events';
import type * as electron from 'electron';
import { app, requireReady } from './app';
import { calls, createEvent, emitPreventable } from './events';
import { WebContentsStandIn } from './webContents';

type UsedOfWindow =
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getBounds'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'setBounds'
  | 'setDocumentEdited'
  | 'setRepresentedFilename'
  | 'show'
  | 'unmaximize';

export class BrowserWindow extends EventEmitter implements Pick<electron.BrowserWindow, UsedOfWindow> {
  static readonly open: BrowserWindow[] = [];
  /** How the next load ends. By default it stays pending. */
  static nextLoad: (() => Promise<void>) | null = null;

  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.open];
  }

  bounds: electron.Rectangle;
  visible: boolean;
  maximized = false;
  fullScreen = false;
  minimized = false;
  focused = false;
  /** On a Mac, the file in the title bar, and whether its window is marked as edited. */
  readonly document = { filename: '', edited: false };
  readonly loads: string[] = [];
  #destroyed = false;

  constructor(
    readonly options: electron.BrowserWindowConstructorOptions = {},
    readonly webContents: WebContentsStandIn = new WebContentsStandIn('app://optiscape'),
  ) {
    requireReady('BrowserWindow');
    super();
    const { x = 0, y = 0, width = 800, height = 600, show = true } = options;
    this.bounds = { x, y, width, height };
    this.visible = show;
    BrowserWindow.open.push(this);
    app.windows.push(this);
    calls.push('new BrowserWindow');
  }

  loadURL(url: string): Promise<void> {
    this.loads.push(url);
    calls.push(`loadURL ${url}`);
    return BrowserWindow.nextLoad?.() ?? Promise.resolve();
  }
  show(): void {
    this.visible = true;
    this.focused = true;
    this.emit('show');
  }
  /** Has no effect on a hidden window. */
  focus(): void {
    if (this.visible) this.focused = true;
  }
  /** Also shows a hidden window. */
  maximize(): void {
    this.maximized = true;
    this.show();
    this.emit('maximize');
  }
  unmaximize(): void {
    this.maximized = false;
    this.emit('unmaximize');
  }
  restore(): void {
    this.minimized = false;
    this.emit('restore');
  }
  setRepresentedFilename(filename: string): void {
    this.document.filename = filename;
  }
  setDocumentEdited(edited: boolean): void {
    this.document.edited = edited;
  }
  isVisible(): boolean {
    return this.visible;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isFullScreen(): boolean {
    return this.fullScreen;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  getBounds(): electron.Rectangle {
    return this.bounds;
  }
  /** `resize` and `move` follow (docs/api/browser-window.md). */
  setBounds(bounds: Partial<electron.Rectangle>): void {
    this.bounds = { ...this.bounds, ...bounds };
    this.emit('resize');
    this.emit('move');
  }
  getNormalBounds(): electron.Rectangle {
    return this.bounds;
  }
  /** Emits `close`, then lets the page object. Without a listener for that, the window stays and nothing is asked. */
  close(): void {
    if (this.#destroyed) return;
    const stays =
      emitPreventable(this, 'close') ||
      (this.webContents.preventsUnload && !emitPreventable(this.webContents, 'will-prevent-unload'));
    if (stays) app.keepOpen();
    else this.destroy();
  }
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    BrowserWindow.open.splice(BrowserWindow.open.indexOf(this), 1);
    app.windows.splice(app.windows.indexOf(this), 1);
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (app.windows.length === 0) app.haveWindowsClosed();
  }
  /** The only notice that Windows gives to windows at the end of a session. */
  endSession(name: 'query-session-end' | 'session-end'): void {
    const event: electron.WindowSessionEndEvent = Object.assign(createEvent(), {
      reasons: ['logoff' as const],
    });
    this.emit(name, event);
  }
}

/** The only window that is open. */
export function onlyWindow(): BrowserWindow {
  const [window, ...others] = BrowserWindow.open;
  if (!window || others.length > 0) throw new Error(`${BrowserWindow.open.length} windows are open`);
  return window;
}
