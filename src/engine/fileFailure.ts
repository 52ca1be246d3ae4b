// The error message for a file that could not be written.
import { failureError, type FailureError } from '../protocol/failure';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'writing there is not allowed',
  EDQUOT: 'there is no room left for this user',
  EFBIG: 'it is too large for this disk',
  EIO: 'the disk does not work',
  EISDIR: 'a folder has its name',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
  ENFILE: 'too many files are open',
  ENOENT: 'its folder is not there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'its folder is not there',
  EPERM: 'writing there is not allowed',
  EROFS: 'nothing can be written to this disk',
};

/** An `io` failure, described for the user; `name` is the file's name as the user knows it. */
export function writeFailure(name: string, error: unknown): FailureError {
  const { code } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : reasons[code];
  const reason = known === undefined ? messageOf(error) : `${known} (${code})`;
  return failureError('io', `${name} can't be written: ${reason}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
