// Writes a file atomically: into a temporary file beside it, flushed to disk, then renamed over it.
import { dirname } from 'node:path';
import { createPartialFile, syncFolder, type PartialFile } from './partialFile';

/** The content of a file: a text, or a sequence of pieces of text. */
export type FileContent = string | Uint8Array | AsyncIterable<string> | Iterable<string>;

/**
 * Writes `content` to `path`. If it fails, is aborted, or the program dies meanwhile, the old file at `path` is
 * unchanged; the temporary file is removed unless the program died.
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
