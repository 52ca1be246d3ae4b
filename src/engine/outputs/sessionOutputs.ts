// The outputs that one renderer has open or has finished, by their numbers.
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { failureError } from '../../protocol/failure';
import type { OutputRequest, Result } from '../../protocol/messages';
import type { Piece } from '../../protocol/piece';
import { sequenceNames } from '../../protocol/sequenceName';
import { checkRoom } from './checkRoom';
import type { ChoosePlace, OutputPlace, PlaceRequest } from './outputPlace';
import { createOutputWriter, type OutputWriter } from './outputWriter';
import { createPrintedWriter, type PrintPage } from './printedWriter';
import { safeFileName } from './safeFileName';

interface OpenOutput {
  readonly place: OutputPlace;
  readonly writer: OutputWriter;
}

/** Maximum number of outputs that one renderer may have open: more than any reasonable use. */
const maxOutputs = 8;

/** Shows a file in its folder, in the system's own window. */
export type ShowInFolder = (path: string) => void;

/** What a shell does for outputs. */
export interface OutputServices {
  readonly choosePlace: ChoosePlace;
  readonly showInFolder?: ShowInFolder;
  readonly print?: PrintPage;
}

/** No outputs at first. */
export function createSessionOutputs({ choosePlace, showInFolder, print }: OutputServices) {
  const outputs = new Map<number, OpenOutput>();
  /** The first file of each finished output, where it can be shown. */
  const finished = new Map<number, string>();
  /** Outputs whose place is being chosen. */
  let opening = 0;
  let last = 0;
  let disposed = false;
  const hasEnded = (): boolean => disposed;

  function find(output: number): OpenOutput {
    const found = outputs.get(output);
    if (!found) throw failureError('not-found', `Output ${output} is not open.`);
    return found;
  }

  async function abort(output: number): Promise<Result<'output.abort'>> {
    const kept = await outputs.get(output)?.writer.abort();
    outputs.delete(output);
    return { kept: kept ?? 0 };
  }

  async function choose(request: PlaceRequest, bytes: number): Promise<OutputPlace | null> {
    const place = await choosePlace(request);
    if (place !== null) await checkRoom(place, bytes);
    return place;
  }

  return {
    async open(request: OutputRequest): Promise<Result<'output.open'>> {
      const { files, firstNumber, bytes, printed = false } = request;
      const suggestedName = safeFileName(request.suggestedName);
      if (files !== null && !sequenceNames(suggestedName)) {
        const expected = 'a name with one place for the number, as in frame-%04d.png';
        const message = `Invalid suggestedName: ${suggestedName} (expected ${expected})`;
        throw failureError('invalid', message, [{ field: 'suggestedName', message: `expected ${expected}` }]);
      }
      if (printed && print === undefined)
        throw failureError('not-found', 'Nothing here prints pages as PDF.');
      if (printed && files !== null) {
        const expected = 'null for a PDF';
        throw failureError('invalid', `Invalid files: ${files} (expected ${expected})`, [
          { field: 'files', message: `expected ${expected}` },
        ]);
      }
      if (outputs.size + opening >= maxOutputs) {
        throw failureError('busy', `${maxOutputs} outputs are open already.`);
      }
      opening += 1;
      const place = await choose({ suggestedName, files, firstNumber }, bytes ?? 0).finally(() => {
        opening -= 1;
      });
      if (place === null || hasEnded()) return { output: null };
      const writer =
        printed && print !== undefined
          ? await createPrintedWriter(place, print)
          : createOutputWriter(place, files ?? 1);
      if (hasEnded()) {
        await writer.abort();
        return { output: null };
      }
      last += 1;
      outputs.set(last, { place, writer });
      return { output: last };
    },
    async write(piece: Piece): Promise<void> {
      await find(piece.output).writer.write(piece);
    },
    async finish(output: number): Promise<Result<'output.finish'>> {
      const { place, writer } = find(output);
      // If this rejects, the output stays open: `abort` then says what is kept of it.
      await writer.finish();
      outputs.delete(output);
      const download = place.offer();
      const canShow = showInFolder !== undefined && download === null;
      if (canShow) finished.set(output, place.pathOf(0));
      return { name: place.name, download, canShow };
    },
    async show(output: number): Promise<void> {
      const path = finished.get(output);
      if (path === undefined || showInFolder === undefined) {
        throw failureError('invalid', `Output ${output} can't be shown.`);
      }
      if (!(await exists(path))) throw failureError('not-found', `${basename(path)} is not there any more.`);
      showInFolder(path);
    },
    abort,
    /** Aborts the open outputs; resolves when they are cleaned up. */
    async dispose(): Promise<void> {
      disposed = true;
      await Promise.all([...outputs.keys()].map(abort));
    },
  };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
