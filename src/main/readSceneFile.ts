// Reads a file that is meant to be a scene; the renderer says what is wrong with its text.
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { failureError } from '../protocol/failure';

/** The limit of what is read: a scene is some kilobytes. */
const maxFileBytes = 16 * 2 ** 20;

/** Rejects with a `FailureError` when the file can't be read or is too large. */
export async function readSceneFile(path: string): Promise<{ name: string; text: string }> {
  const name = basename(path);
  try {
    const handle = await open(path, 'r');
    try {
      const { size } = await handle.stat();
      if (size > maxFileBytes) {
        throw failureError(
          'invalid',
          `Invalid file: ${name} has ${size} bytes (expected at most ${maxFileBytes})`,
        );
      }
      return { name, text: await handle.readFile('utf8') };
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'failure' in error) throw error;
    throw failureError(
      'io',
      `${name} can't be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
