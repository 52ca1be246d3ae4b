/** Names that several of the files export, with those files. `read` gives a file's text. */
export function sharedNames(
  files: readonly string[],
  read: (file: string) => string,
): ReadonlyMap<string, readonly string[]>;
