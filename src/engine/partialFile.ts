// A file in the making: a temporary one beside its target, which takes the target's place when it is whole.
import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { chmod, chown, lstat, open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface PartialFile {
  /** Where it will be. */
  readonly target: string;
  /** Writes all of `bytes` at `position`. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Flushes it to disk and closes it; the next `write` opens it again. */
  rest(): Promise<void>;
  /** Takes the target's place, flushed or not. */
  publish(): Promise<void>;
  /** Removes it; what was at the target stays. Never rejects. */
  discard(): Promise<void>;
}

/** Begins a file that is to be at `path`. Rejects where something is that no file may replace. */
export async function createPartialFile(path: string): Promise<PartialFile> {
  const target = await writeTarget(path);
  if (target === null) throw new Error(`${path} is not a regular file`);
  const replaced = await stat(target).catch(() => null);
  const temporary = partialPath(target);
  // What it replaces may be private, and so is what it is going to be.
  let handle: FileHandle | null = await open(temporary, 'wx', replaced === null ? 0o666 : 0o600);
  return {
    target,
    async write(bytes, position) {
      handle ??= await open(temporary, 'r+');
      let written = 0;
      while (written < bytes.length) {
        const { bytesWritten } = await handle.write(
          bytes,
          written,
          bytes.length - written,
          position + written,
        );
        written += bytesWritten;
      }
    },
    async rest() {
      if (!handle) return;
      await handle.sync();
      await handle.close();
      handle = null;
    },
    async publish() {
      if (replaced !== null) await giveRights(temporary, replaced);
      await rename(temporary, target);
    },
    async discard() {
      await handle?.close().catch(() => undefined);
      handle = null;
      await rm(temporary, { force: true }).catch(() => undefined);
    },
  };
}

/** Gives a file the owner and the mode of another one, or as much of it as this user may. */
async function giveRights(path: string, { uid, gid, mode }: Stats): Promise<void> {
  const own = await stat(path);
  let rights = mode & 0o777;
  if (own.uid !== uid || own.gid !== gid) {
    const isGiven = await chown(path, uid, gid).then(
      () => true,
      () => false,
    );
    // Another group gets no more than everybody has.
    if (!isGiven && own.gid !== gid) rights = (rights & 0o707) | ((rights & 0o007) << 3);
  }
  // Where a disk knows no modes, there are none to give.
  await chmod(path, rights).catch(() => undefined);
}

/** Whether a name in a folder is that of a file in the making. */
export function isPartialName(name: string): boolean {
  return /^\.optiscape-[0-9a-f]{12}\.partial$/.test(name);
}

/** Where a file is while it is made: beside its target, whose name may be as long as a name can be. */
export function partialPath(target: string): string {
  return join(dirname(target), `.optiscape-${randomBytes(6).toString('hex')}.partial`);
}

/**
 * The file that a write to `path` makes or replaces: a link stays a link, and the file that it points to is meant.
 * Null when something else is there, a device or a link to nowhere, which must not be replaced by a file. Rejects where no
 * file can be of that name.
 */
export async function writeTarget(path: string): Promise<string | null> {
  try {
    await lstat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return path;
    throw error;
  }
  try {
    const target = await realpath(path);
    return (await stat(target)).isFile() ? target : null;
  } catch {
    return null;
  }
}

/** Makes what was renamed in `folder` durable where the system can. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows can't open folders; the rename is atomic all the same.
  }
}
