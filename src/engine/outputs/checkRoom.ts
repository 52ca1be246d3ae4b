// Whether a disk has room for an output, before anything is written to it.
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { FailureError } from '../../protocol/failure';
import type { OutputPlace } from './outputPlace';

/** Rejects if `place` has room for less than `bytes`. If the free space is unknown, it resolves. */
export async function checkRoom(place: OutputPlace, bytes: number): Promise<void> {
  const freeBytes = await statfs(dirname(place.pathOf(0))).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => Infinity,
  );
  if (bytes <= freeBytes) return;
  throw new FailureError({
    code: 'io',
    message: `${place.name} has no room: about ${megabytes(bytes)} MB are needed, and ${megabytes(freeBytes)} MB are free there`,
    room: { neededBytes: bytes, freeBytes },
  });
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1e6);
