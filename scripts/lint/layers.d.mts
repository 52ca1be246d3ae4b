/** Why `file` (relative to the project, with slashes) may not import `specifier`; null when it may. */
export function importProblem(file: string, specifier: string): string | null;
