// The test's side of the stand-in for Electron: starts the main process in Node, and gives it pages of real Chromium as windows.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import type { DesktopApp } from './desktopApp';
import { setUpMainWorld } from './standIn/mainWorld';
import type { FromMain, ToMain } from './standIn/messages';
import { worldEvents } from './standIn/worldEvents';

/** Where `buildStandIn` puts it. */
export const standInFolder = join(import.meta.dirname, '..', '..', 'out', 'stand-in');

const worldName = 'Electron Isolated Context';

export interface StandInStart {
  readonly appFolder: string;
  readonly words: readonly string[];
  readonly env: Record<string, string>;
}

type Opened = Extract<FromMain, { readonly type: 'open' }>;
type WithoutCall<Message> = Message extends unknown ? Omit<Message, 'call'> : never;
type Question = WithoutCall<Extract<ToMain, { readonly call: number }>>;

/** The main process, and what is asked of it. */
class MainProcess {
  readonly ended: Promise<number | null>;
  hasEnded = false;
  private calls = 0;
  private readonly answers = new Map<number, (value: unknown) => void>();

  constructor(
    readonly child: ChildProcess,
    private readonly hear: (message: FromMain) => void,
  ) {
    this.ended = once(child, 'exit').then(([code]) => code as number | null);
    child.on('message', (message: FromMain) => {
      if (message.type !== 'answer') {
        this.hear(message);
        return;
      }
      this.answers.get(message.call)?.(message.value);
      this.answers.delete(message.call);
    });
  }

  tell(message: ToMain): void {
    // A process that has just ended hears nothing.
    if (this.child.connected && !this.hasEnded) this.child.send(message, () => undefined);
  }

  /** Undefined if the process ends instead of answering. */
  async ask(question: Question): Promise<unknown> {
    this.calls += 1;
    const call = this.calls;
    const answered = new Promise<unknown>((resolve) => this.answers.set(call, resolve));
    this.tell({ ...question, call });
    return Promise.race([answered, this.ended.then(() => undefined)]);
  }
}

