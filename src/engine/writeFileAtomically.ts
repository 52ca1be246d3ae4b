// Writes a file whole or not at all: into a temporary file beside it, flushed to disk, then renamed over it.
import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm, type FileHandle } from 'node:fs/promises';
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
  const target = await followLink(path);
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

/** A link stays a link: the file that it points to is replaced. */
async function followLink(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    return path;
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
