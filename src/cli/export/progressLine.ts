// How far an export is, in one line on standard error: for who watches a terminal, and for nobody else.
import type { JobProgress } from '../../protocol/messages';

export interface ProgressLine {
  show(progress: JobProgress): void;
  /** Leaves the line empty. */
  clear(): void;
}

/** Nothing where standard error is no terminal. */
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
