// What the app remembers between starts: the last race, the interface's settings, the window's place. One small
// file each; none of them can keep the app from starting.
import { mkdirSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPartialName } from './partialFile';
import { writeFileAtOnce } from './writeFileAtOnce';
import { writeFileAtomically } from './writeFileAtomically';

export type StoreEntry = 'session' | 'settings' | 'window';

export interface Store {
  /**
   * The text saved last, as it is, even if that is still being written; null when there is none. What `isIntact`
   * denies is copied aside first, since the next save overwrites it. Rejects when it is there but can't be read or
   * copied.
   */
  load(entry: StoreEntry, isIntact?: (text: string) => boolean): Promise<string | null>;
  /** Saves a JSON text. Saves of one entry happen one after the other, and only the latest waiting one. */
  save(entry: StoreEntry, text: string): Promise<void>;
  /**
   * Writes what is being saved before it returns, for a program that is ended without a chance to wait. What can't be
   * written is told to whoever asked for the save.
   */
  saveAtOnce(): void;
  /** Resolves when nothing is being saved any more. */
  idle(): Promise<void>;
}

interface Queue {
  running: Promise<void>;
  /** The text that `running` writes; null when it has ended. */
  writing: string | null;
  /** The text to be written next, and the save that will do it. */
  next: { text: string; readonly saved: Promise<void> } | null;
}

/** A store in `folder`, which is made when something is saved. */
export function createStore(folder: string): Store {
  const queues = new Map<StoreEntry, Queue>();
  const pathOf = (entry: StoreEntry): string => join(folder, `${entry}.json`);

  void removeLeftovers(folder);

  async function write(entry: StoreEntry, text: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    await writeFileAtomically(pathOf(entry), text);
  }

  /** The save of an entry that is asked for last; it may be done. */
  function savingOf(entry: StoreEntry): Promise<void> {
    const queue = queues.get(entry);
    return queue?.next?.saved ?? queue?.running ?? Promise.resolve();
  }

  return {
    async load(entry, isIntact = isJson) {
      // A page that is reloaded saves as it goes, and asks when it is back: a slow disk may not be done by then.
      await savingOf(entry).catch(() => undefined);
      const path = pathOf(entry);
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
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
          .catch(() => undefined) // told to whoever asked for that save
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
          mkdirSync(folder, { recursive: true });
          writeFileAtOnce(pathOf(entry), text);
        } catch {
          // The save that is under way fails, too, and says so.
        }
      }
    },
    async idle() {
      await Promise.allSettled([...queues.keys()].map(savingOf));
    },
  };
}

/** Removes what programs left behind that died while they saved, and nothing that one may still be writing. */
async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!isPartialName(name)) continue;
    const path = join(folder, name);
    const writtenMs = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity,
    );
    if (Date.now() - writtenMs > 60_000) await rm(path, { force: true }).catch(() => undefined);
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
