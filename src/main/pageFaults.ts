// What the user is asked when the page can't go on by itself: it has stopped, it hangs, or it objects to being left.
import { dialog, type BrowserWindow } from 'electron';
import { inLanguage, type Language } from '../core/text/text';
import { menuTexts } from './menuTexts';

export interface PageFaultOptions {
  readonly language: () => Language;
  /** Ends the app without asking the page. */
  readonly quit: () => void;
}

/** Watches the page of `window` from now on. */
export function watchPage(window: BrowserWindow, { language, quit }: PageFaultOptions): void {
  const { webContents } = window;
  const text = (key: keyof typeof menuTexts): string => inLanguage(menuTexts[key], language());
  let hasStopped = false;
  /** The page is being replaced because the user said so. */
  let replacing = false;
  let leaving = false;
  /** Closes the question whether to wait for a page that hangs; null while it is not asked. */
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

  /** The first time it is loaded again at once; a page that goes on stopping would do so for ever. */
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
    // A window that is slow to close because its user is being asked does not hang.
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
    // The timer of a window that closes too slowly may be due by now.
    setImmediate(() => {
      leaving = false;
    });
  });
}
