// The progress of an export in one line on standard error, if that is a terminal.
import type { JobProgress } from '../../protocol/messages';

export interface ProgressLine {
  show(progress: JobProgress): void;
  /** Clears the line. */
  clear(): void;
}

/** Writes nothing if standard error is not a terminal. */
export function createProgressLine(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
): ProgressLine {
  const write = (text: string): void => {
    if (stream.isTTY) stream.write(`\r${text}\u001B[K`);
  };
  return {
    show({ framesDone, frames }) {
      write(`Frame ${framesDone} of ${frames}`);
    },
    clear() {
      write('');
    },
  };
}
