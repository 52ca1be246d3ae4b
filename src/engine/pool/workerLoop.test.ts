// A worker's loop in the test's own thread, on items that do what they are told.
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  addCredits,
  announceWaiting,
  createTaskControl,
  createWorkerState,
  setCancelled,
  spentCredits,
  workerWord,
} from './control';
import type { FromWorker, Resume, SurfaceSpec, ToWorker } from './task';
import { runWorkerLoop, type CreateItemProducer, type ItemOutput } from './workerLoop';

vi.mock(import('./control'), async (importActual) => {
  const actual = await importActual();
  return { ...actual, announceWaiting: vi.fn(actual.announceWaiting) };
});

/** The loop doesn't look into it. */
const spec: SurfaceSpec = { kind: 'surface', landscape: { id: 'saddle' }, columns: 1, rows: 1 };

let pool: MessagePort;
let received: FromWorker[];
let state: Int32Array;

beforeEach(() => {
  received = [];
  state = createWorkerState();
});
afterEach(() => pool.close());

function startLoop(createItemProducer: CreateItemProducer): void {
  const { port1, port2 } = new MessageChannel();
  pool = port1;
  pool.on('message', (message: FromWorker) => received.push(message));
  runWorkerLoop(port2, { worker: 1, state }, createItemProducer);
}

const send = (message: ToWorker): void => pool.postMessage(message);

function giveTask(task: number, items: number, credits: number, resume: readonly Resume[] = []) {
  const control = createTaskControl(2, items, credits);
  send({ type: 'task', task, spec, control, resume });
  return control;
}

const waitFor = (messages: number): Promise<void> =>
  vi.waitFor(() => expect(received.length).toBeGreaterThanOrEqual(messages), { timeout: 10_000 });

const chunkOf = (byte: number): ArrayBuffer => Uint8Array.of(byte).buffer;
const end = (byte: number): ItemOutput => ({ chunk: chunkOf(byte), rows: 1, end: 'complete' });

/** What of a message is not a buffer; of a buffer, its first byte. */
const seen = (): unknown[] =>
  received.map((message) =>
    message.type === 'progress'
      ? [message.task, message.item, message.chunk && new Uint8Array(message.chunk)[0], message.end]
      : [message.task, message.type],
  );

it('does all items of a task, one after the other, and says when there are no more', async () => {
  startLoop((_spec, item) => ({ advance: () => end(10 + item) }));
  const control = giveTask(7, 3, 5);
  await waitFor(4);
  expect(seen()).toEqual([
    [7, 0, 10, 'complete'],
    [7, 1, 11, 'complete'],
    [7, 2, 12, 'complete'],
    [7, 'idle'],
  ]);
  expect(spentCredits(control, 1)).toBe(3);
  expect(spentCredits(control, 0)).toBe(0);
});

it('goes on with items that another worker had begun, from their rows, before it takes new ones', async () => {
  const begun: number[][] = [];
  startLoop((_spec, item, fromRow) => {
    begun.push([item, fromRow]);
    return { advance: () => end(item) };
  });
  giveTask(1, 2, 9, [
    { item: 5, row: 40 },
    { item: 4, row: 0 },
  ]);
  await waitFor(5);
  expect(begun).toEqual([
    [5, 40],
    [4, 0],
    [0, 0],
    [1, 0],
  ]);
});

it('sends several chunks of an item, and what ends without one for nothing', async () => {
  startLoop(() => {
    const outputs: ItemOutput[] = [
      { chunk: chunkOf(1), rows: 1, end: null },
      { chunk: chunkOf(2), rows: 1, end: null },
      { chunk: null, rows: 0, end: 'complete' },
    ];
    return { advance: () => outputs.shift() ?? null };
  });
  const control = giveTask(1, 1, 2);
  await waitFor(4);
  expect(seen()).toEqual([
    [1, 0, 1, null],
    [1, 0, 2, null],
    [1, 0, null, 'complete'],
    [1, 'idle'],
  ]);
  expect(spentCredits(control, 1)).toBe(2);
});

