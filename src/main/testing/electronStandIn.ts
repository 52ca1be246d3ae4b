// A stand-in for the module `electron`, limited to what the main process uses, for unit tests: `vi.mock('electron', ()
// => import('./testing/electronStandIn'))`. It is checked against Electron's types, enforces its rules of order (what
// throws before or after `ready`), emits its events in the same order, and records calls.
import { EventEmitter } from 'node:events';
import { isAbsolute } from 'node:path';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type * as electron from 'electron';

/** Recorded calls since `resetElectron`, in order. */
export const calls: string[] = [];

interface StandInEvent {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
}

function createEvent(): StandInEvent {
  let prevented = false;
  return {
    preventDefault() {
      prevented = true;
    },
    get defaultPrevented() {
      return prevented;
    },
  };
}

/** Emits an event that can be prevented; returns whether it was prevented. */
function emitPreventable(emitter: EventEmitter, name: string, ...values: unknown[]): boolean {
  const event = createEvent();
  emitter.emit(name, event, ...values);
  return event.defaultPrevented;
}

function requireReady(what: string): void {
  if (!app.isReady()) throw new Error(`${what} can only be used after app is ready`);
}

class CommandLineStandIn implements electron.CommandLine {
  readonly switches = new Map<string, string>();
  appendSwitch(name: string, value = ''): void {
    this.switches.set(name, value);
  }
  appendArgument(value: string): void {
    this.switches.set(value, '');
  }
  hasSwitch(name: string): boolean {
    return this.switches.has(name);
  }
  getSwitchValue(name: string): string {
    return this.switches.get(name) ?? '';
  }
  removeSwitch(name: string): void {
    this.switches.delete(name);
  }
}

type UsedOfApp =
  | 'commandLine'
  | 'dock'
  | 'exit'
  | 'getLocale'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'relaunch'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setPath'
  | 'whenReady';

class AppStandIn extends EventEmitter implements Pick<electron.App, UsedOfApp> {
  isPackaged = true;
  locale = 'en-GB';
  /** Whether another instance has the lock. */
  isLocked = false;
  additionalData: Record<string, unknown> | null = null;
  readonly commandLine = new CommandLineStandIn();
  readonly dock = undefined;
  /** Null while the app runs. */
  exitCode: number | null = null;
  relaunches: (electron.RelaunchOptions | undefined)[] = [];
  quitting = false;
  #isReady = false;
  readonly #waiting: (() => void)[] = [];

  reset(): void {
    this.removeAllListeners();
    this.commandLine.switches.clear();
    this.isPackaged = true;
    this.locale = 'en-GB';
    this.isLocked = false;
    this.additionalData = null;
    this.exitCode = null;
    this.relaunches = [];
    this.quitting = false;
    this.#isReady = false;
    this.#waiting.length = 0;
  }

  /** Simulates the end of Electron's start. */
  becomeReady(): void {
    this.#isReady = true;
    for (const resolve of this.#waiting) resolve();
    this.emit('ready');
  }
  isReady(): boolean {
    return this.#isReady;
  }
  whenReady(): Promise<void> {
    return this.#isReady ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }
  getLocale(): string {
    return this.locale;
  }
  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    calls.push(`app.setPath ${name} ${path}`);
  }
  setAppUserModelId(id: string): void {
    calls.push(`app.setAppUserModelId ${id}`);
  }
  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    calls.push('app.requestSingleInstanceLock');
    this.additionalData = additionalData;
    return !this.isLocked;
  }
  /** Emits `before-quit`, each window's `close`, `will-quit`, `quit`; any of the first three may prevent quitting. */
  quit(): void {
    calls.push('app.quit');
    if (this.exitCode !== null || emitPreventable(this, 'before-quit')) return;
    this.quitting = true;
    for (const window of [...BrowserWindow.open]) {
      window.close();
      if (!window.isDestroyed()) {
        this.quitting = false;
        return;
      }
    }
    if (emitPreventable(this, 'will-quit')) {
      this.quitting = false;
      return;
    }
    this.exit();
  }
  exit(exitCode = 0): void {
    if (this.exitCode !== null) return;
    calls.push(`app.exit ${exitCode}`);
    this.exitCode = exitCode;
    for (const window of [...BrowserWindow.open]) window.destroy();
    this.emit('quit', createEvent(), exitCode);
  }
  relaunch(options?: electron.RelaunchOptions): void {
    this.relaunches.push(options);
  }
}

export const app = new AppStandIn();

type UsedOfSession =
  'setDevicePermissionHandler' | 'setPermissionCheckHandler' | 'setPermissionRequestHandler';

class SessionStandIn implements Pick<electron.Session, UsedOfSession> {
  onRequest: Parameters<electron.Session['setPermissionRequestHandler']>[0] = null;
  onCheck: Parameters<electron.Session['setPermissionCheckHandler']>[0] = null;
  onDevice: Parameters<electron.Session['setDevicePermissionHandler']>[0] = null;
  setPermissionRequestHandler(handler: typeof this.onRequest): void {
    this.onRequest = handler;
  }
  setPermissionCheckHandler(handler: typeof this.onCheck): void {
    this.onCheck = handler;
  }
  setDevicePermissionHandler(handler: typeof this.onDevice): void {
    this.onDevice = handler;
  }
}

