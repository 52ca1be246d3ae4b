// The progress of an export in one line on standard error, if that is a terminal.
import type { JobProgress } from '../../protocol/messages';

/** Writes nothing if standard error is not a terminal. */
export function createProgressLine(stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr) {
  const write = (text: string): void => {
    if (stream.isTTY) stream.write(`\r${text}\u001B[K`);
  };
  return {
    show({ framesDone, frames }: JobProgress): void {
      write(`Frame ${framesDone} of ${frames}`);
    },
    /** Clears the line. */
    clear(): void {
      write('');
    },
  };
}
