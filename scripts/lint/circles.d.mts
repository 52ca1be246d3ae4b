/** The project's source files in `folder`, without tests, relative to the project, with slashes. */
export function sourceFiles(folder: string): readonly string[];

/** The imports of each file, limited to the given files. `read` returns a file's text. */
export function importGraph(
  files: readonly string[],
  read: (file: string) => string,
): ReadonlyMap<string, readonly string[]>;

/** The shortest import cycle from `file` back to itself, both ends included; null if there is none. */
export function shortestCircle(
  graph: ReadonlyMap<string, readonly string[]>,
  file: string,
): readonly string[] | null;
