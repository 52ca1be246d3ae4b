// Folders that only this user may look into: other users of the machine have no business with races and settings.
import { mkdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';

/** Those that are missing above it are made so, too; what is there already is left as it is. */
const options = { recursive: true, mode: 0o700 } as const;

export async function makePrivateFolder(path: string): Promise<void> {
  await mkdir(path, options);
}

export function makePrivateFolderAtOnce(path: string): void {
  mkdirSync(path, options);
}
