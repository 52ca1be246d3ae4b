// What the pool asks of its workers, which are stand-ins here: who gets a task, who is woken, and who succeeds a worker
// that is lost.
import { availableParallelism } from 'node:os';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunFault } from '../../protocol/messages';
import { announceWaiting, claimItem, takeCredit } from './control';
import type { TaskEnd } from './openTask';
import type { FromWorker, RaceSpec, SurfaceSpec, ToWorker } from './task';
import { createWorkerPool, type WorkerPool } from './workerPool';
import { createWorkerSlot, type WorkerSlot, type WorkerSlotOptions } from './workerSlot';

vi.mock(import('node:os'), async (importActual) => ({
  ...(await importActual()),
  availableParallelism: vi.fn(),
}));
vi.mock(import('./workerSlot'), async (importActual) => ({
  ...(await importActual()),
  createWorkerSlot: vi.fn(),
}));

interface Slot extends WorkerSlot {
  readonly options: WorkerSlotOptions;
}

let slots: Slot[];
/** What was posted since the last look, with the worker's index. */
let posted: [number, ToWorker][];

beforeEach(() => {
  slots = [];
  posted = [];
  vi.mocked(createWorkerSlot).mockImplementation((index, options) => {
    const slot: Slot = {
      index,
      options,
      tasks: new Set(),
      post: (message) => posted.push([index, message]),
      checkProgress: vi.fn(),
      terminate: vi.fn(() => Promise.resolve()),
    };
    slots.push(slot);
    return slot;
  });
});

afterEach(() => void vi.useRealTimers());

const startPool = (size: number): WorkerPool => createWorkerPool({ workerPath: 'w.mjs', size });

/** A surface of some bands, each an item. */
const bands = (rows: number): SurfaceSpec => ({
  kind: 'surface',
  landscape: { id: 'saddle' },
  columns: 65_536,
  rows,
});

/** A race of some runs, each an item. */
const race = (runs: number): RaceSpec => ({ kind: 'race', runs: new Array<never>(runs).fill({} as never) });

function submit(pool: WorkerPool, work: number | RaceSpec, credits = 9) {
  const chunks: ArrayBuffer[] = [];
  const ends: TaskEnd[] = [];
  const task = pool.submit(typeof work === 'number' ? bands(work) : work, {
    credits,
    onChunk: (chunk) => chunks.push(chunk),
    onEnd: (end) => ends.push(end),
  });
  return { ...task, chunks, ends };
}

function takePosted(): unknown[] {
  return posted
    .splice(0)
    .map(([index, message]) => [
      index,
      message.type === 'task' ? message.task : message.type,
      ...(message.type === 'task' ? message.resume : []),
    ]);
}

/** The memory that a task shares with its workers. */
function controlOf(task: number) {
  const sent = posted
    .map(([, message]) => message)
    .find((each) => each.type === 'task' && each.task === task);
  if (sent?.type !== 'task') throw new Error(`Nobody has task ${task}.`);
  return sent.control;
}

const tell = (worker: number, message: FromWorker): void => slots[worker]!.options.onMessage(message);

/** A worker is lost while it was at an item of a task, or at none. */
const lose = (worker: number, task: number, item = -1): void =>
  slots[worker]!.options.onLost({ fault: { kind: 'lost', message: 'it fell asleep' }, task, item });

const progress = (task: number, item: number, end: 'complete' | null = null, rows = 1): FromWorker => ({
  type: 'progress',
  task,
  item,
  chunk: end === null ? new ArrayBuffer(8) : null,
  rows,
  end,
});

it.each([
  [1, 1],
  [2, 1],
  [5, 4],
])('leaves one of %d cores to others, but has a worker at least', (cores, size) => {
  vi.mocked(availableParallelism).mockReturnValue(cores);
  expect(createWorkerPool({ workerPath: 'w.mjs' }).size).toBe(size);
  expect(slots.map(({ index, options }) => [index, options.workerPath, options.hangTimeoutMs])).toEqual(
    Array.from({ length: size }, (_, index) => [index, 'w.mjs', 1500]),
  );
});

