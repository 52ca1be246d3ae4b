// Asks the user what to do when the page has stopped, hangs, or objects to being left.
import { dialog, type BrowserWindow } from 'electron';
import { inLanguage, type Language } from '../core/text/text';
import { menuTexts } from './menuTexts';

export interface PageFaultOptions {
  readonly language: () => Language;
  /** Ends the app without asking the page. */
  readonly quit: () => void;
}

/** Begins to watch the page of `window`. */
export function watchPage(window: BrowserWindow, { language, quit }: PageFaultOptions): void {
  const { webContents } = window;
  const text = (key: keyof typeof menuTexts): string => inLanguage(menuTexts[key], language());
  let hasStopped = false;
  /** The page is being replaced at the user's request. */
  let replacing = false;
  let leaving = false;
  /** Closes the question whether to wait for a page that hangs; null while it is not open. */
  let hanging: AbortController | null = null;

  async function ask(
    message: string,
    buttons: readonly string[],
    signal?: AbortSignal,
  ): Promise<number | null> {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message,
      buttons: [...buttons],
      defaultId: 0,
      cancelId: 0,
      ...(signal && { signal }),
    });
    return window.isDestroyed() || signal?.aborted ? null : response;
  }

  /** After the first stop the page is reloaded at once; doing so each time could loop forever. */
  async function recover(): Promise<void> {
    hanging?.abort();
    if (replacing) {
      replacing = false;
      webContents.reload();
    } else if (!hasStopped) {
      hasStopped = true;
      webContents.reload();
      await ask(text('pageStopped'), [text('ok')]);
    } else {
      const answer = await ask(text('pageStoppedAgain'), [text('loadAgain'), text('quit')]);
      if (answer === 0) webContents.reload();
      if (answer === 1) quit();
    }
  }

  async function askAboutHanging(): Promise<void> {
    // A window that closes slowly because a question is open does not hang.
    if (hanging || leaving) return;
    hanging = new AbortController();
    try {
      const buttons = [text('wait'), text('loadAgain'), text('quit')];
      const answer = await ask(text('pageHangs'), buttons, hanging.signal);
      if (answer === 1) {
        replacing = true;
        webContents.forcefullyCrashRenderer();
      }
      if (answer === 2) quit();
    } finally {
      hanging = null;
    }
  }

  webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void recover();
  });
  window.on('unresponsive', () => void askAboutHanging());
  window.on('responsive', () => hanging?.abort());
  webContents.on('will-prevent-unload', (event) => {
    leaving = true;
    const answer = dialog.showMessageBoxSync(window, {
      type: 'question',
      message: text('exportRuns'),
      buttons: [text('loseExport'), text('stay')],
      defaultId: 1,
      cancelId: 1,
    });
    if (answer === 0) event.preventDefault();
    // Electron's timer for slow closing may fire right after the question.
    setImmediate(() => {
      leaving = false;
    });
  });
}
