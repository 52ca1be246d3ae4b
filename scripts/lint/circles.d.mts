/** The project's source files below `folder`, tests left out, relative to the project, with slashes. */
export function sourceFiles(folder: string): readonly string[];

/** What each file imports, of the files that are there. `read` gives a file's text. */
export function importGraph(
  files: readonly string[],
  read: (file: string) => string,
): ReadonlyMap<string, readonly string[]>;

/** The shortest way along imports from `file` back to itself, both ends named; null where there is none. */
export function shortestCircle(
  graph: ReadonlyMap<string, readonly string[]>,
  file: string,
): readonly string[] | null;
