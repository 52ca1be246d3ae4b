import { afterEach, describe, expect, it, vi } from 'vitest';
import type { RunFault } from '../../protocol/messages';
import { addressChunk, decodeChunk } from '../../protocol/chunk';
import type { RaceSpec } from './task';
import { behavingRace } from './testing/behavingRace';
import { testWorkerPath } from './testing/workerPaths';
import type { TaskEnd } from './openTask';
import { createWorkerPool, type PoolTask, type WorkerPool } from './workerPool';

let pool: WorkerPool | null = null;

function startPool(size: number, hangTimeoutMs?: number): WorkerPool {
  pool = createWorkerPool({
    workerPath: testWorkerPath('faulty'),
    size,
    ...(hangTimeoutMs !== undefined && { hangTimeoutMs }),
  });
  return pool;
}

afterEach(async () => {
  await pool?.dispose();
  pool = null;
});

interface Observed {
  readonly task: PoolTask;
  readonly end: Promise<TaskEnd>;
  /** Per run, its values in order of arrival; the worker uses row numbers as values. */
  readonly rows: number[][];
  chunks: number;
}

function submit(to: WorkerPool, run: RaceSpec, credits = 1_000_000): Observed {
  const rows = run.runs.map((): number[] => []);
  let resolve: (end: TaskEnd) => void = () => undefined;
  const end = new Promise<TaskEnd>((settle) => {
    resolve = settle;
  });
  const observed: Observed = {
    rows,
    chunks: 0,
    end,
    task: to.submit(run, {
      credits,
      onChunk(buffer) {
        addressChunk(buffer, 1);
        observed.chunks += 1;
        const decoded = decodeChunk(buffer);
        if (decoded.ok && decoded.chunk.kind === 'run') {
          rows[decoded.chunk.run]?.push(...decoded.chunk.columns.values);
        }
      },
      onEnd: resolve,
    }),
  };
  return observed;
}

const counted = (rows: number): number[] => Array.from({ length: rows }, (_, row) => row);
const completed = { status: 'completed', rows: 1001, divergedAt: null };
const failed = (kind: RunFault['kind'], message: RegExp) => ({
  status: 'failed',
  rows: 200,
  divergedAt: null,
  fault: { kind, message: expect.stringMatching(message) as string },
});

