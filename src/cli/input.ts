// Reads the input of a command: a file, or standard input for `-`.
import { fstatSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { parseSceneText } from '../core/scene/parseScene';
import type { Scene } from '../core/scene/scene';
import { maxSceneFileBytes } from '../core/scene/sceneFile';
import { NotRegularError, readText, readTextFile, TooLargeError } from '../engine/readTextFile';
import { UsageError, invalidInput } from './usageError';

/**
 * The text of `path`, at most `maxBytes`. Problems are usage errors that call it `field`. An abort rejects at once,
 * even if a pipe has no writer.
 */
export async function readInput(
  field: string,
  path: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<string> {
  let giveUp: () => void = () => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    giveUp = () => {
      reject(new Error('The reading was interrupted.'));
    };
    signal.addEventListener('abort', giveUp);
  });
  if (signal.aborted) giveUp();
  try {
    return await Promise.race([read(path, maxBytes), aborted]);
  } catch (error) {
    if (signal.aborted) throw error;
    const name = path === '-' ? 'standard input' : path;
    if (error instanceof NotRegularError) throw invalidInput(field, name, 'a regular file');
    if (error instanceof TooLargeError) throw invalidInput(field, name, `at most ${maxBytes} bytes`);
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'no such file' : message;
    throw invalidInput(field, `${name}: ${reason}`, 'a file that can be read, or - for standard input');
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
}

async function read(path: string, maxBytes: number): Promise<string> {
  const stream = path === '-' ? process.stdin : inheritedPipe(path);
  return stream === null ? readTextFile(path, maxBytes) : readText(stream, maxBytes);
}

/**
 * A pipe that this program inherited, as from `<(…)` in a shell. It has a writer, unlike a named pipe in the file
 * system. Null if `path` is not such a name or not a pipe.
 */
function inheritedPipe(path: string): Readable | null {
  const [, stdin, number] = /^\/(?:dev\/(stdin)|(?:dev|proc\/self)\/fd\/(\d+))$/.exec(path) ?? [];
  if (stdin !== undefined || number === '0') return process.stdin;
  if (number === undefined) return null;
  const stats = fstatSync(Number(number));
  return stats.isFIFO() || stats.isSocket() ? new Socket({ fd: Number(number), writable: false }) : null;
}

/** The scene in `path`; an invalid one is a usage error. */
export async function readScene(path: string, signal: AbortSignal): Promise<Scene> {
  const text = await readInput('scene', path, maxSceneFileBytes, signal);
  const parsed = parseSceneText(text);
  if (!parsed.ok) throw new UsageError(parsed.issues.map((issue) => issue.message).join('; '));
  return parsed.scene;
}

/** Parses JSON, with or without a byte order mark; invalid JSON is a usage error. */
export function parseJson(field: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw invalidInput(field, (error as Error).message, 'JSON');
  }
}
