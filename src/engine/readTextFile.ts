// Reads text from untrusted sources: no more than a limit, and only regular files, so that nothing waits for a pipe
// without a writer.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** The path is a folder, a pipe, a device or the like. */
export class NotRegularError extends Error {
  constructor() {
    super('It is not a regular file.');
    this.name = 'NotRegularError';
  }
}

/** The input exceeds its limit. */
export class TooLargeError extends Error {
  /** The size in bytes, as far as it is known. */
  readonly bytes: number;

  constructor(bytes: number) {
    super(`It has at least ${bytes} bytes.`);
    this.name = 'TooLargeError';
    this.bytes = bytes;
  }
}

/** The text of a file. Rejects with a `NotRegularError` or a `TooLargeError`. */
export async function readTextFile(path: string, maxBytes: number): Promise<string> {
  // With this flag, opening a named pipe does not block, and the check below rejects it. Windows has neither.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new NotRegularError();
    if (stats.size > maxBytes) throw new TooLargeError(stats.size);
    // The size may have changed since, and system files report none.
    return await readText(handle.createReadStream({ autoClose: false }), maxBytes);
  } finally {
    await handle.close();
  }
}

/** The text of a stream of bytes. Rejects with a `TooLargeError` if it has more than `maxBytes`. */
export async function readText(stream: Readable, maxBytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > maxBytes) throw new TooLargeError(bytes);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}
