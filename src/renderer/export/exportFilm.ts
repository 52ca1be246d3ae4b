// Makes a film or picture and writes it to an output: called by the dialog, its queue and the command line's page.
import type { Client } from '../../protocol/client';
import { isMoving } from '../../protocol/exportFormats';
import type { ExportJob, ExportReport } from '../../protocol/exportJob';
import type { Output } from '../host/host';
import { drawingQuality } from './drawingQuality';
import { openFilm, startFilmWorker, type FilmProgress } from './film';
import { stillFrame } from './filmContent';
import { prepareFilm } from './prepareFilm';

export interface ExportContext {
  readonly client: Client;
  /** To be finished or aborted by the caller. */
  readonly output: Output;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: FilmProgress) => void;
}

/**
 * Rejects if the scene is refused, the picture can't be drawn or encoded, the output fails, or on abort.
 * @param worker always terminated at the end
 */
export async function exportFilm(
  job: ExportJob,
  { client, output, signal, onProgress }: ExportContext,
  worker: Worker = startFilmWorker(),
): Promise<ExportReport> {
  const end = (): void => worker.terminate();
  signal.addEventListener('abort', end);
  try {
    const onlyFrame = isMoving(job.format) ? null : stillFrame(job, job.moment);
    const content = await prepareFilm(job, client, signal, onlyFrame);
    const film = await openFilm(worker, content, drawingQuality(job), signal);
    return await film.export(job, output, onProgress);
  } finally {
    signal.removeEventListener('abort', end);
    worker.terminate();
  }
}
