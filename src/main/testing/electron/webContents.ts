// The stand-in's page of a window, and its session.
import { EventEmitter } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import type * as electron from 'electron';
import { createEvent, emitPreventable } from './events';

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

type UsedOfContents = 'forcefullyCrashRenderer' | 'printToPDF' | 'reload' | 'setWindowOpenHandler';

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
  printToPDF(options: electron.PrintToPDFOptions): Promise<Buffer<ArrayBuffer>> {
    return Promise.resolve(Buffer.from(`%PDF- ${JSON.stringify(options)}`));
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
