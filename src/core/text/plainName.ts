// Names from outside (of files, of a scene's runners) as they stand in sentences.

/** Characters that reverse or hide the direction of the text that follows them. */
const overrides = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * The name without characters by which the words and numbers after it would be shown backwards, or its own ending like
 * that of another kind of file. Names in scripts that run from right to left don't need them.
 */
export function plainName(name: string): string {
  return name.replace(overrides, '');
}
