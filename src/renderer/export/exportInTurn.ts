// Several exports as one: each makes a file of the same output, one after the other.
import type { ExportReport } from '../../protocol/exportJob';
import type { MakeExport } from './exportQueue';

/** An export that makes one file. */
export interface PartOfExport {
  readonly make: MakeExport;
  /** Its share of the work. */
  readonly frames: number;
}

/** Makes the parts in their order; the first that fails ends it. Frames of all of them are counted on. */
export function exportInTurn(parts: readonly PartOfExport[]): MakeExport {
  const frames = parts.reduce((sum, part) => sum + part.frames, 0);
  return async (output, signal, onProgress) => {
    const reports: ExportReport[] = [];
    let framesBefore = 0;
    for (const [file, part] of parts.entries()) {
      signal.throwIfAborted();
      const ownFile = {
        ...output,
        write: (bytes: Uint8Array, position: number) => output.write(bytes, position, file),
      };
      const report = await part.make(ownFile, signal, ({ framesDone }) =>
        onProgress({ framesDone: framesBefore + Math.min(framesDone, part.frames), frames }),
      );
      reports.push(report);
      framesBefore += part.frames;
      onProgress({ framesDone: framesBefore, frames });
    }
    const replaced = reports.find(({ insteadOf }) => insteadOf !== null) ?? reports[0];
    if (replaced === undefined) throw new Error('There is nothing to export.');
    return { ...replaced, frames };
  };
}