type UsedOfContents = 'forcefullyCrashRenderer' | 'reload' | 'setWindowOpenHandler';

export class WebContentsStandIn extends EventEmitter implements Pick<electron.WebContents, UsedOfContents> {
  readonly session = new SessionStandIn();
  readonly mainFrame: Pick<electron.WebFrameMain, 'origin'>;
  /** Messages sent to the page, with their ports. */
  readonly posted: { readonly channel: string; readonly ports: readonly MessagePort[] }[] = [];
  windowOpenHandler: Parameters<electron.WebContents['setWindowOpenHandler']>[0] | null = null;
  reloads = 0;
  /** Whether the page objects to being left. */
  preventsUnload = false;

  constructor(origin: string) {
    super();
    this.mainFrame = { origin };
  }
  setWindowOpenHandler(handler: NonNullable<typeof this.windowOpenHandler>): void {
    this.windowOpenHandler = handler;
  }
  reload(): void {
    this.reloads += 1;
  }
  postMessage(channel: string, _message: unknown, transfer: readonly MessagePort[] = []): void {
    this.posted.push({ channel, ports: transfer });
  }
  forcefullyCrashRenderer(): void {
    this.loseRenderer('killed');
  }
  loseRenderer(reason: electron.RenderProcessGoneDetails['reason']): void {
    const details: electron.RenderProcessGoneDetails = { reason, exitCode: 1 };
    this.emit('render-process-gone', createEvent(), details);
  }
  /** Simulates a navigation by the page or the user; returns whether it was prevented. */
  navigate(url: string): boolean {
    const event = Object.assign(createEvent(), { url });
    this.emit('will-navigate', event, url);
    return event.defaultPrevented;
  }
  /** Returns whether a <webview> was prevented. */
  attachWebview(): boolean {
    return emitPreventable(this, 'will-attach-webview');
  }
  /** Simulates the end of a successful load. */
  finishLoad(url: string, status = 200): void {
    this.emit('did-navigate', createEvent(), url, status, '');
    this.emit('did-finish-load');
  }
  failLoad(code: number, description: string, isMainFrame = true): void {
    this.emit('did-fail-load', createEvent(), code, description, '', isMainFrame, 1, 1);
  }
}

type UsedOfWindow =
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getNormalBounds'
  | 'isDestroyed'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'restore'
  | 'show';

export class BrowserWindow extends EventEmitter implements Pick<electron.BrowserWindow, UsedOfWindow> {
  static readonly open: BrowserWindow[] = [];
  /** How the next load ends. By default it stays pending. */
  static nextLoad: (() => Promise<void>) | null = null;

