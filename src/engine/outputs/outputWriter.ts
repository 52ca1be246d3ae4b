// Writes one output's pieces into files beside their targets, one after the other, and gives the files their names when
// all of them are whole. The first failure is the output's end: nothing of it is left but the whole files of a sequence.
import { readdir, rm } from 'node:fs/promises';
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
  /**
   * Ends it, unless it is finished, and removes what is not to stay; how many whole files of a sequence stay. A file is
   * whole when another one has been begun. Never rejects.
   */
  abort(): Promise<number>;
}

/** Bytes that wait to be written: more than a client has under way. */
const maxBytesWaiting = 64 * 2 ** 20;

/** A writer of `fileCount` files. */
export function createOutputWriter(place: OutputPlace, fileCount: number): OutputWriter {
  const files = new Map<number, PartialFile>();
  /** The paths of those that have their names. */
  const published: string[] = [];
  /** The one that is open: of a long sequence, not all can be. */
  let current: PartialFile | null = null;
  /** The file that may lack pieces still. */
  let unsure: number | null = null;
  let isNew: Promise<boolean> | null = null;
  let gaveUp = false;
  let pieces = 0;
  let bytesWaiting = 0;
  let failure: FailureError | null = null;
  let finished = false;
  /** What is being done; each step waits for the last one. */
  let work: Promise<void> = Promise.resolve();

  /** Does a step after those before it; when it fails, what is not to stay is removed before that is told. */
  function next(step: () => Promise<void>): Promise<void> {
    const done = work.then(async () => {
      try {
        if (failure) throw failure;
        await step();
      } catch (error) {
        failure ??= error instanceof FailureError ? error : writeFailure(place.name, error);
        await giveUp();
        throw failure;
      }
    });
    work = done.catch(() => undefined);
    return done;
  }

  /** Whole files stay, unless they would stand among those of an older sequence, which stays as it was then. */
  async function giveUp(): Promise<void> {
    if (finished || gaveUp) return;
    gaveUp = true;
    const keeps = place.keep !== null && fileCount > 1 && (await isNewSequence());
    for (const [index, file] of files) {
      if (keeps && index !== unsure && (await isPublished(file))) published.push(file.target);
      else await file.discard();
    }
    files.clear();
    current = null;
    if (!keeps) {
      await Promise.all(published.map((path) => rm(path, { force: true }).catch(() => undefined)));
      published.length = 0;
    }
    await syncFolders();
    if (published.length > 0) place.keep?.(published.length);
  }

  /** Asked before the first file has its name. */
  function isNewSequence(): Promise<boolean> {
    isNew ??= (async () => {
      const present = new Set(await readdir(dirname(place.pathOf(0))).catch(() => []));
      for (let index = 0; index < fileCount; index += 1) {
        if (present.has(basename(place.pathOf(index)))) return false;
      }
      return true;
    })();
    return isNew;
  }

  async function isPublished(file: PartialFile): Promise<boolean> {
    try {
      await file.rest();
      await file.publish();
      return true;
    } catch {
      return false;
    }
  }

  async function syncFolders(): Promise<void> {
    await Promise.all([...new Set(published.map((path) => dirname(path)))].map(syncFolder));
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
    unsure = index;
    const file = known ?? (await createPartialFile(place.pathOf(index)));
    files.set(index, file);
    current = file;
    return file;
  }

  async function publish(): Promise<void> {
    await isNewSequence();
    for (const [index, file] of files) {
      await file.publish();
      files.delete(index);
      published.push(file.target);
    }
    await syncFolders();
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
        unsure = null;
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
      if (finished) return 0;
      failure ??= failureError('busy', 'The output was given up.');
      await next(() => Promise.resolve()).catch(() => undefined);
      return gaveUp ? published.length : 0;
    },
  };
}
