// What the pool asks of its workers, which are stand-ins here: who gets a task, who is woken, and who succeeds a worker
// that is lost.
import { availableParallelism } from 'node:os';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { announceWaiting, claimItem, takeCredit } from './control';
import type { TaskEnd } from './openTask';
import type { FromWorker, SurfaceSpec, ToWorker } from './task';
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

function submit(pool: WorkerPool, items: number, credits = 9) {
  const chunks: ArrayBuffer[] = [];
  const ends: TaskEnd[] = [];
  const task = pool.submit(bands(items), {
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
    Array.from({ length: size }, (_, index) => [index, 'w.mjs', 10_000]),
  );
});

it.each([
  [undefined, 500],
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
  tell(0, { type: 'failed', task: 1, message: 'no memory' });
  expect(task.ends).toEqual([{ reason: 'failed', message: 'no memory' }]);
  expect(takePosted()).toEqual([
    [0, 'wake'],
    [1, 'wake'],
  ]);
  tell(1, { type: 'idle', task: 1 });
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
  slots[0]!.options.onLost('it fell asleep', 0);
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
  slots[0]!.options.onLost('it fell asleep', 0);
  expect(takePosted()).toEqual([[0, 1]]);
});

it('gives up the task that a lost worker was at, and any that has lost three workers', () => {
  const pool = startPool(1);
  const [one, other] = [submit(pool, 1), submit(pool, 1)];
  const lose = (current: number): void => slots[0]!.options.onLost('it fell asleep', current);
  const failed = [{ reason: 'failed', message: 'A worker was lost: it fell asleep' }];
  takePosted();
  lose(2);
  expect(other.ends).toEqual(failed);
  lose(0);
  expect(takePosted().filter((message) => !(message as unknown[]).includes('wake'))).toEqual([
    [0, 1],
    [0, 1],
  ]);
  expect(one.ends).toEqual([]);
  lose(0);
  expect(one.ends).toEqual(failed);
  expect([...slots[0]!.tasks]).toEqual([]);
});

it('has nobody continue what is cancelled already', () => {
  const pool = startPool(1);
  const task = submit(pool, 1);
  task.cancel();
  takePosted();
  slots[0]!.options.onLost('it fell asleep', 0);
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
  slots[0]!.options.onLost('it was terminated', 0);
  expect(takePosted()).toEqual([]);
  expect(() => submit(pool, 1)).toThrow('The worker pool is closed.');
});
