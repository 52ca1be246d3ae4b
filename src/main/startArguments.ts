// What the app was asked to open when it was started.
import { resolve } from 'node:path';

/** The scene file among a command line's words, as a full path; null when there is none. */
export function sceneFileOf(words: readonly string[], workingFolder: string): string | null {
  // The first word is the program; in development the second is the app's own folder, which is no file of ours.
  const file = words.slice(1).find((word) => !word.startsWith('-') && word.toLowerCase().endsWith('.json'));
  return file === undefined ? null : resolve(workingFolder, file);
}

/**
 * The page of a hidden export, on this machine's own server; null in an app that was started to be seen. It is a secret,
 * and so no word of the command line, which other users may read.
 */
export function exportPageOf({ OPTISCAPE_EXPORT_PAGE: address }: NodeJS.ProcessEnv): string | null {
  if (address === undefined || !URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && hostname === '127.0.0.1' ? address : null;
}