it('gives the memory of its chunks away', async () => {
  const outputs = [end(1)];
  const [{ chunk }] = outputs as [ItemOutput];
  startLoop(() => ({ advance: () => outputs.shift() ?? null }));
  giveTask(1, 1, 1);
  await waitFor(2);
  expect(chunk?.byteLength).toBe(0);
});

it('keeps what it can’t pay for until it is woken, and does other tasks meanwhile', async () => {
  startLoop((_spec, item) => ({ advance: () => end(item) }));
  const poor = giveTask(1, 2, 1);
  await waitFor(1);
  giveTask(2, 1, 1);
  await waitFor(3);
  expect(seen()).toEqual([
    [1, 0, 0, 'complete'],
    [2, 0, 0, 'complete'],
    [2, 'idle'],
  ]);
  expect(addCredits(poor, 1)).toBe(true);
  send({ type: 'wake' });
  await waitFor(5);
  expect(seen().slice(3)).toEqual([
    [1, 1, 1, 'complete'],
    [1, 'idle'],
  ]);
});

it('finds the credits that come while it says that it waits for some', async () => {
  startLoop((_spec, item) => ({ advance: () => end(item) }));
  vi.mocked(announceWaiting).mockImplementationOnce((control) => void addCredits(control, 1));
  giveTask(1, 1, 0);
  await waitFor(2);
  expect(seen()).toEqual([
    [1, 0, 0, 'complete'],
    [1, 'idle'],
  ]);
});

it('takes turns between tasks that take long, and shows that it is alive', async () => {
  const turns: number[] = [];
  startLoop((_spec, item) => ({
    advance: (deadlineMs) => {
      if (turns.filter((task) => task === 2).length === 4) return end(item);
      while (performance.now() < deadlineMs);
      turns.push(Atomics.load(state, workerWord.task));
      return null;
    },
  }));
  giveTask(1, 1, 1);
  giveTask(2, 1, 1);
  await waitFor(4);
  expect(turns.slice(turns.indexOf(2) - 1)).toEqual([1, 2, 1, 2, 1, 2, 1, 2]);
  expect(Atomics.load(state, workerWord.heartbeat)).toBeGreaterThanOrEqual(turns.length);
  expect(Atomics.load(state, workerWord.task)).toBe(0);
});

it('says which item it is at', async () => {
  startLoop(() => ({ advance: () => null }));
  giveTask(3, 5, 1, [{ item: 4, row: 0 }]);
  await vi.waitFor(() => expect(Atomics.load(state, workerWord.heartbeat)).toBeGreaterThan(2));
  expect(Atomics.load(state, workerWord.item)).toBe(4);
});

it('leaves a task that is cancelled', async () => {
  startLoop(() => ({ advance: () => null }));
  const control = giveTask(3, 1, 1);
  await vi.waitFor(() => expect(Atomics.load(state, workerWord.heartbeat)).toBeGreaterThan(0));
  setCancelled(control);
  await waitFor(1);
  expect(seen()).toEqual([[3, 'idle']]);
});

it('says why an item failed, and goes on with the next one', async () => {
  startLoop((_spec, item) => {
    if (item === 0) throw new Error('no memory');
    return {
      advance: () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- what is no error is told, too
        throw 'a text';
      },
    };
  });
  giveTask(1, 1, 1);
  giveTask(2, 1, 1, [{ item: 1, row: 0 }]);
  giveTask(3, 0, 0);
  await waitFor(6);
  expect(received).toEqual([
    { type: 'failed', task: 1, item: 0, message: 'no memory' },
    { type: 'failed', task: 2, item: 1, message: 'a text' },
    { type: 'idle', task: 3 },
    { type: 'idle', task: 1 },
    { type: 'failed', task: 2, item: 0, message: 'no memory' },
    { type: 'idle', task: 2 },
  ]);
});
