// A file in progress: a temporary file beside its target, which replaces the target when it is complete.
import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import {
  access,
  chmod,
  chown,
  lstat,
  open,
  realpath,
  rename,
  rm,
  stat,
  type FileHandle,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';

export interface PartialFile {
  /** The final path. */
  readonly target: string;
  /** Writes all of `bytes` at `position`. */
  write(bytes: Uint8Array, position: number): Promise<void>;
  /** Flushes and closes the file; the next `write` opens it again. */
  rest(): Promise<void>;
  /** Replaces the target, flushed or not. */
  publish(): Promise<void>;
  /** Removes the temporary file; the target stays as it was. Never rejects. */
  discard(): Promise<void>;
}

/** Begins a file that will be at `path`. Rejects if something is there that a file must not replace. */
export async function createPartialFile(path: string): Promise<PartialFile> {
  const target = await writeTarget(path);
  if (target === null) throw new Error(`${path} is not a regular file`);
  const replaced = await stat(target).catch(() => null);
  const temporary = partialPath(target);
  // The file that is replaced may be private, so the temporary file is private from the start.
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
      await rm(temporary).catch(() => undefined);
    },
  };
}

/** Gives a file the owner and the mode of another one, as far as this user may. */
async function giveRights(path: string, { uid, gid, mode }: Stats): Promise<void> {
  const own = await stat(path);
  let rights = mode & 0o777;
  if (own.uid !== uid || own.gid !== gid) {
    const isGiven = await chown(path, uid, gid).then(
      () => true,
      () => false,
    );
    // Another group gets no more rights than everybody has.
    if (!isGiven && own.gid !== gid) rights = (rights & 0o707) | ((rights & 0o007) << 3);
  }
  // Some file systems have no modes.
  await chmod(path, rights).catch(() => undefined);
}

/** Whether a name in a folder is that of a temporary file. */
export function isPartialName(name: string): boolean {
  return /^\.optiscape-[0-9a-f]{12}\.partial$/.test(name);
}

/** The path of the temporary file, beside the target. Its name is short: the target's may have the maximum length. */
export function partialPath(target: string): string {
  return join(dirname(target), `.optiscape-${randomBytes(6).toString('hex')}.partial`);
}

/**
 * The file that a write to `path` creates or replaces: a link is kept, and its target is meant. Null if something else
 * is there, such as a device or a dangling link, which must not be replaced by a file. Rejects if no file can have that
 * name, or the file there is read-only.
 */
export async function writeTarget(path: string): Promise<string | null> {
  try {
    await lstat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return path;
    throw error;
  }
  const target = await realpath(path).catch(() => null);
  const found = target === null ? null : await stat(target).catch(() => null);
  if (target === null || !found?.isFile()) return null;
  await checkWritable(target, found);
  return target;
}

/** Rejects for a read-only file: a rename would replace it nevertheless. */
async function checkWritable(path: string, { mode }: Stats): Promise<void> {
  await access(path, constants.W_OK);
  // To root, every file is writable.
  if ((mode & 0o222) === 0)
    throw Object.assign(new Error(`EACCES: ${path} is read-only`), { code: 'EACCES' });
}

/** Makes renames in `folder` durable if the system can. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows can't open folders; the rename is atomic anyway.
  }
}
