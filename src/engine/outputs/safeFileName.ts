// File names from titles, which may hold anything.

/** The name without what no file system allows, and without a way into another folder. */
export function safeFileName(name: string): string {
  const safe = name
    .replace(/[\p{Cc}\p{Cs}\\/:*?"<>|]+/gu, '-')
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  return safe === '' ? 'optiscape' : safe;
}
