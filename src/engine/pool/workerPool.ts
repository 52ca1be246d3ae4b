// The pool of worker threads: started once, shared by all streams. It spreads a task's items over the workers, and
// replaces a worker that has died or hangs without affecting other tasks.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import {
  addCredits,
  createTaskControl,
  createWorkerState,
  isOwner,
  setCancelled,
  setSpentCredits,
  spentCredits,
  workerWord,
  type TaskControl,
} from './control';
import { itemCount, type FromWorker, type ItemEnd, type Resume, type TaskSpec, type ToWorker } from './task';

export type TaskEnd =
  /** How each item ended, in order. */
  | { readonly reason: 'finished'; readonly items: readonly ItemEnd[] }
  | { readonly reason: 'cancelled' }
  | { readonly reason: 'failed'; readonly message: string };

export interface TaskOptions {
  /** Chunks that may be sent before more are granted. */
  readonly credits: number;
  /** Receives the chunks of each item in order; the items may be interleaved. */
  readonly onChunk: (chunk: ArrayBuffer) => void;
  /** Called once; no chunk comes afterwards. */
  readonly onEnd: (end: TaskEnd) => void;
}

export interface PoolTask {
  grant(chunks: number): void;
  /** Safe at any time, more than once. */
  cancel(): void;
}

export interface WorkerPool {
  /** How many workers there are. */
  readonly size: number;
  submit(spec: TaskSpec, options: TaskOptions): PoolTask;
  /** Terminates all workers; open tasks end as cancelled. */
  dispose(): Promise<void>;
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

interface Slot {
  readonly index: number;
  worker: Worker | null;
  state: Int32Array;
  /** Tasks that the worker has not finished or released yet. */
  readonly tasks: Set<Task>;
  heartbeat: number;
  heartbeatAtMs: number;
}

interface Task {
  readonly id: number;
  readonly spec: TaskSpec;
  readonly control: TaskControl;
  readonly options: TaskOptions;
  readonly ends: (ItemEnd | null)[];
  /** Rows received, per item. */
  readonly rows: number[];
  /** Chunks received, per worker. */
  readonly received: number[];
  open: number;
  losses: number;
  cancelled: boolean;
  ended: boolean;
}

/** The default number of workers on this machine. */
export function defaultPoolSize(): number {
  return Math.max(1, availableParallelism() - 1);
}

/**
 * In a package the worker lies beside the archive (`asarUnpack` in electron-builder.yml): starting a thread from a
 * module inside an archive is not documented to work.
 */
export function outsideArchive(path: string): string {
  return path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
}

/** Starts the pool's workers. */
export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const workerPath = outsideArchive(options.workerPath);
  const size = options.size ?? defaultPoolSize();
  const hangTimeoutMs = options.hangTimeoutMs ?? 10_000;
  const tasks = new Map<number, Task>();
  let lastTask = 0;
  let disposed = false;

  const slots: Slot[] = Array.from({ length: size }, (_, index) => ({
    index,
    worker: null,
    state: createWorkerState(),
    tasks: new Set<Task>(),
    heartbeat: 0,
    heartbeatAtMs: 0,
  }));
  for (const slot of slots) startWorker(slot);

  const watch = setInterval(findHungWorkers, Math.min(500, hangTimeoutMs / 4));
  watch.unref();

