// Data kept between starts: the last race, the lesson that is being written, the files they belong to, recent files, copies of
// lessons, the interface's settings, the window's place. One small file each; none of them can prevent the app from starting.
import { copyFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { maxSceneFileBytes } from '../core/scene/sceneFile';
import { isPartialName } from './partialFile';
import { makePrivateFolder, makePrivateFolderAtOnce } from './privateFolder';
import { NotRegularError, readTextFile, TooLargeError } from './readTextFile';
import { writeFileAtOnce } from './writeFileAtOnce';
import { writeFileAtomically } from './writeFileAtomically';

export type StoreEntry =
  'scene' | 'file' | 'lesson' | 'lessonFile' | 'lessons' | 'recent' | 'settings' | 'window';

export interface Store {
  /**
   * The text saved last, even if it is still being written; null if there is none. If `isIntact` returns false, the
   * file is first copied aside, since the next save overwrites it. Rejects if the file exists but can't be read, and
   * then puts it aside, or if it can't be copied.
   */
  load(entry: StoreEntry, isIntact?: (text: string) => boolean): Promise<string | null>;
  /** Saves a JSON text. Saves of one entry run one after the other; of those waiting, only the latest is written. */
  save(entry: StoreEntry, text: string): Promise<void>;
  /**
   * Writes pending saves synchronously, for a program that is about to be terminated. Errors are reported by the
   * promise of the save itself.
   */
  saveAtOnce(): void;
  /** Resolves when no save is pending. */
  idle(): Promise<void>;
}

/** Whether no other try would succeed: for a folder, a pipe, a device, a huge file, and what this user may not read. */
function isUnreadable(error: unknown): boolean {
  if (error instanceof NotRegularError || error instanceof TooLargeError) return true;
  return ['EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '');
}

interface Queue {
  running: Promise<void>;
  /** The text that `running` writes; null if it has ended. */
  writing: string | null;
  /** The text to be written next, and the save that will do it. */
  next: { text: string; readonly saved: Promise<void> } | null;
}

/** A store in `folder`, which is created by the first save. */
export function createStore(folder: string): Store {
  const queues = new Map<StoreEntry, Queue>();
  const pathOf = (entry: StoreEntry): string => join(folder, `${entry}.json`);

  void removeLeftovers(folder);

  async function write(entry: StoreEntry, text: string): Promise<void> {
    await makePrivateFolder(folder);
    await writeFileAtomically(pathOf(entry), text);
  }

  /** The latest save of an entry; it may be done already. */
  function savingOf(entry: StoreEntry): Promise<void> {
    const queue = queues.get(entry);
    return queue?.next?.saved ?? queue?.running ?? Promise.resolve();
  }

  return {
    async load(entry, isIntact = isJson) {
      // A page that is reloaded saves as it unloads and then loads: on a slow disk that save may still be pending.
      await savingOf(entry).catch(() => undefined);
      const path = pathOf(entry);
      let text: string;
      try {
        text = await readTextFile(path, maxSceneFileBytes);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        if (isUnreadable(error)) {
          // A rename fails where something else is aside already; then the next save fails, too.
          await rename(path, `${path}.damaged`).catch(() => undefined);
        }
        throw error;
      }
      if (!isIntact(text)) await copyFile(path, `${path}.damaged`);
      return text;
    },
    save(entry, text) {
      const queue = queues.get(entry) ?? { running: Promise.resolve(), writing: null, next: null };
      queues.set(entry, queue);
      if (queue.next) {
        queue.next.text = text;
        return queue.next.saved;
      }
      const next = {
        text,
        saved: queue.running
          .catch(() => undefined) // reported by that save
          .then(() => {
            queue.next = null;
            queue.writing = next.text;
            queue.running = write(entry, next.text).finally(() => {
              queue.writing = null;
            });
            return queue.running;
          }),
      };
      queue.next = next;
      return next.saved;
    },
    saveAtOnce() {
      for (const [entry, queue] of queues) {
        const text = queue.next?.text ?? queue.writing;
        if (text === null) continue;
        try {
          makePrivateFolderAtOnce(folder);
          writeFileAtOnce(pathOf(entry), text);
        } catch {
          // The pending save fails, too, and reports it.
        }
      }
    },
    async idle() {
      await Promise.allSettled([...queues.keys()].map(savingOf));
    },
  };
}

/** Removes temporary files of programs that died while saving; recent ones may still be in use. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!isPartialName(name)) continue;
    const path = join(folder, name);
    const writtenMs = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    );
    if (Date.now() - writtenMs > 60_000) await rm(path).catch(() => undefined);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
