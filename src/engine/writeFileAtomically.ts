// Writes a file whole or not at all: into a temporary file beside it, flushed to disk, then renamed over it.
import { dirname } from 'node:path';
import { createPartialFile, syncFolder, type PartialFile } from './partialFile';

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
  const file = await createPartialFile(path);
  try {
    await writeContent(file, content, options.signal);
    await file.rest();
    options.signal?.throwIfAborted();
    await file.publish();
  } catch (error) {
    await file.discard();
    throw error;
  }
  await syncFolder(dirname(file.target));
}

async function writeContent(file: PartialFile, content: FileContent, signal?: AbortSignal): Promise<void> {
  const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content;
  let position = 0;
  for await (const piece of pieces) {
    signal?.throwIfAborted();
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    await file.write(bytes, position);
    position += bytes.length;
  }
}