  static getAllWindows(): BrowserWindow[] {
    return [...BrowserWindow.open];
  }
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.open.find((window) => window.focused) ?? null;
  }

  readonly webContents: WebContentsStandIn;
  bounds: electron.Rectangle;
  visible: boolean;
  maximized = false;
  minimized = false;
  focused = false;
  readonly loads: string[] = [];
  #destroyed = false;

  constructor(readonly options: electron.BrowserWindowConstructorOptions = {}) {
    requireReady('BrowserWindow');
    super();
    const { x = 0, y = 0, width = 800, height = 600, show = true } = options;
    this.bounds = { x, y, width, height };
    this.visible = show;
    this.webContents = new WebContentsStandIn('app://optiscape');
    BrowserWindow.open.push(this);
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
  restore(): void {
    this.minimized = false;
    this.emit('restore');
  }
  isVisible(): boolean {
    return this.visible;
  }
  isMaximized(): boolean {
    return this.maximized;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  isDestroyed(): boolean {
    return this.#destroyed;
  }
  getNormalBounds(): electron.Rectangle {
    return this.bounds;
  }
  /** Emits `close`, then lets the page object. Without a listener for that, the window stays and nothing is asked. */
  close(): void {
    if (this.#destroyed || emitPreventable(this, 'close')) return;
    if (this.webContents.preventsUnload && !emitPreventable(this.webContents, 'will-prevent-unload')) return;
    this.destroy();
  }
  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    BrowserWindow.open.splice(BrowserWindow.open.indexOf(this), 1);
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (BrowserWindow.open.length > 0 || app.quitting || app.exitCode !== null) return;
    // Without a listener, Electron quits by itself.
    if (!app.emit('window-all-closed')) app.quit();
  }
  /** The only notice that Windows gives to windows at the end of a session. */
  endSession(name: 'query-session-end' | 'session-end'): void {
    const event: electron.WindowSessionEndEvent = Object.assign(createEvent(), {
      reasons: ['logoff' as const],
    });
    this.emit(name, event);
  }
}

type WithWindow<Options> =
  readonly [window: electron.BaseWindow, options: Options] | readonly [options: Options];

type UsedOfDialog =
  'showErrorBox' | 'showMessageBox' | 'showMessageBoxSync' | 'showOpenDialog' | 'showSaveDialog';

class DialogStandIn implements Pick<electron.Dialog, UsedOfDialog> {
  readonly errors: string[] = [];
  readonly messages: electron.MessageBoxOptions[] = [];
  readonly opened: electron.OpenDialogOptions[] = [];
  readonly saved: electron.SaveDialogOptions[] = [];
  /** The buttons that the user presses in turn; without one, a dialog stays open. */
  readonly presses: number[] = [];
  openPaths: string[] = [];
  savePath = '';
  readonly #open: ((response: number) => void)[] = [];

  reset(): void {
    for (const list of [this.errors, this.messages, this.opened, this.saved, this.presses, this.#open]) {
      list.length = 0;
    }
    this.openPaths = [];
    this.savePath = '';
  }

  /** Presses a button of the oldest open dialog. */
  press(button: number): void {
    this.#open.shift()?.(button);
  }
  showErrorBox(_title: string, content: string): void {
    this.errors.push(content);
  }
  async showMessageBox(
    ...words: WithWindow<electron.MessageBoxOptions>
  ): Promise<electron.MessageBoxReturnValue> {
    requireReady('dialog');
    const options = words.length === 2 ? words[1] : words[0];
    this.messages.push(options);
    const response =
      this.presses.shift() ??
      (await new Promise<number>((resolve) => {
        this.#open.push(resolve);
        options.signal?.addEventListener('abort', () => {
          resolve(options.cancelId ?? 0);
        });
      }));
    return { response, checkboxChecked: false };
  }
  showMessageBoxSync(...words: WithWindow<electron.MessageBoxSyncOptions>): number {
    requireReady('dialog');
    const options = words.length === 2 ? words[1] : words[0];
    this.messages.push(options);
    return this.presses.shift() ?? options.cancelId ?? 0;
  }
  showOpenDialog(...words: WithWindow<electron.OpenDialogOptions>): Promise<electron.OpenDialogReturnValue> {
    requireReady('dialog');
    this.opened.push(words.length === 2 ? words[1] : words[0]);
    return Promise.resolve({ canceled: this.openPaths.length === 0, filePaths: this.openPaths });
  }
  showSaveDialog(...words: WithWindow<electron.SaveDialogOptions>): Promise<electron.SaveDialogReturnValue> {
    requireReady('dialog');
    this.saved.push(words.length === 2 ? words[1] : words[0]);
    return Promise.resolve({ canceled: this.savePath === '', filePath: this.savePath });
  }
}

export const dialog = new DialogStandIn();

type Template = Parameters<typeof electron.Menu.buildFromTemplate>[0];

export const Menu = {
  template: null as Template | null,
  buildFromTemplate: (template: Template) => ({ template }),
  setApplicationMenu(menu: { readonly template: Template } | null): void {
    Menu.template = menu?.template ?? null;
  },
};

class ProtocolStandIn implements Pick<electron.Protocol, 'handle' | 'registerSchemesAsPrivileged'> {
  readonly schemes: electron.CustomScheme[] = [];
  readonly handlers = new Map<string, Parameters<electron.Protocol['handle']>[1]>();
  registerSchemesAsPrivileged(schemes: electron.CustomScheme[]): void {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (this.schemes.length > 0) throw new Error('Schemes are registered once');
    calls.push('protocol.registerSchemesAsPrivileged');
    this.schemes.push(...schemes);
  }
  handle(scheme: string, handler: Parameters<electron.Protocol['handle']>[1]): void {
    requireReady('protocol.handle');
    calls.push(`protocol.handle ${scheme}`);
    this.handlers.set(scheme, handler);
  }
}

export const protocol = new ProtocolStandIn();

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
    this.#port.postMessage(message);
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

export const ipcMain = new EventEmitter();

export const nativeTheme: Pick<electron.NativeTheme, 'shouldUseDarkColors'> = { shouldUseDarkColors: false };

export const screen = {
  getAllDisplays(): Pick<electron.Display, 'workArea'>[] {
    requireReady('screen');
    return [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }];
  },
};

/** Restores the state before the program's start. */
export function resetElectron(): void {
  for (const window of [...BrowserWindow.open]) window.removeAllListeners();
  BrowserWindow.open.length = 0;
  BrowserWindow.nextLoad = null;
  app.reset();
  dialog.reset();
  Menu.template = null;
  protocol.schemes.length = 0;
  protocol.handlers.clear();
  ipcMain.removeAllListeners();
  calls.length = 0;
}

/** The only window that is open. */
export function onlyWindow(): BrowserWindow {
  const [window, ...others] = BrowserWindow.open;
  if (!window || others.length > 0) throw new Error(`${BrowserWindow.open.length} windows are open`);
  return window;
}
