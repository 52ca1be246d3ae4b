// Files that the system passes to the app, or that are chosen in its menu: read, and sent to the page once there is one.
import { dialog } from 'electron';
import type { Language } from '../core/text/text';
import type { Session } from '../engine/session';
import { failureOf } from '../protocol/failure';
import { readSceneAt } from './readSceneAt';

export interface PassedFilesOptions {
  readonly language: () => Language;
  /** The session of the page to open files in; null while there is none. */
  readonly session: () => Session | null;
  /** Called for a file that is not there. */
  readonly onGone: (path: string) => void;
}

/** Of several files that wait or are being read, only the last one is opened: there is one race. */
export function createPassedFiles({ language, session, onGone }: PassedFilesOptions) {
  /** The file to open when a page has connected. */
  let waiting: string | null = null;
  let last = 0;

  async function send(path: string): Promise<void> {
    last += 1;
    const turn = last;
    try {
      const text = await readSceneAt(path, language());
      if (turn !== last) return;
      // The page may have stopped meanwhile.
      const receiver = session();
      if (receiver) receiver.file(path, text);
      else waiting = path;
    } catch (error) {
      const { code, message } = failureOf(error);
      if (code === 'not-found') onGone(path);
      dialog.showErrorBox('Optiscape', message);
    }
  }

  return {
    /** Opens the file at `path`, in the next page if there is none. */
    open(path: string): void {
      if (session()) void send(path);
      else waiting = path;
    },
    /** A page has connected: sends it a waiting file. */
    connected(): void {
      if (waiting !== null) void send(waiting);
      waiting = null;
    },
  };
}
