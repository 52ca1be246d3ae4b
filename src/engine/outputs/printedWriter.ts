// Writes an output that arrives as the page of a handout and appears as the PDF that the shell prints of it. The page is in a folder of
// its own meanwhile.
import { readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FailureError, failureError } from '../../protocol/failure';
import { isHandoutPage } from '../../protocol/handoutPage';
import { writeFailure } from '../fileFailure';
import { makeProcessFolder, removeDeadFolders, removeFolder } from '../processFolder';
import { writeFileAtomically } from '../writeFileAtomically';
import { placeAt, type OutputPlace } from './outputPlace';
import { createOutputWriter, type OutputWriter } from './outputWriter';

/** Prints the page in the file `page`; resolves with the PDF. Rejects where nothing can print it, and on abort. */
export type PrintPage = (page: string, signal: AbortSignal) => Promise<Uint8Array>;

/** Fonts are the most of a handout: some megabytes. */
const maxPageBytes = 64 * 2 ** 20;

const folderPrefix = 'optiscape-printed';

export async function createPrintedWriter(place: OutputPlace, print: PrintPage): Promise<OutputWriter> {
  void removeDeadFolders(tmpdir(), folderPrefix);
  const folder = await makeProcessFolder(tmpdir(), folderPrefix);
  const page = join(folder, 'handout.html');
  const writer = createOutputWriter(placeAt(page, null), 1);
  const over = new AbortController();
  return {
    write: writer.write,
    async finish() {
      await writer.finish();
      const { size } = await stat(page);
      if (size > maxPageBytes || !isHandoutPage(await readFile(page, 'utf8'))) {
        throw failureError('invalid', `Invalid output: ${place.name} (expected the page of a handout)`);
      }
      const pdf = await print(page, over.signal);
      await writeFileAtomically(place.pathOf(0), pdf, { signal: over.signal }).catch((error: unknown) => {
        throw error instanceof FailureError || over.signal.aborted ? error : writeFailure(place.name, error);
      });
      await removeFolder(folder);
    },
    async abort() {
      over.abort();
      await writer.abort();
      await removeFolder(folder);
      return 0;
    },
  };
}
