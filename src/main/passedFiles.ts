// Files that the system passes to the app, or that are chosen in its menu: read, and sent to the page once there is one.
import { basename } from 'node:path';
import { app, dialog } from 'electron';
import { plainName } from '../core/text/plainName';
import { inLanguage, type Language } from '../core/text/text';
import type { Session } from '../engine/session';
import { failureOf } from '../protocol/failure';
import { onlyOneRace } from './menuTexts';
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
  /** How many files the user has passed at one time; macOS passes them one after the other. */
  let together = 0;

  /** Says that only the last one is opened. */
  async function sayWhichIsOpen(path: string, count: number): Promise<void> {
    await app.whenReady();
    const message = inLanguage(onlyOneRace(plainName(basename(path)), count), language());
    await dialog.showMessageBox({ type: 'info', message });
  }

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
      together += 1;
      const count = together;
      setImmediate(() => {
        if (count > 1 && count === together) void sayWhichIsOpen(path, count);
        if (count === together) together = 0;
      });
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
