// Files that the system passes to the app, or that are chosen in its menu: read, and sent to the page once there is one.
import { dialog } from 'electron';
import type { Language } from '../core/text/text';
import type { Session } from '../engine/session';
import { failureOf } from '../protocol/failure';
import { readSceneAt } from './readSceneAt';

export interface PassedFilesOptions {
  readonly language: () => Language;
  /** Called for a file that is not there. */
  readonly onGone: (path: string) => void;
}

/** If several files wait, only the last one is opened: there is one race. */
export function createPassedFiles({ language, onGone }: PassedFilesOptions) {
  let waiting: string | null = null;

  async function send(session: Session, path: string): Promise<void> {
    try {
      session.file(path, await readSceneAt(path, language()));
    } catch (error) {
      const { code, message } = failureOf(error);
      if (code === 'not-found') onGone(path);
      dialog.showErrorBox('Optiscape', message);
    }
  }

  return {
    /** Opens the file at `path` in the page of `session`, or in the next page if `session` is null. */
    open(path: string, session: Session | null): void {
      if (session) void send(session, path);
      else waiting = path;
    },
    /** Sends a waiting file to a page that has connected. */
    connected(session: Session): void {
      if (waiting !== null) void send(session, waiting);
      waiting = null;
    },
  };
}
