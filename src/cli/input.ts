// Reads what a command works on: a file, or standard input for `-`.
import { closeSync, constants, createReadStream, openSync, statSync, writeSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { parseSceneText } from '../core/scene/parseScene';
import type { Scene } from '../core/scene/scene';
import { UsageError, invalidInput } from './usageError';

/** A document is some kilobytes, a list of points some megabytes. */
const maxBytes = 256 * 2 ** 20;

/**
 * The text of `path`. What is wrong with it is a usage error that calls it `field`. An abort is not kept waiting by a
 * pipe that nobody writes to.
 */
export async function readInput(field: string, path: string, signal: AbortSignal): Promise<string> {
  const name = path === '-' ? 'standard input' : path;
  const stream = path === '-' ? process.stdin : createReadStream(path);
  let giveUp: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    giveUp = () => {
      reject(new Error('The reading was interrupted.'));
    };
    signal.addEventListener('abort', giveUp);
  });
  if (signal.aborted) giveUp();
  try {
    return await Promise.race([readAll(stream), aborted]);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (signal.aborted) {
      if (path !== '-') releaseReader(path);
      throw error;
    }
    if (error instanceof TooLong) throw invalidInput(field, name, `at most ${maxBytes} bytes`);
    const reason = code === 'ENOENT' ? 'no such file' : message;
    throw invalidInput(field, `${name}: ${reason}`, 'a file that can be read, or - for standard input');
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

/** A thread that waits for a named pipe's writer keeps the program from ending: one byte sets it free. */
function releaseReader(path: string): void {
  try {
    if (!statSync(path).isFIFO()) return;
    const pipe = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
    writeSync(pipe, '\n');
    closeSync(pipe);
  } catch {
    // Nobody reads it any more.
  }
}

class TooLong extends Error {}

async function readAll(stream: Readable): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of stream) {
    bytes += (piece as Buffer).length;
    if (bytes > maxBytes) throw new TooLong();
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces).toString('utf8');
}

/** The scene in `path`; what is wrong with it is a usage error. */
export async function readScene(path: string, signal: AbortSignal): Promise<Scene> {
  const parsed = parseSceneText(await readInput('scene', path, signal));
  if (!parsed.ok) throw new UsageError(parsed.issues.map((issue) => issue.message).join('; '));
  return parsed.scene;
}

/** Parses JSON, with or without a byte order mark; what is not JSON is a usage error. */
export function parseJson(field: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw invalidInput(field, (error as Error).message, 'JSON');
  }
}
