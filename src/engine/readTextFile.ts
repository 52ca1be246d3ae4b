// Reads a text that somebody names or sends, which may be anything: no more of it than a limit, and a file only where
// it is one, so that nothing waits for a pipe that nobody writes to.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** What was named is a folder, a pipe, a device or the like. */
export class NotRegularError extends Error {
  constructor() {
    super('It is not a regular file.');
    this.name = 'NotRegularError';
  }
}

/** What was to be read is larger than it may be. */
export class TooLargeError extends Error {
  /** How large, as far as is known. */
  readonly bytes: number;

  constructor(bytes: number) {
    super(`It has at least ${bytes} bytes.`);
    this.name = 'TooLargeError';
    this.bytes = bytes;
  }
}

/** The text in a file. Rejects with a `NotRegularError` or a `TooLargeError` where that is so. */
export async function readTextFile(path: string, maxBytes: number): Promise<string> {
  // A named pipe is opened at once, too, and found out. There is no such thing, and no such flag, on Windows.
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new NotRegularError();
    if (stats.size > maxBytes) throw new TooLargeError(stats.size);
    // Its size may be another one by now, and files of the system's own tell none.
    return await readText(handle.createReadStream({ autoClose: false }), maxBytes);
  } finally {
    await handle.close();
  }
}

/** The text that a stream of bytes brings. Rejects with a `TooLargeError` where that is more than `maxBytes`. */
export async function readText(stream: Readable, maxBytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > maxBytes) throw new TooLargeError(bytes);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