/** Waits until that many chunks have come, and then checks that no further one comes. */
async function staysAt(run: { readonly chunks: number }, chunks: number): Promise<void> {
  await vi.waitFor(() => expect(run.chunks).toBe(chunks), { timeout: 10_000 });
  await pause(50);
  expect(run.chunks).toBe(chunks);
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('worker pool', () => {
  it('computes every run whole, on any number of workers', async () => {
    for (const size of [1, 3]) {
      const workers = startPool(size);
      const run = submit(workers, behavingRace(['steps', 'steps', 'steps', 'steps', 'steps']));
      expect(await run.end).toMatchObject({ reason: 'finished', items: [{ rows: 1001 }, {}, {}, {}, {}] });
      for (const rows of run.rows) expect(rows).toEqual(counted(1001));
      await workers.dispose();
    }
  });

  it('ends a run without runs at once', async () => {
    expect(await submit(startPool(1), behavingRace([])).end).toEqual({ reason: 'finished', items: [] });
  });

  it('pauses at 0 credits, without holding up others, and goes on when more are granted', async () => {
    const workers = startPool(1);
    const paused = submit(workers, behavingRace(['steps', 'steps']), 3);
    const other = submit(workers, behavingRace(['steps']));
    expect((await other.end).reason).toBe('finished');
    await staysAt(paused, 3);
    paused.task.grant(2);
    await staysAt(paused, 5);
    paused.task.grant(1000);
    expect((await paused.end).reason).toBe('finished');
    expect(paused.rows).toEqual([counted(1001), counted(1001)]);
  });

  it('starts with no credits at all', async () => {
    const run = submit(startPool(1), behavingRace(['steps'], 50), 0);
    await pause(50);
    expect(run.chunks).toBe(0);
    run.task.grant(1);
    expect((await run.end).reason).toBe('finished');
  });

  it('cancels within 50 ms, twice if asked twice', async () => {
    const workers = startPool(2);
    // The fastest of several attempts counts: other tests may keep the machine busy.
    const tookMs: number[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const run = submit(workers, behavingRace(['endless', 'endless', 'endless']));
      await pause(40);
      const before = performance.now();
      run.task.cancel();
      run.task.cancel();
      expect(await run.end).toEqual({ reason: 'cancelled' });
      tookMs.push(performance.now() - before);
      run.task.cancel();
      run.task.grant(1);
    }
    expect(Math.min(...tookMs)).toBeLessThan(50);
    expect((await submit(workers, behavingRace(['steps'])).end).reason).toBe('finished');
  });

  it('cancels a run that waits for credits', async () => {
    const run = submit(startPool(1), behavingRace(['steps']), 1);
    await staysAt(run, 1);
    run.task.cancel();
    expect(await run.end).toEqual({ reason: 'cancelled' });
    expect(run.chunks).toBe(1);
  });

  it('shares a worker between a long and a short run', async () => {
    const workers = startPool(1);
    const long = submit(workers, behavingRace(['slow'], 100_000));
    const short = submit(workers, behavingRace(['steps']));
    expect((await short.end).reason).toBe('finished');
    long.task.cancel();
    expect((await long.end).reason).toBe('cancelled');
  });

  it('reports a worker that throws, and uses it again', async () => {
    const workers = startPool(1);
    const other = submit(workers, behavingRace(['slow'], 2000));
    const bad = submit(workers, behavingRace(['steps', 'throw', 'steps']));
    expect(await bad.end).toEqual({
      reason: 'finished',
      items: [completed, failed('error', /^thrown on purpose$/), completed],
    });
    expect(bad.rows).toEqual([counted(1001), counted(200), counted(1001)]);
    expect((await other.end).reason).toBe('finished');
    expect((await submit(workers, behavingRace(['steps'])).end).reason).toBe('finished');
  });

  it.each([
    ['exit', 10_000, failed('lost', /^it exited with code 3$/)],
    ['hang', 400, failed('stalled', /^it made no progress for 0.4 s$/)],
    // On a busy machine, repeated garbage collections delay running out of memory: this must not count as a hang.
    ['exhaust', 90_000, failed('memory', /memory/)],
  ])(
    'reports a run whose worker is lost (%s), replaces it, and lets all others go on',
    async (fault, hangMs, ending) => {
      const workers = startPool(1, hangMs);
      const other = submit(workers, behavingRace(['steps', 'slow', 'slow'], 3000));
      await pause(150);
      const bad = submit(workers, behavingRace(['steps', fault, 'steps']));
      expect(await bad.end).toEqual({ reason: 'finished', items: [completed, ending, completed] });
      expect(bad.rows).toEqual([counted(1001), counted(200), counted(1001)]);
      expect((await other.end).reason).toBe('finished');
      expect(other.rows).toEqual([counted(3001), counted(3001), counted(3001)]);
      const next = submit(workers, behavingRace(['steps', 'steps']));
      expect((await next.end).reason).toBe('finished');
      expect(next.rows).toEqual([counted(1001), counted(1001)]);
    },
    120_000,
  );

  it('replaces a worker that loops for ever within 2 s, unless it is told otherwise', async () => {
    const intervals = vi.spyOn(globalThis, 'setInterval');
    const workers = startPool(1);
    // By its own clock, whatever else keeps the machine busy: the time that is allowed, and that until it is noticed.
    const [, everyMs = Infinity] = intervals.mock.lastCall ?? [];
    intervals.mockRestore();
    expect(1500 + everyMs).toBeLessThan(2000);
    const bad = submit(workers, behavingRace(['hang', 'steps']));
    const other = submit(workers, behavingRace(['steps']));
    expect(await bad.end).toMatchObject({
      items: [
        { fault: { kind: 'stalled', message: 'it made no progress for 1.5 s' } },
        { status: 'completed' },
      ],
    });
    expect((await other.end).reason).toBe('finished');
  });

  it('reports a worker that can not even start', async () => {
    pool = createWorkerPool({ workerPath: testWorkerPath('faulty').replace('faulty', 'missing'), size: 1 });
    expect(await submit(pool, behavingRace(['steps'])).end).toMatchObject({ reason: 'failed' });
  });

  it('ends open runs as cancelled when it is closed', async () => {
    const workers = startPool(1);
    const run = submit(workers, behavingRace(['endless']));
    await workers.dispose();
    expect(await run.end).toEqual({ reason: 'cancelled' });
    await workers.dispose();
    expect(() => submit(workers, behavingRace(['steps']))).toThrow('closed');
  });
});
