/** The reason why `file` (relative to the project, with slashes) may not import `specifier`; null if it may. */
export function importProblem(file: string, specifier: string): string | null;
