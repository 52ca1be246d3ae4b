// The hidden page of the command line's export: it gets its job from the engine, makes it, and reports the result.
import { filmWorker } from './filmWorker';
import '../host/zodSetup';
import '@fontsource-variable/inter';
import '@fontsource-variable/noto-sans-jp';
import { failureOf } from '../../protocol/failure';
import type { JobEnd } from '../../protocol/messages';
import type { ExportContext } from '../export/exportFilm';
import type { Host } from '../host/host';
import { createWebHost } from '../host/webHost';

// The code that prepares the film is large: it is loaded while waiting for the job.
const exporting = Promise.all([import('../export/exportFilm'), import('../export/exportSettings')]);

async function start(): Promise<void> {
  const host = await createWebHost();
  host.onConnectionChange(() => {
    // The command line is gone.
    window.close();
  });
  const end = await makeExport(host).catch((error: unknown): JobEnd => ({
    outcome: 'failed',
    failure: failureOf(error),
  }));
  await host.client.request('job.end', { end });
}

async function makeExport({ client, createOutput }: Host): Promise<JobEnd> {
  const { job } = await client.request('job.load', {});
  if (!hasGraphics()) return { outcome: 'no-graphics' };
  const [{ exportFilm }, { filmRequest }] = await exporting;
  const output = await createOutput({ suggestedName: job.fileName, ...filmRequest(job, null) });
  if (!output) throw new Error('There is no place for the export.');
  try {
    const context: ExportContext = {
      client,
      output,
      // Never aborted: it ends with the page.
      signal: new AbortController().signal,
      onProgress: (progress) => {
        client.request('job.progress', progress).catch(() => undefined);
      },
    };
    const report = await exportFilm(job, context, filmWorker);
    await output.finish();
    return { outcome: 'done', report };
  } catch (error) {
    await output.abort();
    throw error;
  }
}

function hasGraphics(): boolean {
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

void start();
