// The stand-in's dialogs, which answer as a test says.
import type * as electron from 'electron';
import { requireReady } from './app';

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