it.each([
  [undefined, 375],
  [400, 100],
  [60_000, 500],
])('looks after workers that may take %s ms every %d ms', async (hangTimeoutMs, everyMs) => {
  vi.useFakeTimers();
  const pool = createWorkerPool({ workerPath: 'w.mjs', size: 2, ...(hangTimeoutMs && { hangTimeoutMs }) });
  const looks = (): number[] => slots.map(({ checkProgress }) => vi.mocked(checkProgress).mock.calls.length);
  vi.advanceTimersByTime(everyMs - 1);
  expect(looks()).toEqual([0, 0]);
  vi.advanceTimersByTime(1);
  expect(looks()).toEqual([1, 1]);
  await pool.dispose();
  vi.advanceTimersByTime(10 * everyMs);
  expect(looks()).toEqual([1, 1]);
});

it('gives a task to as many workers as it has items, to those with the fewest tasks', () => {
  const pool = startPool(3);
  submit(pool, 2);
  submit(pool, 1);
  submit(pool, 9);
  expect(takePosted()).toEqual([
    [0, 1],
    [1, 1],
    [2, 2],
    [0, 3],
    [1, 3],
    [2, 3],
  ]);
  tell(1, { type: 'idle', task: 1 });
  submit(pool, 1);
  expect(takePosted()).toEqual([[1, 4]]);
});

it('passes on what the workers of a task send until it is complete', () => {
  const pool = startPool(2);
  const task = submit(pool, 2);
  tell(1, progress(1, 0));
  tell(1, progress(1, 0, 'complete'));
  tell(0, progress(1, 1));
  tell(0, progress(1, 1, 'complete'));
  tell(0, progress(7, 1));
  expect(task.chunks).toHaveLength(2);
  expect(task.ends).toEqual([{ reason: 'finished', items: ['complete', 'complete'] }]);
  for (const worker of [0, 1]) tell(worker, { type: 'idle', task: 1 });
  tell(0, progress(1, 1));
  expect(task.chunks).toHaveLength(2);
  expect(slots.map(({ tasks }) => tasks.size)).toEqual([0, 0]);
});

it('wakes those who have a task when it is cancelled; it ends when all have left it', () => {
  const pool = startPool(3);
  submit(pool, 3);
  const task = submit(pool, 2);
  announceWaiting(controlOf(2));
  takePosted();
  task.cancel();
  task.cancel();
  task.grant(1);
  expect(takePosted()).toEqual([
    [0, 'wake'],
    [1, 'wake'],
  ]);
  tell(0, { type: 'idle', task: 2 });
  expect(task.ends).toEqual([]);
  tell(1, { type: 'idle', task: 2 });
  expect(task.ends).toEqual([{ reason: 'cancelled' }]);
});

it('wakes those who wait for credits, and nobody else', () => {
  const pool = startPool(2);
  const task = submit(pool, 2, 1);
  submit(pool, 1);
  const control = controlOf(1);
  takePosted();
  task.grant(2);
  expect(takePosted()).toEqual([]);
  announceWaiting(control);
  task.grant(1);
  expect(takePosted()).toEqual([
    [0, 'wake'],
    [1, 'wake'],
  ]);
  expect(Array.from({ length: 5 }, () => takeCredit(control, 0))).toEqual([true, true, true, true, false]);
});

it('ends a task that a worker could not do, and has the others leave it', () => {
  const pool = startPool(2);
  const task = submit(pool, 2);
  takePosted();
  tell(0, { type: 'failed', task: 1, item: 0, message: 'no memory' });
  expect(task.ends).toEqual([{ reason: 'failed', message: 'no memory' }]);
  expect(takePosted()).toEqual([
    [0, 'wake'],
    [1, 'wake'],
  ]);
  for (const worker of [0, 1]) tell(worker, { type: 'idle', task: 1 });
  expect(slots.map(({ tasks }) => tasks.size)).toEqual([0, 0]);
});

it('has what a lost worker had begun continued, with the credits that it had taken', () => {
  const pool = startPool(2);
  const task = submit(pool, 3, 4);
  const control = controlOf(1);
  for (const item of [0, 1]) expect(claimItem(control, 0)).toBe(item);
  for (let credit = 0; credit < 4; credit += 1) takeCredit(control, 0);
  tell(0, progress(1, 0, null, 5));
  announceWaiting(control);
  takePosted();
  lose(0, 0);
  expect(takePosted()).toEqual([
    [0, 1, { item: 0, row: 5 }, { item: 1, row: 0 }],
    [0, 'wake'],
    [1, 'wake'],
  ]);
  // Three of the four credits were for chunks that never came.
  expect(Array.from({ length: 4 }, () => takeCredit(control, 0))).toEqual([true, true, true, false]);
  expect(task.ends).toEqual([]);
});

