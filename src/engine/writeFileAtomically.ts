// Writes a file whole or not at all: into a temporary file beside it, flushed to disk, then renamed over it.
import { randomBytes } from 'node:crypto';
import { lstat, open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** What a file is made of: a text, or pieces of one that come one after the other. */
export type FileContent = string | Uint8Array | AsyncIterable<string> | Iterable<string>;

/**
 * Writes `content` to `path`. When it fails, is aborted, or the program dies in between, what was at `path` before
 * is still there, whole; the temporary file is removed unless the program died.
 */
export async function writeFileAtomically(
  path: string,
  content: FileContent,
  options: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const target = await writeTarget(path);
  if (target === null) throw new Error(`${path} is not a regular file`);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.partial`);
  let handle: FileHandle | null = null;
  try {
    handle = await open(temporary, 'wx');
    await writeContent(handle, content, options.signal);
    await handle.sync();
    await handle.close();
    handle = null;
    options.signal?.throwIfAborted();
    await rename(temporary, target);
  } catch (error) {
    await handle?.close().catch(() => undefined);
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(target));
}

async function writeContent(handle: FileHandle, content: FileContent, signal?: AbortSignal): Promise<void> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    await handle.writeFile(content);
    return;
  }
  for await (const piece of content) {
    signal?.throwIfAborted();
    await handle.writeFile(piece);
  }
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

/** Makes the rename itself durable where the system can. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows can't open folders; the rename is atomic all the same.
  }
}
