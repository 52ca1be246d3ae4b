// Folders that only this user may look into: other users of the machine have no business with races and settings.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const mode = 0o700;

/** As `makePrivateFolderAtOnce`, which is only asked for help where the folder is missing. */
export async function makePrivateFolder(path: string): Promise<void> {
  const isThere = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isThere) makePrivateFolderAtOnce(path);
}

/**
 * Makes the folder, and those that are missing above it; what is there already is left as it is. Step by step: Node's own
 * way of making all of them never ends where a folder that is there says that nothing can be in it, as in /proc.
 */
export function makePrivateFolderAtOnce(path: string): void {
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' && statSync(path).isDirectory()) return;
    const above = dirname(path);
    if (code !== 'ENOENT' || above === path || existsSync(above)) throw error;
    makePrivateFolderAtOnce(above);
    // Another program may make it at the same time.
    makePrivateFolderAtOnce(path);
  }
}
