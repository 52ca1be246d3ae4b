// Writes a command's result: to standard output piece by piece, or atomically to a file.
import { once } from 'node:events';
import { fstatSync, writeSync } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { basename, dirname, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { writeFailure } from '../engine/fileFailure';
import { writeTarget } from '../engine/partialFile';
import { writeFileAtomically } from '../engine/writeFileAtomically';
import { UsageError, invalidInput } from './usageError';

/** Refuses a file that can't be written, or is one of the command's `inputs`, before the result is computed. */
export async function checkOutput(path: string | undefined, inputs: readonly string[]): Promise<void> {
  if (path === undefined) return;
  if (path === '') throw invalidInput('--out', 'nothing', 'a file');
  if (await isAmong(path, inputs))
    throw invalidInput('--out', path, 'another file than the one that is read');
  const folder = await stat(dirname(resolve(path))).catch(() => null);
  if (!folder?.isDirectory()) throw invalidInput('--out', path, 'a file in a folder that exists');
  const isWritable = await access(dirname(resolve(path)), constants.W_OK).then(
    () => true,
    () => false,
  );
  if (!isWritable) throw invalidInput('--out', path, 'a file in a folder that may be written to');
  const target = await writeTarget(path).catch((error: unknown) => {
    throw new UsageError(writeFailure(basename(path), error).message);
  });
  if (target === null) throw invalidInput('--out', path, 'a regular file');
}

/** Also by different names, or if one is standard input (`-`). */
async function isAmong(path: string, inputs: readonly string[]): Promise<boolean> {
  const exact = { bigint: true } as const;
  const output = await stat(path, exact).catch(() => null);
  if (output === null) return false;
  for (const input of inputs) {
    const read = input === '-' ? fstatSync(0, exact) : await stat(input, exact).catch(() => null);
    if (output.dev === read?.dev && output.ino === read.ino) return true;
  }
  return false;
}

/** Writes `pieces` to the file, or to standard output if there is none. */
export async function writeOutput(
  path: string | undefined,
  pieces: Iterable<string>,
  signal: AbortSignal,
): Promise<void> {
  if (path !== undefined) {
    try {
      await writeFileAtomically(path, pieces, { signal });
    } catch (error) {
      throw isSystemError(error) ? writeFailure(basename(path), error) : error;
    }
    return;
  }
  for (const piece of pieces) {
    // Writes to a terminal or a file are synchronous: without this pause, signals would never be handled.
    await setImmediate();
    signal.throwIfAborted();
    await print(piece, signal);
  }
}

/** Writes the whole text to standard output, or rejects. A closed pipe is handled by the error listener in index.ts. */
export async function print(text: string, signal?: AbortSignal): Promise<void> {
  const stdout: Writable & { readonly fd: number } = process.stdout;
  if (stdout instanceof Socket) {
    if (!stdout.write(text)) await once(stdout, 'drain', { signal });
    return;
  }
  // Node's file stream reports success when a disk has room for only a part.
  try {
    let rest = Buffer.from(text);
    while (rest.length > 0) rest = rest.subarray(writeSync(stdout.fd, rest));
  } catch (error) {
    throw outputFailure(error);
  }
}

/** The error for a failed write to standard output. */
export function outputFailure(error: unknown): Error {
  return writeFailure('standard output', error);
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
