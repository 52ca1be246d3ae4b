// Which window keeps its race and settings in the data folder: one at a time, so that none overwrites another's work. A
// file there names it, for other programs that use the same folder, and tells the next start whether it ended properly.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { makePrivateFolder } from './privateFolder';
import { isRunning, machine } from './processFolder';
import { readTextFile } from './readTextFile';
import { writeFileAtomically } from './writeFileAtomically';
import { writeFileAtOnce } from './writeFileAtOnce';

/** A session of one page. */
type Owner = object;

export interface Claim {
  /** Whether what the window saves is kept. */
  readonly kept: boolean;
  /** Whether the program that kept a window before was killed or has crashed. */
  readonly crashed: boolean;
}

export interface Keeper {
  /**
   * Keeps a window, by its session and the name that it has across reloads, unless another one is kept that is still
   * open; with `take`, also then. Never rejects.
   */
  claim(owner: Owner, windowName: string, take: boolean): Promise<Claim>;
  /** Whether the window of a session is kept. Another one may have been taken since it was claimed. */
  keeps(owner: Owner): Promise<boolean>;
  /** The session has ended. */
  release(owner: Owner): Promise<void>;
  /** Like `release`, synchronously, for a program that is about to be terminated. */
  releaseAtOnce(): void;
}

const recordSchema = z.object({
  id: z.string(),
  process: z.number().int().positive(),
  machine: z.string(),
  /** Whether the window was closed. The record stays: who has not noticed it yet must not overwrite its race. */
  ended: z.boolean(),
});
type KeeperRecord = z.infer<typeof recordSchema>;

/** Far more than a record has. */
const maxRecordBytes = 4096;

export function createKeeper(folder: string): Keeper {
  const path = join(folder, 'keeper.json');
  /** The records of this program: one of an earlier start may have the same process id. */
  const ownIds = new Set<string>();
  let current: { readonly owner: Owner; readonly windowName: string; readonly id: string } | null = null;
  /** Sessions that know of another kept window, or must learn of it: they keep nothing until they take over. */
  const refused = new WeakSet<Owner>();
  let work: Promise<unknown> = Promise.resolve();

  /** One after the other, in the order of the page's requests. */
  function next<T>(step: () => Promise<T>): Promise<T> {
    const done = work.then(step);
    work = done.catch(() => undefined);
    return done;
  }

  async function claimNow(owner: Owner, windowName: string, take: boolean): Promise<Claim> {
    const record = await readRecord(path);
    const isForeign = record !== null && !record.ended && !ownIds.has(record.id);
    const isOpen = isForeign && mayRun(record);
    const isOther = current !== null && current.owner !== owner && current.windowName !== windowName;
    if (!take && (isOpen || isOther)) {
      refused.add(owner);
      return { kept: false, crashed: false };
    }
    if (current !== null && current.owner !== owner) refused.add(current.owner);
    refused.delete(owner);
    current = { owner, windowName, id: randomUUID() };
    ownIds.add(current.id);
    // Where nothing can be written, saving says why.
    await writeRecord(recordOf(current.id, false)).catch(() => undefined);
    return { kept: true, crashed: isForeign && !isOpen };
  }

  async function writeRecord(record: KeeperRecord): Promise<void> {
    await makePrivateFolder(folder);
    await writeFileAtomically(path, JSON.stringify(record));
  }

  return {
    claim: (owner, windowName, take) => next(() => claimNow(owner, windowName, take)),
    keeps: (owner) =>
      next(async () => {
        if (refused.has(owner)) return false;
        if (current?.owner !== owner) return (await claimNow(owner, randomUUID(), false)).kept;
        const record = await readRecord(path);
        if (record === null || ownIds.has(record.id)) return true;
        refused.add(owner);
        current = null;
        return false;
      }),
    release: (owner) =>
      next(async () => {
        if (current?.owner !== owner) return;
        const { id } = current;
        current = null;
        if ((await readRecord(path))?.id === id) await writeRecord(recordOf(id, true)).catch(() => undefined);
      }),
    releaseAtOnce() {
      if (current === null) return;
      try {
        writeFileAtOnce(path, JSON.stringify(recordOf(current.id, true)));
      } catch {
        // The next start says that this one has not ended properly.
      }
    },
  };
}

function recordOf(id: string, ended: boolean): KeeperRecord {
  return { id, process: process.pid, machine, ended };
}

/** Null if there is none that can be read: it must not stand in anybody's way. */
async function readRecord(path: string): Promise<KeeperRecord | null> {
  try {
    return recordSchema.parse(JSON.parse(await readTextFile(path, maxRecordBytes)));
  } catch {
    return null;
  }
}

/** Of a program on another machine nothing is known. */
function mayRun(record: KeeperRecord): boolean {
  if (record.machine !== machine) return true;
  return record.process !== process.pid && isRunning(record.process);
}
