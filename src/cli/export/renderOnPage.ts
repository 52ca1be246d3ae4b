// Has a hidden page draw an export, and writes what it sends. The page gets its job from its session with the engine.
import { resolve } from 'node:path';
import { createEngine, type Engine } from '../../engine/engine';
import { createJobDesk, type JobDesk } from '../../engine/jobDesk';
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

/** How long a page may take to begin: a cold disk and a busy machine are no failure. */
const patienceMs = 60_000;

/** Draws `job` and writes it to `out`. Rejects when this machine can't, and when it is interrupted. */
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
  /** Why this program is not the right one. */
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
  const desk = createJobDesk(job, line.show);
  const services = {
    files: null,
    job: desk,
    choosePlace: ({ files }: { readonly files: number | null }) =>
      Promise.resolve(placeAt(resolve(out), files)),
  };
  const server = await startServer({ engine, rendererFolder, port: 0, services });
  const alarms = createAlarms(signal);
  let page: HiddenPage | null = null;
  try {
    page = await program.open(server.invite('export.html'));
    return await follow(program, page, desk, alarms);
  } finally {
    alarms.dispose();
    line.clear();
    await page?.close();
    await server.close();
  }
}

async function follow(
  program: PageProgram,
  page: HiddenPage,
  desk: JobDesk,
  { interrupted, late }: Alarms,
): Promise<Drawn> {
  const beginning = await Promise.race([
    desk.taken.then(() => 'taken' as const),
    desk.outcome.then(() => 'over' as const),
    page.ended.then(() => 'ended' as const),
    late,
    interrupted,
  ]);
  if (beginning === 'late') return { problem: `did not open the page within ${patienceMs / 1000} s` };
  if (beginning === 'ended')
    return { problem: ['ended at once', page.lastWords()].filter(Boolean).join(': ') };
  const end = await Promise.race([
    desk.outcome,
    page.ended.then(() => ({ outcome: 'lost' as const })),
    interrupted,
  ]);
  switch (end.outcome) {
    case 'done':
      return { report: end.report };
    case 'failed':
      if (end.failure.code === 'invalid') throw new UsageError(end.failure.message);
      throw new Error(end.failure.message);
    case 'no-graphics':
      return { problem: 'has no WebGL 2 here' };
    case 'lost':
      if (beginning === 'over') return { problem: 'could not show the page' };
      throw new Error(`${program.name} ended before the export was done`);
  }
}

interface Alarms {
  /** Rejects when the program is interrupted. */
  readonly interrupted: Promise<never>;
  readonly late: Promise<'late'>;
  dispose(): void;
}

function createAlarms(signal: AbortSignal): Alarms {
  let dispose: () => void = () => undefined;
  const interrupted = new Promise<never>((_resolve, reject) => {
    const interrupt = (): void => {
      reject(new Error('The export was interrupted.'));
    };
    signal.addEventListener('abort', interrupt);
    if (signal.aborted) interrupt();
    dispose = () => {
      signal.removeEventListener('abort', interrupt);
    };
  });
  // Nobody may be waiting any more.
  interrupted.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolveLate) => {
    timer = setTimeout(() => {
      resolveLate('late');
    }, patienceMs);
  });
  return {
    interrupted,
    late,
    dispose() {
      clearTimeout(timer);
      dispose();
    },
  };
}