/** A window of the main process as a page of Chromium; what it is told to do is done in its order. */
class StandInWindow {
  page: Page | null = null;
  private session: CDPSession | null = null;
  /** The preload script's world in the current document. */
  private world: number | null = null;
  /** Resolves when the current page has crashed: it never answers then. */
  private crashed: Promise<void> = Promise.resolve();
  private url = 'about:blank';
  private work: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly context: BrowserContext,
    private readonly main: MainProcess,
    private readonly opened: Opened,
    private readonly onPage: (page: Page) => void,
  ) {
    this.do(() => this.openPage());
  }

  hear(message: Extract<FromMain, { readonly window: number }>): void {
    switch (message.type) {
      case 'load':
        this.url = message.url;
        this.do(() => this.load());
        return;
      case 'reload':
        this.do(() => this.load());
        return;
      case 'resize':
        this.do(() => this.page!.setViewportSize({ width: message.width, height: message.height }));
        return;
      case 'print':
        this.do(() => this.print(message.options));
        return;
      case 'send':
        this.do(() => this.send(message.text));
        return;
      case 'crash':
        // The page does not live to answer.
        void this.session!.send('Page.crash').catch(() => undefined);
        return;
      case 'close':
        this.do(() => this.close());
        return;
      case 'destroy':
        void this.page?.close();
        return;
      case 'open':
    }
  }

  private do(step: () => Promise<unknown>): void {
    // What a page that is gone can't do any more is not missed.
    this.work = this.work.then(step).catch(() => undefined);
  }

  private async openPage(): Promise<void> {
    const { window, preload, width, height } = this.opened;
    const page = await this.context.newPage();
    await page.setViewportSize({ width, height });
    const session = await this.context.newCDPSession(page);
    const crashed = new Promise<void>((resolve) => page.once('crash', () => resolve()));
    Object.assign(this, { page, session, world: null, crashed });
    await page.addInitScript(setUpMainWorld, worldEvents);
    if (preload !== null) await this.addPreload(session, preload);
    // Other pages than the app's own: whoever wants to go there must ask.
    await page.route(
      ({ hostname }) => !hostname.endsWith('.localhost'),
      async (route, request) => {
        const isOurs = !request.isNavigationRequest() || request.frame() !== page.mainFrame();
        const may = isOurs || (await this.main.ask({ type: 'navigate', window, url: request.url() }));
        await (may === true ? route.continue() : route.abort('aborted'));
      },
    );
    let status = 200;
    page.on('response', (response) => {
      const isPage = response.request().isNavigationRequest() && response.frame() === page.mainFrame();
      if (isPage) status = response.status();
    });
    page.on('load', () => this.main.tell({ type: 'loaded', window, url: page.url(), status }));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.main.tell({ type: 'left', window });
    });
    page.on('crash', () => {
      if (this.page !== page) return;
      this.page = null;
      this.main.tell({ type: 'crashed', window });
    });
    page.on('close', () => {
      if (this.page === page) this.main.tell({ type: 'closed', window });
    });
    page.on('dialog', async (dialog) => {
      if (dialog.type() !== 'beforeunload')
        throw new Error(`The app opened a dialog of the page: ${dialog.type()}`);
      const leaves = await this.main.ask({ type: 'objects', window });
      await (leaves === true ? dialog.accept() : dialog.dismiss());
    });
    this.onPage(page);
  }

  /** Its world is there before the page's scripts, and only in the main frame (electron_render_frame_observer.cc). */
  private async addPreload(session: CDPSession, preload: string): Promise<void> {
    const world = readFileSync(join(standInFolder, 'preloadWorld.mjs'), 'utf8');
    const source = `if (window === window.top) { ${world}
(function (require, module, exports) { ${preload}
})(globalThis.standInRequire, { exports: {} }, {}); }`;
    await session.send('Page.enable');
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === worldName) this.world = context.id;
    });
    session.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === 'standInSend') this.main.tell({ type: 'sent', window: this.opened.window, text: payload });
    });
    await session.send('Runtime.enable');
    await session.send('Runtime.addBinding', { name: 'standInSend', executionContextName: worldName });
    await session.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName });
  }

  private async load(): Promise<void> {
    // A page that has crashed does not come back in Playwright: another one takes its place.
    if (this.page === null) await this.openPage();
    try {
      await this.page!.goto(this.url, { waitUntil: 'commit' });
    } catch (error) {
      this.main.tell({ type: 'failed', window: this.opened.window, url: this.url, reason: String(error) });
    }
  }

  private async send(text: string): Promise<void> {
    if (this.world === null) return;
    const received = this.session!.send('Runtime.callFunctionOn', {
      functionDeclaration: 'function (text) { globalThis.standInReceive(text); }',
      executionContextId: this.world,
      arguments: [{ value: text }],
    });
    await Promise.race([received, this.crashed]);
  }

  private async print(options: Parameters<Page['pdf']>[0]): Promise<void> {
    const pdf = await this.page!.pdf(options);
    this.main.tell({ type: 'printed', window: this.opened.window, pdf });
  }

  private async close(): Promise<void> {
    // Electron fakes a gesture, without which Chromium would ask no page (NotifyUserActivation).
    await this.session!.send('Runtime.evaluate', { expression: '0', userGesture: true });
    await this.page!.close({ runBeforeUnload: true });
  }
}

/** Starts the built main process of `appFolder` under the stand-in. */
export async function launchStandIn(
  browser: Browser,
  { appFolder, words, env }: StandInStart,
): Promise<DesktopApp> {
  const context = await browser.newContext({ viewport: null });
  const windows = new Map<number, StandInWindow>();
  const pages: Page[] = [];
  const waiting: ((page: Page) => void)[] = [];
  const onPage = (page: Page): void => {
    pages.push(page);
    const drop = (): void => void pages.splice(0, Infinity, ...pages.filter((each) => each !== page));
    page.once('close', drop);
    page.once('crash', drop);
    for (const resolve of waiting.splice(0)) resolve(page);
  };
  const entry = join(appFolder, 'out', 'main', 'index.js');
  const child = fork(join(standInFolder, 'start.mjs'), [entry, ...words], {
    env,
    serialization: 'advanced',
    execArgv: [],
  });
  const main: MainProcess = new MainProcess(child, (message) => {
    if (message.type === 'open')
      windows.set(message.window, new StandInWindow(context, main, message, onPage));
    else if ('window' in message) windows.get(message.window)?.hear(message);
  });
  const ended = main.ended.then(async (code) => {
    await context.close();
    return code;
  });
  return {
    async evaluate(call, argument) {
      const value = await main.ask({ type: 'evaluate', code: call.toString(), argument });
      const { failed } = (value ?? {}) as { failed?: string };
      if (failed !== undefined) throw new Error(failed);
      return value as never;
    },
    firstWindow: () =>
      pages[0] === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(pages[0]),
    windows: () => [...pages],
    ended,
    async kill() {
      // Its pages go with it.
      main.hasEnded = true;
      await context.close();
      child.kill('SIGKILL');
      await ended;
    },
    async close() {
      main.tell({ type: 'quit' });
      await ended;
    },
  };
}
