// Names for the files of a sequence: a pattern with a placeholder for the file's number, as in frame-%04d.png.

/** `%d`, or `%04d` for at least four digits. */
const place = /%(?:0([1-9]))?d/g;

/**
 * The name of each file, counted from 0, whose numbers begin with `first`; null if `pattern` does not have exactly one placeholder
 * for the number.
 */
export function sequenceNames(pattern: string, first = 0): ((file: number) => string) | null {
  const [found, ...others] = pattern.matchAll(place);
  if (found === undefined || others.length > 0) return null;
  const before = pattern.slice(0, found.index);
  const after = pattern.slice(found.index + found[0].length);
  const digits = Number(found[1] ?? 1);
  return (file) => `${before}${String(first + file).padStart(digits, '0')}${after}`;
}

/** The common name of all files: `frame-%04d.png` is `frame`, and `%04d.png` is `frames`. */
export function sequenceTitle(pattern: string): string {
  const title = pattern
    .replace(/\.[^.]*$/, '')
    .replace(place, '')
    .replace(/^[-_. ]+/, '')
    .replace(/[-_. ]+$/, '');
  return title === '' ? 'frames' : title;
}
