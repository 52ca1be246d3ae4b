/** Names that more than one of the files exports, with those files. `read` returns a file's text. */
export function sharedNames(
  files: readonly string[],
  read: (file: string) => string,
): ReadonlyMap<string, readonly string[]>;
