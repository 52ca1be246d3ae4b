// Has one hidden page draw exports, one after another, and writes their outputs. The page gets its jobs through its session with
// the engine.
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createEngine, type Engine } from '../../engine/engine';
import { createPageJobs, type JobOutcome } from '../../engine/pageJobs';
import { placeAt } from '../../engine/outputs/outputPlace';
import type { ExportReport } from '../../protocol/exportJob';
import type { PageJob } from '../../protocol/messages';
import { startServer } from '../../server/server';
import { UsageError } from '../usageError';
import { pagePrograms, type HiddenPage, type PageProgram } from './hiddenPage';
import { interruption } from './interruption';
import type { ProgressLine } from './progressLine';

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

/** What is drawn, and the path that it is written to. */
export interface Drawing {
  readonly job: PageJob;
  readonly out: string;
}

export interface DrawingWatch {
  readonly line: ProgressLine;
  /** Told when a drawing is complete, by its place. */
  onMade(drawing: number, report: ExportReport): Promise<void>;
}

/**
 * Draws all of `drawings` and writes them. Rejects if no program on this machine can draw them, at the first that fails,
 * and on an interrupt: what is complete stays.
 */
export async function renderOnPage(
  drawings: readonly Drawing[],
  environment: PageEnvironment,
  signal: AbortSignal,
  watch: DrawingWatch,
): Promise<void> {
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
      const problem = await drawWith(program, engine, drawings, environment.rendererFolder, signal, watch);
      if (problem === null) return;
      problems.add(`${program.name} ${problem}`);
    }
  } finally {
    await engine.dispose();
  }
  throw new Error(`Nothing on this machine can draw it: ${[...problems].join('; ')}`);
}

/** Null when all is drawn; otherwise the reason to try the next program. */
async function drawWith(
  program: PageProgram,
  engine: Engine,
  drawings: readonly Drawing[],
  rendererFolder: string,
  signal: AbortSignal,
  { line, onMade }: DrawingWatch,
): Promise<string | null> {
  const jobs = createPageJobs(
    drawings.map(({ job }) => job),
    (drawing, progress) => line.show(drawing, progress),
  );
  /** Outputs that the page has asked for: one for each job. */
  let begun = 0;
  const services = {
    files: null,
    jobs,
    choosePlace({ files }: { readonly files: number | null }) {
      const drawing = drawings[begun];
      begun += 1;
      const tellKept = (kept: number): void => {
        process.stderr.write(`The first frames are whole and stay: ${kept} of ${files ?? 1}.\n`);
      };
      return Promise.resolve(drawing ? placeAt(resolve(drawing.out), files, tellKept) : null);
    },
  };
  const server = await startServer({ engine, renderer: rendererFolder, port: 0, services });
  let page: HiddenPage | null = null;
  try {
    page = await program.open(`${server.url}export.html`);
    const ended = page.ended.then((how): PageEnd => ({ outcome: 'ended', how }));
    const broken = Promise.race([
      ended,
      lateUnless(jobs.taken),
      interruption(signal, 'The export was interrupted.'),
    ]);
    for (const [drawing, outcome] of jobs.outcomes.entries()) {
      const about = drawings.length === 1 ? '' : `${drawings[drawing]?.out ?? ''}: `;
      const verdict = verdictOn(await endOf(outcome, broken), program.name, begun > 0, about);
      if ('problem' in verdict) return verdict.problem;
      await onMade(drawing, verdict.report);
    }
    return null;
  } finally {
    line.clear();
    await page?.close();
    await server.close();
  }
}

type Verdict =
  | { readonly report: ExportReport }
  /** The reason to try the next program. */
  | { readonly problem: string };

/** If a program ends before it has begun to write, the next one is tried; afterwards it is an error, which begins with `about`. */
function verdictOn(end: PageEnd, name: string, hasBegun: boolean, about: string): Verdict {
  switch (end.outcome) {
    case 'done':
      return { report: end.report };
    case 'failed':
      if (end.failure.code === 'invalid') throw new UsageError(`${about}${end.failure.message}`);
      throw new Error(`${about}${end.failure.message}`);
    case 'no-graphics':
      return { problem: 'has no WebGL 2 here' };
    case 'late':
      return { problem: `did not show the page in ${patienceMs / 1000} s` };
    case 'ended':
      if (!hasBegun) return { problem: `ended at once (${end.how})` };
      throw new Error(`${about}${name} ended before the export was done (${end.how})`);
  }
}

type PageEnd =
  | Exclude<JobOutcome, { readonly outcome: 'lost' }>
  | { readonly outcome: 'late' }
  | { readonly outcome: 'ended'; readonly how: string };

/** `broken`: what ends the page before its time. Rejects as it does. */
async function endOf(outcome: Promise<JobOutcome>, broken: Promise<PageEnd>): Promise<PageEnd> {
  const end = await Promise.race([outcome, broken]);
  if (end.outcome !== 'lost') return end;
  // The exit of a program is noticed slightly later than the loss of its connection.
  return Promise.race([broken, sleep(endsWithinMs, { outcome: 'ended' as const, how: 'its page did' })]);
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
