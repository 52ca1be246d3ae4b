// Reads a file that is meant to be a scene; the renderer says what is wrong with its text.
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { maxSceneFileBytes, sceneFileTooLarge, sceneFileUnreadable } from '../core/scene/sceneFile';
import type { Language } from '../core/text';
import { failureError } from '../protocol/failure';

/** Rejects with a `FailureError`, in words of `language`, when the file can't be read or is too large. */
export async function readSceneFile(
  path: string,
  language: Language,
): Promise<{ name: string; text: string }> {
  const name = basename(path);
  try {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      if (size > maxSceneFileBytes) throw failureError('invalid', sceneFileTooLarge(name, size)[language]);
      return { name, text: await handle.readFile('utf8') };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'failure' in error) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw failureError('io', sceneFileUnreadable(name, reason)[language]);
  }
}
