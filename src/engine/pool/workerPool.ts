// The pool of worker threads: started once, shared by all streams. It spreads a task's items over the workers, and
// replaces a worker that has died or hangs without affecting other tasks.
import { availableParallelism } from 'node:os';
import { addCredits } from './control';
import { createOpenTask, type OpenTask, type TaskOptions } from './openTask';
import type { FromWorker, Resume, TaskSpec } from './task';
import { createWorkerSlot, type WorkerLoss, type WorkerSlot } from './workerSlot';

export interface PoolTask {
  grant(chunks: number): void;
  /** Safe at any time, more than once. */
  cancel(): void;
}

export interface WorkerPoolOptions {
  /** The built worker module. */
  readonly workerPath: string;
  /** Number of workers. Default: cores − 1, at least 1. */
  readonly size?: number;
  /** A worker that makes no progress for this long is replaced. */
  readonly hangTimeoutMs?: number;
}

/** A task that was open on this many lost workers is not given to another one. */
const maxLosses = 3;

/** Nor is a race that had this many of its own runs lose one. */
const maxOwnLosses = 16;

export type WorkerPool = ReturnType<typeof createWorkerPool>;

/** Starts the pool's workers. */
export function createWorkerPool({
  workerPath,
  size = Math.max(1, availableParallelism() - 1),
  hangTimeoutMs = 1500,
}: WorkerPoolOptions) {
  const tasks = new Map<number, OpenTask>();
  let lastTask = 0;
  let disposed = false;

  const slots: readonly WorkerSlot[] = Array.from({ length: size }, (_, index) =>
    createWorkerSlot(index, {
      workerPath,
      hangTimeoutMs,
      onMessage: (message) => receive(slots[index]!, message),
      onLost: (loss) => lose(slots[index]!, loss),
    }),
  );

  const watch = setInterval(
    () => slots.forEach((slot) => slot.checkProgress()),
    Math.min(500, hangTimeoutMs / 4),
  );
  watch.unref();

  function post(slot: WorkerSlot, { id, spec, control }: OpenTask, resume: readonly Resume[]): void {
    slot.post({ type: 'task', task: id, spec, control, resume });
  }

  function wake(task: OpenTask): void {
    for (const slot of slots) if (slot.tasks.has(task)) slot.post({ type: 'wake' });
  }

  function receive(slot: WorkerSlot, message: FromWorker): void {
    const task = tasks.get(message.task);
    if (!task) return;
    if (message.type === 'progress') {
      task.receive(slot.index, message);
      return;
    }
    if (message.type === 'failed') {
      if (!task.failItem(message.item, { kind: 'error', message: message.message }))
        fail(task, message.message);
      return;
    }
    release(slot, task);
  }

  function cancel(task: OpenTask): void {
    task.cancel();
    wake(task);
  }

  /** Reports a failure and makes the other workers release the task. */
  function fail(task: OpenTask, message: string): void {
    task.end({ reason: 'failed', message });
    cancel(task);
  }

  /** A worker has nothing more to do for a task. */
  function release(slot: WorkerSlot, task: OpenTask): void {
    slot.tasks.delete(task);
    if (slots.some((other) => other.tasks.has(task))) return;
    tasks.delete(task.id);
    task.end({ reason: 'cancelled' });
  }

  /**
   * A worker is lost: the run that it was computing fails, all others continue where they were. A surface, its light and
   * a population fail as a whole.
   */
  function lose(slot: WorkerSlot, { fault, task: current, item }: WorkerLoss): void {
    for (const task of [...slot.tasks]) {
      if (!task.stopped() && mayGoOn(task)) {
        const { resume, unused } = task.takeOver(slot.index);
        post(slot, task, resume);
        if (unused > 0) grant(task, unused);
        continue;
      }
      slot.tasks.delete(task);
      if (!task.stopped()) fail(task, `A worker was lost: ${fault.message}`);
      release(slot, task);
    }

    function mayGoOn(task: OpenTask): boolean {
      if (task.id !== current) return (task.losses += 1) < maxLosses;
      return (task.ownLosses += 1) < maxOwnLosses && task.failItem(item, fault);
    }
  }

  function grant(task: OpenTask, chunks: number): void {
    if (addCredits(task.control, chunks)) wake(task);
  }

  return {
    /** How many workers there are. */
    size,
    submit(spec: TaskSpec, options: TaskOptions): PoolTask {
      if (disposed) throw new Error('The worker pool is closed.');
      lastTask = (lastTask % 0x7fffffff) + 1;
      const task = createOpenTask(lastTask, spec, size, options);
      if (!task.stopped()) tasks.set(task.id, task);
      const leastBusy = [...slots].sort((a, b) => a.tasks.size - b.tasks.size);
      for (const slot of leastBusy.slice(0, task.items)) {
        slot.tasks.add(task);
        post(slot, task, []);
      }
      return {
        grant(chunks) {
          if (!task.stopped()) grant(task, chunks);
        },
        cancel() {
          if (!task.stopped()) cancel(task);
        },
      };
    },
    /** Terminates all workers; open tasks end as cancelled. */
    async dispose(): Promise<void> {
      if (disposed) return;
      disposed = true;
      clearInterval(watch);
      for (const task of tasks.values()) task.end({ reason: 'cancelled' });
      tasks.clear();
      await Promise.all(slots.map((slot) => slot.terminate()));
    },
  };
}
