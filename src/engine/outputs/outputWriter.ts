// Writes the pieces of an output into temporary files beside their targets, one after the other, and renames the files
// when all are complete. The first failure ends the output: only complete files of a sequence are kept.
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { FailureError, failureError } from '../../protocol/failure';
import type { Piece } from '../../protocol/piece';
import { writeFailure } from '../fileFailure';
import { createPartialFile, syncFolder, type PartialFile } from '../partialFile';
import type { OutputPlace } from './outputPlace';

/** Maximum number of bytes waiting to be written: more than a client has in transit. */
const maxBytesWaiting = 64 * 2 ** 20;

export type OutputWriter = ReturnType<typeof createOutputWriter>;

/** A writer of `fileCount` files. */
export function createOutputWriter(place: OutputPlace, fileCount: number) {
  const files = new Map<number, PartialFile>();
  /** Paths of the files that have their final names. */
  const published: string[] = [];
  /** The open file: a long sequence has too many files to keep them all open. */
  let current: PartialFile | null = null;
  /** The file that may still lack pieces. */
  let unsure: number | null = null;
  let isNew: Promise<boolean> | null = null;
  let gaveUp = false;
  let bytesWaiting = 0;
  let failure: FailureError | null = null;
  let finished = false;
  /** The work in progress; each step waits for the previous one. */
  let work: Promise<void> = Promise.resolve();

  /** Runs a step after the previous ones; if it fails, what is not kept is removed before the promise rejects. */
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

  /** Complete files stay, unless they would mix with an older sequence, which then stays unchanged. */
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
      await Promise.all(published.map((path) => rm(path).catch(() => undefined)));
      published.length = 0;
    }
    await syncFolders();
    if (published.length > 0) place.keep?.(published.length);
  }

  /** Must be called before the first file gets its name. */
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
    /** Resolves when the piece is written; pieces are written in order of arrival. */
    write(piece: Piece): Promise<void> {
      failure ??= problemOf(piece);
      bytesWaiting += piece.bytes.length;
      return next(async () => {
        const file = await fileOf(piece.file);
        await file.write(piece.bytes, piece.position);
      }).finally(() => {
        bytesWaiting -= piece.bytes.length;
      });
    },
    /** Resolves when all files are flushed and have their names. */
    finish: (): Promise<void> =>
      next(async () => {
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
    /**
     * Ends the output, unless it is finished, and removes what is not kept; resolves with the number of complete files of
     * a sequence that stay. A file is complete once the next one has been begun. Never rejects.
     */
    async abort(): Promise<number> {
      if (finished) return 0;
      failure ??= failureError('busy', 'The output was given up.');
      await next(() => Promise.resolve()).catch(() => undefined);
      return gaveUp ? published.length : 0;
    },
  };
}
