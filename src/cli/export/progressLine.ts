// The progress of exports in one line on standard error, if that is a terminal.
import type { JobProgress } from '../../protocol/messages';
import { terminalLine } from '../terminalLine';

export interface ProgressLine {
  /** Shows that file number `file`, from 0, is being made; null for one without frames. */
  show(file: number, progress: JobProgress | null): void;
  /** Clears the line. */
  clear(): void;
}

/** Names the files if there are several. Writes nothing if standard error is not a terminal. */
export function createProgressLine(
  files: readonly string[],
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
): ProgressLine {
  const write = (text: string): void => {
    if (stream.isTTY) stream.write(`\r${text}\u001B[K`);
  };
  return {
    show(file, progress) {
      const which = `${file + 1} of ${files.length}: ${terminalLine(files[file] ?? '')}`;
      const frame = progress === null ? null : `rame ${progress.framesDone} of ${progress.frames}`;
      if (frame === null) write(which);
      else write(files.length === 1 ? `F${frame}` : `${which}, f${frame}`);
    },
    clear() {
      write('');
    },
  };
}
