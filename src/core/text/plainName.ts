// Names from outside (of files, of a scene's runners) as they stand in sentences.

/** Characters that reverse or hide the direction of the text that follows them. */
const overrides = /[\u202a-\u202e\u2066-\u2069]/g;

/** No file's name is longer; a made-up one would make a dialog of the system larger than the screen. */
const mostCharacters = 255;

/**
 * The name without characters by which the words and numbers after it would be shown backwards, or its own ending like
 * that of another kind of file (names in scripts that run from right to left don't need them), without line ends, which
 * would add paragraphs of its own to a message, and cut off where it is too long.
 */
export function plainName(name: string): string {
  const plain = name.replace(overrides, '').replace(/\p{Cc}+/gu, ' ');
  return plain.length > mostCharacters ? `${plain.slice(0, mostCharacters)}…` : plain;
}
