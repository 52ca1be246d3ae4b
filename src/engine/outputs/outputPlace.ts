// Where an output's files go: each shell chooses in its own way.
import { basename, dirname, join } from 'node:path';
import type { OutputRequest } from '../../protocol/messages';
import { sequenceNames } from '../../protocol/sequenceName';

export interface OutputPlace {
  /** The name to show to the user. */
  readonly name: string;
  /** The full path of file number `file`. */
  pathOf(file: number): string;
  /**
   * Called when all files are complete and have their names. Returns where the page must fetch them from; null if they
   * are already in their place.
   */
  offer(): string | null;
  /**
   * Called with the number of complete files that stay when a sequence is aborted. Null if a sequence is all or
   * nothing.
   */
  readonly keep: ((files: number) => void) | null;
}

/** The part of a request that decides the place. */
export type PlaceRequest = Pick<OutputRequest, 'suggestedName' | 'files' | 'firstNumber'>;

/** Chooses a place, perhaps by asking the user; null if the user cancels. */
export type ChoosePlace = (request: PlaceRequest) => Promise<OutputPlace | null>;

/** A place in the user's own folders. The name of a sequence has a placeholder for the number, which begins with `firstNumber`. */
export function placeAt(
  path: string,
  files: number | null,
  keep: (files: number) => void = () => undefined,
  firstNumber = 0,
): OutputPlace {
  const name = basename(path);
  if (files === null) return { name, pathOf: () => path, offer: () => null, keep };
  const nameOf = sequenceNames(name, firstNumber);
  if (!nameOf) throw new Error(`${name} has no place for a number`);
  const folder = dirname(path);
  return {
    name: files === 1 ? nameOf(0) : `${nameOf(0)} … ${nameOf(files - 1)}`,
    pathOf: (file) => join(folder, nameOf(file)),
    offer: () => null,
    keep,
  };
}
