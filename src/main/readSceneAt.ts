// Reads a file that should be a scene; the renderer validates its text.
import { basename } from 'node:path';
import {
  maxSceneFileBytes,
  sceneFileGone,
  sceneFileNotRegular,
  sceneFileTooLarge,
  sceneFileUnreadable,
} from '../core/scene/sceneFile';
import { inLanguage, type Language } from '../core/text/text';
import { NotRegularError, readTextFile, TooLargeError } from '../engine/readTextFile';
import { failureError } from '../protocol/failure';

/**
 * Rejects with a `FailureError`, in `language`, if the file can't be read, is too large, or is not a regular file; with
 * the code `not-found` if it is not there.
 */
export async function readSceneAt(path: string, language: Language): Promise<string> {
  const name = basename(path);
  try {
    return await readTextFile(path, maxSceneFileBytes);
  } catch (error) {
    if (error instanceof NotRegularError)
      throw failureError('invalid', inLanguage(sceneFileNotRegular(name), language));
    if (error instanceof TooLargeError) {
      throw failureError('invalid', inLanguage(sceneFileTooLarge(name, error.bytes), language));
    }
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      throw failureError('not-found', inLanguage(sceneFileGone(name), language));
    const reason = error instanceof Error ? error.message : String(error);
    throw failureError('io', inLanguage(sceneFileUnreadable(name, reason), language));
  }
}
