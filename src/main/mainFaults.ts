// Uncaught exceptions and rejections in the main process: saves what can be saved, tells the user, and offers to
// restart the app.
import type { EventEmitter } from 'node:events';
import { app, BrowserWindow, dialog } from 'electron';
import { inLanguage, type Language } from '../core/text/text';
import { failureOf } from '../protocol/failure';
import { menuTexts } from './menuTexts';

export interface MainFaultOptions {
  readonly language: () => Language;
  /** Saves what can be saved, within about a second. */
  readonly save: () => Promise<void>;
  /** Ends the app with an exit code, without asking anyone. */
  readonly end: (exitCode: number) => void;
}

/** Begins to listen; `source` is the process, except in tests. */
export function watchMainProcess(
  { language, save, end }: MainFaultOptions,
  source: Pick<EventEmitter, 'on'> = process,
): void {
  let asking = false;

  async function report(error: unknown): Promise<void> {
    // One question at a time: the same error may occur repeatedly.
    if (asking) return;
    asking = true;
    const text = (key: keyof typeof menuTexts): string => inLanguage(menuTexts[key], language());
    if (!app.isReady()) {
      dialog.showErrorBox('Optiscape', describe(error));
      app.exit(1);
      return;
    }
    await save().catch(() => undefined);
    // Without a window there is nothing to continue with.
    const canGoOn = BrowserWindow.getAllWindows().length > 0;
    const { response } = await dialog.showMessageBox({
      type: 'error',
      message: text('mainFault'),
      detail: describe(error),
      buttons: [text('restart'), text('quit'), ...(canGoOn ? [text('goOn')] : [])],
      defaultId: 0,
      cancelId: canGoOn ? 2 : 1,
    });
    asking = false;
    if (response === 2) return;
    if (response === 0) startAgain();
    end(1);
  }

  source.on('uncaughtException', (error: unknown) => void report(error));
  source.on('unhandledRejection', (error: unknown) => void report(error));
}

/** A single-file package runs from a temporary folder that is removed at its end, so the file itself is restarted. */
function startAgain(): void {
  const execPath = process.env.APPIMAGE ?? process.env.PORTABLE_EXECUTABLE_FILE;
  app.relaunch(execPath === undefined ? undefined : { execPath });
}

function describe(error: unknown): string {
  return error instanceof Error && error.stack !== undefined ? error.stack : failureOf(error).message;
}
