// Writes one output's pieces into files beside their targets, one after the other, and gives the files their names when
// all of them are whole. The first failure is the output's end: nothing of it is left.
import { rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { FailureError, failureError } from '../../protocol/failure';
import type { Piece } from '../../protocol/piece';
import { writeFailure } from '../fileFailure';
import { createPartialFile, syncFolder, type PartialFile } from '../partialFile';
import type { OutputPlace } from './outputPlace';

export interface OutputWriter {
  /** Resolves when the piece is written; pieces are written in the order in which they come. */
  write(piece: Piece): Promise<void>;
  /** Flushes all files and gives them their names; `pieces` is how many there were. */
  finish(pieces: number): Promise<void>;
  /** Removes what has been written, unless it is finished. Never rejects. */
  abort(): Promise<void>;
}

/** Bytes that wait to be written: more than a client has under way. */
const maxBytesWaiting = 64 * 2 ** 20;

/** A writer of `fileCount` files. */
export function createOutputWriter(place: OutputPlace, fileCount: number): OutputWriter {
  const files = new Map<number, PartialFile>();
  /** The one that is open: of a long sequence, not all can be. */
  let current: PartialFile | null = null;
  let pieces = 0;
  let bytesWaiting = 0;
  let failure: FailureError | null = null;
  let finished = false;
  /** What is being done; each step waits for the last one. */
  let work: Promise<void> = Promise.resolve();

  /** Does a step after those before it; when it fails, everything is removed before that is told. */
  function next(step: () => Promise<void>): Promise<void> {
    const done = work.then(async () => {
      try {
        if (failure) throw failure;
        await step();
      } catch (error) {
        failure ??= error instanceof FailureError ? error : writeFailure(place.name, error);
        await discard();
        throw failure;
      }
    });
    work = done.catch(() => undefined);
    return done;
  }

  async function discard(): Promise<void> {
    if (finished) return;
    const all = [...files.values()];
    files.clear();
    current = null;
    await Promise.all(all.map((file) => file.discard()));
  }

  function problemOf(piece: Piece): FailureError | null {
    if (finished) return failureError('protocol', 'The output has ended already.');
    if (piece.sequence !== pieces) {
      return failureError('protocol', `Piece ${piece.sequence} came where piece ${pieces} was due.`);
    }
    if (piece.file >= fileCount) {
      const expected = `0 ≤ file ≤ ${fileCount - 1}`;
      return failureError('invalid', `Invalid file: ${piece.file} (expected ${expected})`);
    }
    if (bytesWaiting > maxBytesWaiting) {
      return failureError('busy', `${bytesWaiting} bytes wait to be written already.`);
    }
    return null;
  }

  async function fileOf(index: number): Promise<PartialFile> {
    const known = files.get(index);
    if (known && known === current) return known;
    await current?.rest();
    const file = known ?? (await createPartialFile(place.pathOf(index)));
    files.set(index, file);
    current = file;
    return file;
  }

  /** All of them or none: those that have their names already lose them when one can't have it. */
  async function publish(): Promise<void> {
    const published: string[] = [];
    try {
      for (const file of files.values()) {
        await file.publish();
        published.push(file.target);
      }
    } catch (error) {
      await Promise.all(published.map((path) => rm(path, { force: true }).catch(() => undefined)));
      throw error;
    }
    await Promise.all([...new Set(published.map(dirname))].map(syncFolder));
  }

  return {
    write(piece) {
      failure ??= problemOf(piece);
      pieces += 1;
      bytesWaiting += piece.bytes.length;
      return next(async () => {
        const file = await fileOf(piece.file);
        await file.write(piece.bytes, piece.position);
      }).finally(() => {
        bytesWaiting -= piece.bytes.length;
      });
    },
    finish: (piecesSent) =>
      next(async () => {
        if (piecesSent !== pieces) {
          throw failureError('protocol', `${pieces} of ${piecesSent} pieces came.`);
        }
        for (let index = 0; index < fileCount; index += 1) {
          if (files.has(index)) continue;
          const name = basename(place.pathOf(index));
          throw failureError('invalid', `Invalid output: nothing was written to ${name}`);
        }
        await current?.rest();
        await publish();
        finished = true;
      }),
    async abort() {
      if (finished) return;
      failure ??= failureError('busy', 'The output was given up.');
      await next(() => Promise.resolve()).catch(() => undefined);
    },
  };
}
