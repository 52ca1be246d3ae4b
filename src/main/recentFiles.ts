// The scene files that were opened or saved last: for the menu, and for the system's own list of recent documents.
import { basename, dirname, isAbsolute } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import { plainName } from '../core/text/plainName';
import type { Store } from '../engine/store';

export interface RecentFiles {
  /** The paths, the latest first. */
  paths(): readonly string[];
  /** Puts a file at the top. */
  add(path: string): void;
  remove(path: string): void;
  clear(): void;
}

/** More would make a menu too long. */
const maxFiles = 10;

const savedSchema = z.object({ version: z.literal(1), files: z.array(z.string()) });

/** Reads the list that `store` has, which is empty if it can't be read; `onChange` is called for each change after that. */
export async function createRecentFiles(store: Store, onChange: () => void): Promise<RecentFiles> {
  let files = readSaved(await store.load('recent').catch(() => null));

  function change(next: readonly string[]): void {
    files = next;
    // A failure is not reported: the list is a convenience.
    store.save('recent', JSON.stringify({ version: 1, files })).catch(() => undefined);
    onChange();
  }

  return {
    paths: () => files,
    add(path) {
      app.addRecentDocument(path);
      if (path !== files[0]) change([path, ...files.filter((each) => each !== path)].slice(0, maxFiles));
    },
    remove(path) {
      if (files.includes(path)) change(files.filter((each) => each !== path));
    },
    clear() {
      app.clearRecentDocuments();
      if (files.length > 0) change([]);
    },
  };
}

function readSaved(text: string | null): readonly string[] {
  if (text === null) return [];
  try {
    const saved = savedSchema.safeParse(JSON.parse(text)).data;
    return [...new Set(saved?.files.filter(isAbsolute))].slice(0, maxFiles);
  } catch {
    return [];
  }
}

/** What names each path: the file's name, with the folder where several files have that name. */
export function namesOf(paths: readonly string[]): string[] {
  return paths.map((path) => {
    const name = plainName(basename(path));
    const isUnique = paths.filter((other) => plainName(basename(other)) === name).length === 1;
    return isUnique ? name : `${name} — ${plainName(dirname(path))}`;
  });
}
