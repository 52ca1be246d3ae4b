// The folder that relative paths among a start's arguments refer to.
import { homedir } from 'node:os';

/** The home folder if the working folder has been removed, as under a terminal that is still open there. */
export function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    return homedir();
  }
}
