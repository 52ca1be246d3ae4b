// A worker's place in the pool, with a stand-in for the thread.
import { EventEmitter } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { workerWord } from './control';
import { createWorkerSlot, outsideArchive, type WorkerSlot } from './workerSlot';

vi.mock(import('node:worker_threads'), async (importActual) => ({
  ...(await importActual()),
  Worker: vi.fn() as never,
}));

it.each([
  [
    '/opt/Optiscape/resources/app.asar/out/main/chunks/w.mjs',
    '/opt/Optiscape/resources/app.asar.unpacked/out/main/chunks/w.mjs',
  ],
  [
    'C:\\Optiscape\\resources\\app.asar\\out\\w.mjs',
    'C:\\Optiscape\\resources\\app.asar.unpacked\\out\\w.mjs',
  ],
  ['/home/me/app.asar.d/out/w.mjs', '/home/me/app.asar.d/out/w.mjs'],
])('the worker %s is at %s', (built, found) => {
  expect(outsideArchive(built)).toBe(found);
});

class Thread extends EventEmitter {
  readonly postMessage = vi.fn();
  readonly terminate = vi.fn(() => Promise.resolve(0));
}

describe('a worker’s place', () => {
  let threads: Thread[];
  let heard: unknown[];

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['performance'] });
    // A program that is never short of a processor, and never uses more than one.
    vi.spyOn(process, 'cpuUsage').mockImplementation(() => ({ user: 1000 * performance.now(), system: 0 }));
    threads = [];
    heard = [];
    vi.mocked(Worker).mockReset();
    // A constructor's own object takes the place of the new one.
    vi.mocked(Worker).mockImplementation(function () {
      const thread = new Thread();
      threads.push(thread);
      return thread as unknown as Worker;
    });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const createSlot = (): WorkerSlot =>
    createWorkerSlot(2, {
      workerPath: '/app/app.asar/w.mjs',
      hangTimeoutMs: 400,
      onMessage: (message) => heard.push(message),
      onLost: ({ fault, task, item }) => heard.push([fault.kind, fault.message, task, item]),
    });

  /** The memory that the latest thread shares with the slot. */
  function stateOf(): Int32Array {
    const options = vi.mocked(Worker).mock.lastCall?.[1];
    return (options?.workerData as { readonly state: Int32Array }).state;
  }

  const wake = { type: 'wake' } as const;

  it('starts a thread with its number, and passes messages both ways', () => {
    const slot = createSlot();
    expect(vi.mocked(Worker).mock.calls).toEqual([
      [
        '/app/app.asar.unpacked/w.mjs',
        {
          workerData: { worker: 2, state: new Int32Array(3) },
          name: 'optiscape-3',
          resourceLimits: { maxOldGenerationSizeMb: 512 },
        },
      ],
    ]);
    expect([slot.index, slot.tasks.size]).toEqual([2, 0]);
    slot.post(wake);
    expect(threads[0]!.postMessage.mock.calls).toEqual([[wake]]);
    threads[0]!.emit('message', { type: 'idle', task: 1 });
    expect(heard).toEqual([{ type: 'idle', task: 1 }]);
    expect(threads).toHaveLength(1);
  });

  const noMemory = Object.assign(new Error('no memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });

  it.each([
    ['lost', 'it exited with code 3', () => true],
    ['lost', 'a fault', (thread: Thread) => thread.emit('error', new Error('a fault'))],
    ['lost', 'a text', (thread: Thread) => thread.emit('error', 'a text')],
    ['lost', 'null', (thread: Thread) => thread.emit('error', null)],
    ['memory', 'no memory', (thread: Thread) => thread.emit('error', noMemory)],
  ])('tells why a thread has ended: %s, %s', (kind, reason, fail) => {
    createSlot();
    Atomics.store(stateOf(), workerWord.task, 7);
    Atomics.store(stateOf(), workerWord.item, 2);
    fail(threads[0]!);
    expect(heard).toEqual([]);
    threads[0]!.emit('exit', 3);
    expect(heard).toEqual([[kind, reason, 7, 2]]);
  });

  it('starts another thread for the next message, and hears the old one no more', () => {
    const slot = createSlot();
    const old = stateOf();
    threads[0]!.emit('exit', 1);
    expect(threads).toHaveLength(1);
    slot.post(wake);
    slot.post(wake);
    expect(threads).toHaveLength(2);
    expect(threads[1]!.postMessage).toHaveBeenCalledTimes(2);
    expect(stateOf()).not.toBe(old);
    heard.length = 0;
    threads[0]!.emit('message', { type: 'idle', task: 1 });
    threads[0]!.emit('exit', 1);
    expect(heard).toEqual([]);
  });

  it('takes a thread for lost that shows no life for longer than it may', () => {
    const slot = createSlot();
    Atomics.store(stateOf(), workerWord.task, 7);
    vi.advanceTimersByTime(400);
    slot.checkProgress();
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(1);
    slot.checkProgress();
    slot.checkProgress();
    expect(heard).toEqual([['stalled', 'it made no progress for 0.4 s', 7, 0]]);
    expect(threads[0]!.terminate).toHaveBeenCalledOnce();
    threads[0]!.emit('exit', 1);
    expect(heard).toHaveLength(1);
  });

  it('does not take the sleep of the machine, or want of a processor, for the thread’s', () => {
    const slot = createSlot();
    Atomics.store(stateOf(), workerWord.task, 7);
    let [user, system] = [0, 0];
    vi.mocked(process.cpuUsage).mockImplementation(() => ({ user, system }));
    slot.checkProgress();
    vi.advanceTimersByTime(3_600_000);
    slot.checkProgress();
    [user, system] = [120_000, 80_000];
    slot.checkProgress();
    expect(heard).toEqual([]);
    system += 1;
    slot.checkProgress();
    expect(heard).toHaveLength(1);
  });

  it('waits from the last sign of life on, and for nothing where there is nothing to do', () => {
    const slot = createSlot();
    const state = stateOf();
    vi.advanceTimersByTime(1000);
    slot.checkProgress();
    Atomics.store(state, workerWord.task, 7);
    vi.advanceTimersByTime(300);
    slot.checkProgress();
    Atomics.add(state, workerWord.heartbeat, 1);
    vi.advanceTimersByTime(300);
    slot.checkProgress();
    vi.advanceTimersByTime(400);
    slot.checkProgress();
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(1);
    slot.checkProgress();
    expect(heard).toHaveLength(1);
  });

  it('counts a new thread’s time from its start', () => {
    const slot = createSlot();
    Atomics.add(stateOf(), workerWord.heartbeat, 5);
    slot.checkProgress();
    threads[0]!.emit('exit', 1);
    heard.length = 0;
    vi.advanceTimersByTime(1000);
    slot.post(wake);
    Atomics.store(stateOf(), workerWord.task, 8);
    vi.advanceTimersByTime(400);
    slot.checkProgress();
    expect(heard).toEqual([]);
    vi.advanceTimersByTime(1);
    slot.checkProgress();
    expect(heard).toEqual([['stalled', 'it made no progress for 0.4 s', 8, 0]]);
  });

  it('terminates the thread that it has, if any', async () => {
    const slot = createSlot();
    await slot.terminate();
    expect(threads[0]!.terminate).toHaveBeenCalledOnce();
    threads[0]!.emit('exit', 1);
    await slot.terminate();
    expect(threads[0]!.terminate).toHaveBeenCalledOnce();
  });
});
