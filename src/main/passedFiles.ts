// Files that the system passes to the app: read, and sent to the page once there is one.
import { dialog } from 'electron';
import type { Language } from '../core/text/text';
import type { Session } from '../engine/session';
import { failureOf } from '../protocol/failure';
import { readSceneAt } from './readSceneAt';

/** If several files wait, only the last one is opened: there is one race. */
export function createPassedFiles(language: () => Language) {
  let waiting: string | null = null;

  async function send(session: Session, path: string): Promise<void> {
    try {
      const { name, text } = await readSceneAt(path, language());
      session.file(name, text);
    } catch (error) {
      dialog.showErrorBox('Optiscape', failureOf(error).message);
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
