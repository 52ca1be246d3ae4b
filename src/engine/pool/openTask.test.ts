// A task's bookkeeping, without threads: what is passed on, when it ends, and what a lost worker's successor gets.
import { describe, expect, it } from 'vitest';
import { claimItem, isCancelled, takeCredit } from './control';
import { createOpenTask, type OpenTask, type TaskEnd } from './openTask';
import type { SurfaceSpec } from './task';

/** A surface of three bands. */
const spec: SurfaceSpec = { kind: 'surface', landscape: { id: 'bowl' }, columns: 65_536, rows: 3 };

interface Observed {
  readonly task: OpenTask;
  readonly chunks: ArrayBuffer[];
  readonly ends: TaskEnd[];
}

function openTask(of: SurfaceSpec = spec): Observed {
  const chunks: ArrayBuffer[] = [];
  const ends: TaskEnd[] = [];
  const task = createOpenTask(7, of, 2, {
    credits: 10,
    onChunk: (chunk) => chunks.push(chunk),
    onEnd: (end) => ends.push(end),
  });
  return { task, chunks, ends };
}

const receiveChunk = ({ task }: Observed, worker: number, item: number, rows = 1): void =>
  task.receive(worker, { type: 'progress', task: 7, item, chunk: new ArrayBuffer(8), rows, end: null });

const receiveEnd = ({ task }: Observed, item: number): void =>
  task.receive(0, { type: 'progress', task: 7, item, chunk: null, rows: 0, end: 'complete' });

describe('an open task', () => {
  it('has finished when each item has ended', () => {
    const observed = openTask();
    receiveEnd(observed, 2);
    receiveEnd(observed, 0);
    expect(observed.ends).toEqual([]);
    receiveEnd(observed, 1);
    expect(observed.ends).toEqual([{ reason: 'finished', items: ['complete', 'complete', 'complete'] }]);
    expect(observed.task.stopped()).toBe(true);
  });

  it('has finished at once when it has no items', () => {
    expect(openTask({ ...spec, rows: 0 }).ends).toEqual([{ reason: 'finished', items: [] }]);
  });

  it('counts an item once, even if its end is reported by two workers', () => {
    const observed = openTask();
    for (const item of [0, 0, 0]) receiveEnd(observed, item);
    expect(observed.ends).toEqual([]);
  });

  it('has items that have not ended for all their chunks', () => {
    const observed = openTask();
    for (const item of [0, 1, 2, 0]) receiveChunk(observed, 0, item);
    expect(observed.chunks).toHaveLength(4);
    expect(observed.ends).toEqual([]);
    expect(observed.task.stopped()).toBe(false);
    for (const item of [0, 1, 2]) receiveEnd(observed, item);
    expect(observed.ends).toHaveLength(1);
  });

  it('passes no chunk on once it is cancelled, and does not finish any more', () => {
    const observed = openTask();
    receiveChunk(observed, 0, 0);
    observed.task.cancel();
    receiveChunk(observed, 0, 0);
    for (const item of [0, 1, 2]) receiveEnd(observed, item);
    expect(observed.chunks).toHaveLength(1);
    expect(observed.ends).toEqual([]);
    expect(isCancelled(observed.task.control)).toBe(true);
  });

  it('reports its first end only, and no chunk afterwards', () => {
    const observed = openTask();
    observed.task.end({ reason: 'failed', message: 'first' });
    observed.task.end({ reason: 'cancelled' });
    receiveChunk(observed, 1, 0);
    expect(observed.ends).toEqual([{ reason: 'failed', message: 'first' }]);
    expect(observed.chunks).toEqual([]);
  });
});

describe('a lost worker', () => {
  it('leaves the items that it had begun, each at the row that is due', () => {
    const observed = openTask();
    const { task } = observed;
    expect([claimItem(task.control, 1), claimItem(task.control, 0), claimItem(task.control, 1)]).toEqual([
      0, 1, 2,
    ]);
    receiveChunk(observed, 1, 0, 5);
    receiveChunk(observed, 1, 2, 3);
    receiveChunk(observed, 1, 2, 4);
    receiveEnd(observed, 0);
    expect(task.takeOver(1).resume).toEqual([{ item: 2, row: 7 }]);
  });

  it('leaves the credits that it took for chunks that never came, once', () => {
    const observed = openTask();
    const { task } = observed;
    for (let chunk = 0; chunk < 4; chunk += 1) takeCredit(task.control, 1);
    receiveChunk(observed, 1, 0);
    expect(task.takeOver(1).unused).toBe(3);
    expect(task.takeOver(1).unused).toBe(0);
    expect(task.takeOver(0).unused).toBe(0);
  });
});