it('grants nothing anew for a lost worker that had sent all that it had taken credits for', () => {
  const pool = startPool(1);
  submit(pool, 1);
  announceWaiting(controlOf(1));
  takePosted();
  lose(0, 0);
  expect(takePosted()).toEqual([[0, 1]]);
});

it('gives up the task that a lost worker was at, and any that has lost three workers', () => {
  const pool = startPool(1);
  const [one, other] = [submit(pool, 1), submit(pool, 1)];
  const failed = [{ reason: 'failed', message: 'A worker was lost: it fell asleep' }];
  takePosted();
  lose(0, 2);
  expect(other.ends).toEqual(failed);
  lose(0, 0);
  expect(takePosted().filter((message) => !(message as unknown[]).includes('wake'))).toEqual([
    [0, 1],
    [0, 1],
  ]);
  expect(one.ends).toEqual([]);
  lose(0, 0);
  expect(one.ends).toEqual(failed);
  expect([...slots[0]!.tasks]).toEqual([]);
});

describe('a race', () => {
  const completed = { status: 'completed', rows: 1, divergedAt: null } as const;
  const failed = (kind: RunFault['kind'], message: string, rows = 0) => ({
    status: 'failed',
    rows,
    divergedAt: null,
    fault: { kind, message },
  });

  it('goes on without a run that could not be computed', () => {
    const pool = startPool(1);
    const task = submit(pool, race(3));
    takePosted();
    tell(0, { ...progress(1, 0), end: completed } as FromWorker);
    tell(0, progress(1, 1, null, 4));
    tell(0, { type: 'failed', task: 1, item: 1, message: 'it fell over' });
    expect(task.ends).toEqual([]);
    tell(0, { ...progress(1, 2), end: completed } as FromWorker);
    expect(task.ends).toEqual([
      { reason: 'finished', items: [completed, failed('error', 'it fell over', 4), completed] },
    ]);
  });

  it('goes on without the run that a lost worker was at, and continues those that it had begun', () => {
    const pool = startPool(1);
    const task = submit(pool, race(3));
    const control = controlOf(1);
    for (const item of [0, 1, 2]) expect(claimItem(control, 0)).toBe(item);
    tell(0, progress(1, 1, null, 5));
    takePosted();
    lose(0, 1, 1);
    expect(takePosted()).toEqual([[0, 1, { item: 0, row: 0 }, { item: 2, row: 0 }]]);
    for (const item of [0, 2]) tell(0, { ...progress(1, item), end: completed } as FromWorker);
    expect(task.ends).toEqual([
      { reason: 'finished', items: [completed, failed('lost', 'it fell asleep', 5), completed] },
    ]);
  });

  it('is given up when it has cost sixteen workers', () => {
    const pool = startPool(1);
    const task = submit(pool, race(20));
    for (let item = 0; item < 15; item += 1) lose(0, 1, item);
    expect(task.ends).toEqual([]);
    lose(0, 1, 15);
    expect(task.ends).toEqual([{ reason: 'failed', message: 'A worker was lost: it fell asleep' }]);
  });
});

it('has nobody continue what is cancelled already', () => {
  const pool = startPool(1);
  const task = submit(pool, 1);
  task.cancel();
  takePosted();
  lose(0, 0);
  expect(takePosted()).toEqual([]);
  expect(task.ends).toEqual([{ reason: 'cancelled' }]);
});

it('is closed once, with all that is open', async () => {
  const pool = startPool(2);
  const task = submit(pool, 2);
  await pool.dispose();
  await pool.dispose();
  expect(task.ends).toEqual([{ reason: 'cancelled' }]);
  expect(slots.map(({ terminate }) => vi.mocked(terminate).mock.calls.length)).toEqual([1, 1]);
  takePosted();
  lose(0, 0);
  expect(takePosted()).toEqual([]);
  expect(() => submit(pool, 1)).toThrow('The worker pool is closed.');
});
