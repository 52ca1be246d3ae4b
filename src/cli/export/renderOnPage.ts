// Has a hidden page draw an export, and writes its output. The page gets its job through its session with the engine.
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine, type Engine } from '../../engine/engine';
import { createPageJob, type PageJob, type JobOutcome } from '../../engine/pageJob';
import { placeAt } from '../../engine/outputs/outputPlace';
import type { ExportJob, ExportReport } from '../../protocol/exportJob';
import { startServer } from '../../server/server';
import { UsageError } from '../usageError';
import { pagePrograms, type HiddenPage, type PageProgram } from './hiddenPage';
import { createProgressLine } from './progressLine';

export interface PageEnvironment {
  readonly workerPath: string;
  readonly rendererFolder: string;
  /** The app as Electron starts it. */
  readonly appFolder: string;
  readonly version: string;
}

/** How long a page may take to start: a cold disk or a busy machine must not count as a failure. */
const patienceMs = 60_000;

const endsWithinMs = 500;

/** Draws `job` and writes it to `out`. Rejects if no program on this machine can draw it, or on an interrupt. */
export async function renderOnPage(
  job: ExportJob,
  out: string,
  environment: PageEnvironment,
  signal: AbortSignal,
): Promise<ExportReport> {
  const programs = pagePrograms(environment.appFolder);
  if (programs.length === 0) {
    throw new Error(
      'No Chrome, Edge or Chromium was found to draw with, and Electron is not installed (OPTISCAPE_BROWSER may name a browser)',
    );
  }
  const engine = createEngine({ ...environment, shell: 'web' });
  const problems = new Set<string>();
  try {
    for (const program of programs) {
      const drawn = await drawWith(program, engine, job, out, environment.rendererFolder, signal);
      if ('report' in drawn) return drawn.report;
      problems.add(`${program.name} ${drawn.problem}`);
    }
  } finally {
    await engine.dispose();
  }
  throw new Error(`Nothing on this machine can draw it: ${[...problems].join('; ')}`);
}

type Drawn =
  | { readonly report: ExportReport }
  /** The reason to try the next program. */
  | { readonly problem: string };

async function drawWith(
  program: PageProgram,
  engine: Engine,
  job: ExportJob,
  out: string,
  rendererFolder: string,
  signal: AbortSignal,
): Promise<Drawn> {
  const line = createProgressLine();
  const pageJob = createPageJob(job, line.show);
  const state = { hasBegun: false };
  const services = {
    files: null,
    job: pageJob,
    choosePlace({ files }: { readonly files: number | null }) {
      state.hasBegun = true;
      const tellKept = (kept: number): void => {
        process.stderr.write(`The first frames are whole and stay: ${kept} of ${files ?? 1}.\n`);
      };
      return Promise.resolve(placeAt(resolve(out), files, tellKept));
    },
  };
  const server = await startServer({ engine, renderer: rendererFolder, port: 0, services });
  let page: HiddenPage | null = null;
  try {
    page = await program.open(`${server.url}export.html`);
    return verdictOn(await endOf(page, pageJob, signal), program.name, state.hasBegun);
  } finally {
    line.clear();
    await page?.close();
    await server.close();
  }
}

/** If a program ends before it has begun to write, the next one is tried; afterwards it is an error. */
function verdictOn(end: PageEnd, name: string, hasBegun: boolean): Drawn {
  switch (end.outcome) {
    case 'done':
      return { report: end.report };
    case 'failed':
      if (end.failure.code === 'invalid') throw new UsageError(end.failure.message);
      throw new Error(end.failure.message);
    case 'no-graphics':
      return { problem: 'has no WebGL 2 here' };
    case 'late':
      return { problem: `did not show the page in ${patienceMs / 1000} s` };
    case 'ended':
      if (!hasBegun) return { problem: `ended at once (${end.how})` };
      throw new Error(`${name} ended before the export was done (${end.how})`);
  }
}

type PageEnd =
  | Exclude<JobOutcome, { readonly outcome: 'lost' }>
  | { readonly outcome: 'late' }
  | { readonly outcome: 'ended'; readonly how: string };

/** Rejects on an interrupt. */
async function endOf(page: HiddenPage, pageJob: PageJob, signal: AbortSignal): Promise<PageEnd> {
  const ended = page.ended.then((how): PageEnd => ({ outcome: 'ended', how }));
  const end = await Promise.race([pageJob.outcome, ended, lateUnless(pageJob.taken), interruption(signal)]);
  if (end.outcome !== 'lost') return end;
  // The exit of a program is noticed slightly later than the loss of its connection.
  return Promise.race([ended, sleep(endsWithinMs, { outcome: 'ended' as const, how: 'its page did' })]);
}

function lateUnless(taken: Promise<void>): Promise<{ readonly outcome: 'late' }> {
  return new Promise((tell) => {
    const timer = setTimeout(() => {
      tell({ outcome: 'late' });
    }, patienceMs).unref();
    void taken.then(() => {
      clearTimeout(timer);
    });
  });
}

function interruption(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const interrupt = (): void => {
      reject(new Error('The export was interrupted.'));
    };
    signal.addEventListener('abort', interrupt, { once: true });
    if (signal.aborted) interrupt();
  });
}
