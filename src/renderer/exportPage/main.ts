// The hidden page of the command line's export: it gets its jobs from the engine, makes one after another, and reports
// the results.
import { filmWorker } from './filmWorker';
import '../host/zodSetup';
import '@fontsource-variable/inter';
import '@fontsource-variable/noto-sans-jp';
import { failureOf } from '../../protocol/failure';
import type { ExportJob } from '../../protocol/exportJob';
import type { HandoutJob } from '../../protocol/handoutJob';
import type { JobEnd, OutputRequest } from '../../protocol/messages';
import type { ExportContext } from '../export/exportFilm';
import type { Host, Output } from '../host/host';
import { intoOutput } from '../host/intoOutput';
import { createWebHost } from '../host/webHost';

// The code that prepares the film is large: it is loaded while waiting for the job.
const exporting = Promise.all([import('../export/exportFilm'), import('../export/exportSettings')]);

async function start(): Promise<void> {
  const host = await createWebHost();
  host.onConnectionChange(() => {
    // The command line is gone.
    window.close();
  });
  // Of the worker that is started already, only the first job has use.
  let worker: Worker | undefined = filmWorker;
  for (;;) {
    const { job } = await host.client.request('job.load', {});
    if (job === null) return;
    if ('lesson' in job) worker?.terminate();
    const making = 'lesson' in job ? makePaper(host, job) : makeExport(host, job, worker);
    const end = await making.catch((error: unknown): JobEnd => ({
      outcome: 'failed',
      failure: failureOf(error),
    }));
    await host.client.request('job.end', { end });
    // The command line gives up the others.
    if (end.outcome !== 'done') return;
    worker = undefined;
  }
}

async function makeExport(host: Host, job: ExportJob, worker: Worker | undefined): Promise<JobEnd> {
  if (!hasGraphics()) return { outcome: 'no-graphics' };
  const [{ exportFilm }, { filmRequest }] = await exporting;
  const output = await place(host, { suggestedName: job.fileName, ...filmRequest(job, null) });
  const made = await intoOutput(output, () => exportFilm(job, contextOf(host, output), worker));
  return { outcome: 'done', report: made.result };
}

/** The code of handouts has React and all that sets words: it is loaded when one is asked for. */
async function makePaper(host: Host, job: HandoutJob): Promise<JobEnd> {
  const output = await place(host, { suggestedName: job.fileName, files: null });
  const made = await intoOutput(output, async () => {
    const { writeHandout } = await import('../handout/writeHandout');
    return writeHandout(job, contextOf(host, output));
  });
  return { outcome: 'done', report: made.result };
}

async function place({ createOutput }: Host, request: OutputRequest): Promise<Output> {
  const output = await createOutput(request);
  if (output === null) throw new Error('There is no place for the export.');
  return output;
}

function contextOf({ client }: Host, output: Output): ExportContext {
  return {
    client,
    output,
    // Never aborted: it ends with the page.
    signal: new AbortController().signal,
    onProgress: (progress) => {
      client.request('job.progress', progress).catch(() => undefined);
    },
  };
}

function hasGraphics(): boolean {
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

void start();
