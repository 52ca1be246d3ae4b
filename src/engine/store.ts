// What the app remembers between starts: the last race, the interface's settings, the window's place. One small
// file each; none of them can keep the app from starting.
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { writeFileAtomically } from './writeFileAtomically';

export type StoreEntry = 'session' | 'settings' | 'window';

export interface Store {
  /** The JSON text saved last; null when there is none or it can't be read. */
  load(entry: StoreEntry): Promise<string | null>;
  /** Saves a JSON text. Saves of one entry happen one after the other, and only the latest waiting one. */
  save(entry: StoreEntry, text: string): Promise<void>;
}

interface Queue {
  running: Promise<void>;
  /** The text to be written next, and the save that will do it. */
  next: { text: string; readonly saved: Promise<void> } | null;
}

/** A store in `folder`, which is made when something is saved. */
export function createStore(folder: string): Store {
  const queues = new Map<StoreEntry, Queue>();
  const pathOf = (entry: StoreEntry): string => join(folder, `${entry}.json`);

  async function write(entry: StoreEntry, text: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    await writeFileAtomically(pathOf(entry), text);
  }

  return {
    async load(entry) {
      const path = pathOf(entry);
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch {
        return null;
      }
      try {
        JSON.parse(text);
        return text;
      } catch {
        // Kept for whoever wants to look at it, out of the way of the next start.
        await rename(path, `${path}.damaged`).catch(() => undefined);
        return null;
      }
    },
    save(entry, text) {
      const queue = queues.get(entry) ?? { running: Promise.resolve(), next: null };
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
            queue.running = write(entry, next.text);
            return queue.running;
          }),
      };
      queue.next = next;
      return next.saved;
    },
  };
}
