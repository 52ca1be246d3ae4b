/** The files' bytes by their paths in the project. */
export function makeIcons(): Promise<Record<string, Buffer>>;