  function startWorker(slot: Slot): Worker {
    slot.state = createWorkerState();
    slot.heartbeat = 0;
    slot.heartbeatAtMs = performance.now();
    const worker = new Worker(workerPath, {
      workerData: { worker: slot.index, state: slot.state },
      name: `optiscape-${slot.index + 1}`,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    let reason = '';
    worker.on('message', (message: FromWorker) => {
      // Messages of a replaced worker may still arrive.
      if (slot.worker === worker) receive(slot, message);
    });
    worker.on('error', (error: unknown) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', (code) => {
      if (slot.worker === worker) lose(slot, reason === '' ? `it exited with code ${code}` : reason);
    });
    slot.worker = worker;
    return worker;
  }

  function post(slot: Slot, message: ToWorker): void {
    (slot.worker ?? startWorker(slot)).postMessage(message);
  }

  function wake(task: Task): void {
    for (const slot of slots) if (slot.tasks.has(task)) post(slot, { type: 'wake' });
  }

  function receive(slot: Slot, message: FromWorker): void {
    const task = tasks.get(message.task);
    if (!task) return;
    switch (message.type) {
      case 'progress': {
        const { item, chunk, rows, end } = message;
        if (chunk) {
          task.rows[item] = (task.rows[item] ?? 0) + rows;
          task.received[slot.index] = (task.received[slot.index] ?? 0) + 1;
          if (!task.ended && !task.cancelled) task.options.onChunk(chunk);
        }
        if (end !== null && task.ends[item] === null) {
          task.ends[item] = end;
          task.open -= 1;
          if (task.open === 0 && !task.cancelled) {
            finish(task, { reason: 'finished', items: task.ends.filter((each) => each !== null) });
          }
        }
        return;
      }
      case 'failed':
        fail(task, message.message);
        putDown(slot, task);
        return;
      case 'idle':
        putDown(slot, task);
        return;
    }
  }

  function finish(task: Task, end: TaskEnd): void {
    if (task.ended) return;
    task.ended = true;
    task.options.onEnd(end);
  }

  /** Reports a failure and makes the other workers release the task. */
  function fail(task: Task, message: string): void {
    finish(task, { reason: 'failed', message });
    setCancelled(task.control);
    wake(task);
  }

  /** A worker has nothing more to do for a task. */
  function putDown(slot: Slot, task: Task): void {
    slot.tasks.delete(task);
    if (slots.some((other) => other.tasks.has(task))) return;
    tasks.delete(task.id);
    finish(task, { reason: 'cancelled' });
  }

  /** A worker is lost: the task that it was computing fails, its other tasks continue where they were. */
  function lose(slot: Slot, reason: string): void {
    slot.worker = null;
    if (disposed) return;
    const inHand = Atomics.load(slot.state, workerWord.task);
    const interrupted = [...slot.tasks];
    for (const task of interrupted) {
      task.losses += 1;
      const stops = task.ended || task.cancelled;
      if (!stops && task.id !== inHand && task.losses < maxLosses) {
        resume(slot, task);
        continue;
      }
      slot.tasks.delete(task);
      if (!stops) fail(task, `A worker was lost: ${reason}`);
      putDown(slot, task);
    }
  }

  /** Gives a task to a slot's new worker, with the items that the lost one had begun. */
  function resume(slot: Slot, task: Task): void {
    const received = task.received[slot.index] ?? 0;
    const unused = spentCredits(task.control, slot.index) - received;
    setSpentCredits(task.control, slot.index, received);
    const begun: Resume[] = [];
    task.ends.forEach((end, item) => {
      if (end === null && isOwner(task.control, item, slot.index))
        begun.push({ item, row: task.rows[item] ?? 0 });
    });
    post(slot, { type: 'task', task: task.id, spec: task.spec, control: task.control, resume: begun });
    if (unused > 0) grant(task, unused);
  }

  function grant(task: Task, chunks: number): void {
    if (addCredits(task.control, chunks)) wake(task);
  }

  function findHungWorkers(): void {
    const now = performance.now();
    for (const slot of slots) {
      const heartbeat = Atomics.load(slot.state, workerWord.heartbeat);
      const busy = Atomics.load(slot.state, workerWord.task) !== 0;
      if (!busy || heartbeat !== slot.heartbeat) {
        slot.heartbeat = heartbeat;
        slot.heartbeatAtMs = now;
      } else if (now - slot.heartbeatAtMs > hangTimeoutMs && slot.worker) {
        const hung = slot.worker;
        lose(slot, `it made no progress for ${hangTimeoutMs / 1000} s`);
        void hung.terminate();
      }
    }
  }

  return {
    size,
    submit(spec, taskOptions) {
      if (disposed) throw new Error('The worker pool is closed.');
      const items = itemCount(spec);
      lastTask = (lastTask % 0x7fffffff) + 1;
      const task: Task = {
        id: lastTask,
        spec,
        control: createTaskControl(size, items, taskOptions.credits),
        options: taskOptions,
        ends: new Array<ItemEnd | null>(items).fill(null),
        rows: new Array<number>(items).fill(0),
        received: new Array<number>(size).fill(0),
        open: items,
        losses: 0,
        cancelled: false,
        ended: false,
      };
      if (items === 0) {
        finish(task, { reason: 'finished', items: [] });
        return { grant: () => undefined, cancel: () => undefined };
      }
      tasks.set(task.id, task);
      const leastBusy = [...slots].sort((a, b) => a.tasks.size - b.tasks.size);
      for (const slot of leastBusy.slice(0, items)) {
        slot.tasks.add(task);
        post(slot, { type: 'task', task: task.id, spec, control: task.control, resume: [] });
      }
      return {
        grant(chunks) {
          if (!task.ended) grant(task, chunks);
        },
        cancel() {
          if (task.ended || task.cancelled) return;
          task.cancelled = true;
          setCancelled(task.control);
          wake(task);
        },
      };
    },
    async dispose() {
      if (disposed) return;
      disposed = true;
      clearInterval(watch);
      for (const task of tasks.values()) finish(task, { reason: 'cancelled' });
      tasks.clear();
      await Promise.all(slots.flatMap(({ worker }) => (worker ? [worker.terminate()] : [])));
    },
  };
}
