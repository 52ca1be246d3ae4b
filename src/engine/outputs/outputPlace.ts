// Where an output's files go: each shell chooses in its own way.
import { basename, dirname, join } from 'node:path';
import type { OutputRequest } from '../../protocol/messages';
import { sequenceNames } from '../../protocol/sequenceName';

export interface OutputPlace {
  /** What the user should be told that it is called. */
  readonly name: string;
  /** The full path of file number `file`. */
  pathOf(file: number): string;
  /**
   * Called when all files are whole and have their names. Where the page has to fetch them from; null where they are in
   * their place.
   */
  offer(): string | null;
  /**
   * Told how many whole files of a sequence have their names where the rest of it is given up. Null where a sequence is
   * all or nothing.
   */
  readonly keep: ((files: number) => void) | null;
}

/** What a place is asked for. */
export type PlaceRequest = Pick<OutputRequest, 'suggestedName' | 'files'>;

/** Chooses a place, perhaps by asking the user; null when they change their mind. */
export type ChoosePlace = (request: PlaceRequest) => Promise<OutputPlace | null>;

/** A place in the user's own folders. The name of a sequence holds a place for the number. */
export function placeAt(
  path: string,
  files: number | null,
  keep: (files: number) => void = () => undefined,
): OutputPlace {
  const name = basename(path);
  if (files === null) return { name, pathOf: () => path, offer: () => null, keep };
  const nameOf = sequenceNames(name);
  if (!nameOf) throw new Error(`${name} has no place for a number`);
  const folder = dirname(path);
  return {
    name: files === 1 ? nameOf(0) : `${nameOf(0)} … ${nameOf(files - 1)}`,
    pathOf: (file) => join(folder, nameOf(file)),
    offer: () => null,
    keep,
  };
}
