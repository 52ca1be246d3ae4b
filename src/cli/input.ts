// Reads what a command works on: a file, or standard input for `-`.
import { readFile } from 'node:fs/promises';
import { addAbortSignal } from 'node:stream';
import { invalidInput } from './usageError';

/** A document is some kilobytes, a list of points some megabytes. */
const maxBytes = 256 * 2 ** 20;

/** The text of `path`. What is wrong with it is a usage error that calls it `field`. */
export async function readInput(field: string, path: string, signal: AbortSignal): Promise<string> {
  if (path === '-') return readStandardInput(field, signal);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : (error as Error).message;
    throw invalidInput(field, `${path}: ${reason}`, 'a file that can be read, or - for standard input');
  }
}

async function readStandardInput(field: string, signal: AbortSignal): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of addAbortSignal(signal, process.stdin)) {
    const buffer = Buffer.from(piece as Buffer);
    bytes += buffer.length;
    if (bytes > maxBytes) throw invalidInput(field, 'standard input', `at most ${maxBytes} bytes`);
    pieces.push(buffer);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** Parses JSON; what is not JSON is a usage error. */
export function parseJson(field: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalidInput(field, (error as Error).message, 'JSON');
  }
}
