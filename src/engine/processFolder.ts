// Folders that belong to one run of the program. Each run removes its own when it ends; those of a killed run are
// removed by the next one.
import { createHash } from 'node:crypto';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { makePrivateFolder } from './privateFolder';

/** A name of this machine: process ids are valid on one only, and a home folder may be shared by several machines. */
export const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** Makes a folder in `parent` that only this user can read; `removeDeadFolders` keeps it while this program runs. */
export async function makeProcessFolder(parent: string, prefix: string): Promise<string> {
  await makePrivateFolder(parent);
  return mkdtemp(join(parent, `${prefix}-${machine}-${process.pid}-`));
}

/**
 * Removes this user's folders of programs that have ended. Never rejects: what can't be removed does no harm. `parent`
 * may be open to all users: one who can exchange folders for links while they are removed could have other folders removed.
 */
export async function removeDeadFolders(parent: string, prefix: string): Promise<void> {
  const beginning = `${prefix}-${machine}-`;
  for (const name of await readdir(parent).catch(() => [])) {
    if (!name.startsWith(beginning)) continue;
    const owner = Number(/^(\d+)-/.exec(name.slice(beginning.length))?.[1]);
    const path = join(parent, name);
    if (owner > 0 && !isRunning(owner) && (await isOwn(path))) await removeFolder(path);
  }
}

/** Whether this user owns what is at `path`, if it is a link the link itself. Windows has no user ids: all are 0 there. */
async function isOwn(path: string): Promise<boolean> {
  const uid = await lstat(path).then(
    (stats) => stats.uid,
    () => null,
  );
  return uid === (process.getuid?.() ?? 0);
}

/** Removes a folder with its contents, even while a program that is ending still writes there. Never rejects. */
export async function removeFolder(path: string): Promise<void> {
  await rm(path, { recursive: true, maxRetries: 10, retryDelay: 50 }).catch(() => undefined);
}

export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: a process of another user has this id, so it is running.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
