// The queue: exports run one at a time, are cancelled at once, and leave nothing when they fail.
import { describe, expect, it } from 'vitest';
import type { Output } from '../host/host';
import { createExportQueue, type ExportTask, type MakeExport } from './exportQueue';

function fakeOutput(log: string[], name: string, kept = 0): Output {
  return {
    write: () => Promise.resolve(),
    finish() {
      log.push(`finish ${name}`);
      return Promise.resolve({ name: `${name} saved`, show: null });
    },
    abort() {
      log.push(`abort ${name}`);
      return Promise.resolve(kept);
    },
  };
}

const report = { codec: 'h264', frames: 10, insteadOf: null } as const;

/** An export that runs until it is released or aborted. */
function pending() {
  let progress: Parameters<MakeExport>[2] = () => undefined;
  let settle: { resolve(): void; reject(error: Error): void } | null = null;
  const make: MakeExport = (_output, signal, onProgress) => {
    progress = onProgress;
    return new Promise((resolve, reject) => {
      settle = { resolve: () => resolve(report), reject };
      signal.addEventListener('abort', () => reject(new Error('aborted')));
    });
  };
  return {
    make,
    progress: (framesDone: number) => progress({ framesDone, frames: 10 }),
    resolve: () => settle!.resolve(),
    reject: (error: Error) => settle!.reject(error),
    get begun() {
      return settle !== null;
    },
  };
}

function setUp() {
  const log: string[] = [];
  const ended: ExportTask[] = [];
  let ms = 0;
  const queue = createExportQueue(
    () => ms,
    (task) => ended.push(task),
  );
  const add = (name: string, kept = 0) => {
    const work = pending();
    queue.add(name, fakeOutput(log, name, kept), work.make);
    return work;
  };
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  return { log, ended, queue, add, settled, tick: (by: number) => (ms += by) };
}

describe('the export queue', () => {
  it('makes one after the other', async () => {
    const { queue, add, settled, log, ended } = setUp();
    const first = add('a');
    const second = add('b');
    expect(queue.getState().map(({ status }) => status)).toEqual(['running', 'waiting']);
    expect(second.begun).toBe(false);
    first.resolve();
    await settled();
    expect(log).toEqual(['finish a']);
    expect(queue.getState()).toMatchObject([
      { status: 'done', name: 'a saved', report },
      { status: 'running' },
    ]);
    second.resolve();
    await settled();
    expect(ended.map(({ name }) => name)).toEqual(['a saved', 'b saved']);
  });

  it('tells how fast it goes and how long it will take', () => {
    const { queue, add, tick } = setUp();
    const work = add('a');
    work.progress(1);
    tick(100);
    work.progress(3);
    expect(queue.getState()[0]).toMatchObject({ framesDone: 3, frames: 10, rate: 20, secondsLeft: 0.35 });
  });

  it('goes on after a failure, of which nothing is left', async () => {
    const { queue, add, settled, log } = setUp();
    const first = add('a');
    add('b');
    first.reject(new Error('No space is left on the disk.'));
    await settled();
    expect(log).toEqual(['abort a']);
    expect(queue.getState()).toMatchObject([
      { status: 'failed', message: 'No space is left on the disk.' },
      { status: 'running' },
    ]);
  });

  it('stops at once when it is cancelled, and never begins what was waiting', async () => {
    const { queue, add, settled, log } = setUp();
    add('a');
    const second = add('b');
    queue.cancel(2);
    expect(queue.getState()[1]).toMatchObject({ status: 'cancelled' });
    queue.cancel(1);
    await settled();
    expect(second.begun).toBe(false);
    expect(log.toSorted()).toEqual(['abort a', 'abort b']);
    expect(queue.getState().map(({ status }) => status)).toEqual(['cancelled', 'cancelled']);
    queue.clear();
    expect(queue.getState()).toEqual([]);
  });

  it('tells how many frames of a sequence stay that was cancelled or failed', async () => {
    const { queue, add, settled } = setUp();
    const first = add('a', 7);
    const second = add('b', 3);
    queue.cancel(1);
    await settled();
    expect(first.begun).toBe(true);
    second.reject(new Error('no more'));
    await settled();
    expect(queue.getState()).toMatchObject([
      { status: 'cancelled', kept: 7 },
      { status: 'failed', message: 'no more', kept: 3 },
    ]);
  });
});
