// A file in the making: a temporary one beside its target, which takes the target's place when it is whole.
import { randomBytes } from 'node:crypto';
import { lstat, open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

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
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.partial`);
  let handle: FileHandle | null = await open(temporary, 'wx');
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
    publish: () => rename(temporary, target),
    async discard() {
      await handle?.close().catch(() => undefined);
      handle = null;
      await rm(temporary, { force: true }).catch(() => undefined);
    },
  };
}

/**
 * The file that a write to `path` makes or replaces: a link stays a link, and the file that it points to is meant.
 * Null when something else is there, a device or a link to nowhere, which must not be replaced by a file.
 */
export async function writeTarget(path: string): Promise<string | null> {
  const isThere = await lstat(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return path;
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
