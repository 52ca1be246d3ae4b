// The stand-in's `app`: its life from the start to the end.
import { EventEmitter } from 'node:events';
import { isAbsolute } from 'node:path';
import type * as electron from 'electron';
import { calls, createEvent, emitPreventable } from './events';

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
  | 'addRecentDocument'
  | 'clearRecentDocuments'
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

interface ClosableWindow {
  close(): void;
  destroy(): void;
}

class AppStandIn extends EventEmitter implements Pick<electron.App, UsedOfApp> {
  isPackaged = true;
  locale = 'en-GB';
  /** Whether another instance has the lock. */
  isLocked = false;
  takeLock: (additionalData: Record<string, unknown>) => boolean = () => !this.isLocked;
  /** What happens after the last event. */
  end: (exitCode: number) => void = () => undefined;
  readonly paths = new Map<string, string>();
  additionalData: Record<string, unknown> | null = null;
  readonly commandLine = new CommandLineStandIn();
  readonly dock = undefined;
  /** Null while the app runs. */
  exitCode: number | null = null;
  relaunches: (electron.RelaunchOptions | undefined)[] = [];
  quitting = false;
  readonly windows: ClosableWindow[] = [];
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
    this.windows.length = 0;
    this.paths.clear();
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
    this.paths.set(name, path);
    calls.push(`app.setPath ${name} ${path}`);
  }
  addRecentDocument(path: string): void {
    calls.push(`app.addRecentDocument ${path}`);
  }
  clearRecentDocuments(): void {
    calls.push('app.clearRecentDocuments');
  }
  setAppUserModelId(id: string): void {
    calls.push(`app.setAppUserModelId ${id}`);
  }
  requestSingleInstanceLock(additionalData: Record<string, unknown> = {}): boolean {
    calls.push('app.requestSingleInstanceLock');
    this.additionalData = additionalData;
    return this.takeLock(additionalData);
  }
  /** Emits `before-quit`, each window's `close`, `will-quit`, `quit`; any of the first three may prevent quitting. */
  quit(): void {
    calls.push('app.quit');
    if (this.exitCode !== null || emitPreventable(this, 'before-quit')) return;
    this.quitting = true;
    if (this.windows.length === 0) this.haveWindowsClosed();
    for (const window of [...this.windows]) window.close();
  }
  /** A window stays open, so the app goes on. */
  keepOpen(): void {
    this.quitting = false;
  }
  /** There is no window any more. */
  haveWindowsClosed(): void {
    if (this.exitCode !== null) return;
    if (!this.quitting) {
      // Without a listener, Electron quits by itself.
      if (!this.emit('window-all-closed')) this.quit();
    } else if (emitPreventable(this, 'will-quit')) {
      this.quitting = false;
    } else {
      this.exit();
    }
  }
  exit(exitCode = 0): void {
    if (this.exitCode !== null) return;
    calls.push(`app.exit ${exitCode}`);
    this.exitCode = exitCode;
    for (const window of [...this.windows]) window.destroy();
    this.emit('quit', createEvent(), exitCode);
    this.end(exitCode);
  }
  relaunch(options?: electron.RelaunchOptions): void {
    this.relaunches.push(options);
  }
}

export const app = new AppStandIn();

/** Throws, as Electron does, before it is ready. */
export function requireReady(what: string): void {
  if (!app.isReady()) throw new Error(`${what} can only be used after app is ready`);
}
