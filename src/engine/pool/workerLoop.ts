// A worker's main loop: it alternates between its tasks in slices of a few milliseconds, posts results while there are
// credits, and checks the cancel flag between slices.
import type { MessagePort } from 'node:worker_threads';
import { announceWaiting, claimItem, isCancelled, takeCredit, workerWord, type TaskControl } from './control';
import type { FromWorker, ItemEnd, Resume, TaskSpec, ToWorker, WorkerStart } from './task';

/** A result to send: a chunk, the item's end, or both. */
export interface ItemOutput {
  readonly chunk: ArrayBuffer | null;
  readonly rows: number;
  readonly end: ItemEnd | null;
}

/** An item that is being computed. */
export interface ItemProducer {
  /** Works until it has something to send or `performance.now()` reaches `deadlineMs`; null in the latter case. */
  advance(deadlineMs: number): ItemOutput | null;
}

/** Begins an item of a task, or continues it at `fromRow` after another worker was lost. */
export type CreateItemProducer = (spec: TaskSpec, item: number, fromRow: number) => ItemProducer;

/** Long enough that switching costs little, short enough that a cancelled task ends at once. */
const sliceMs = 4;

interface ActiveTask {
  readonly task: number;
  readonly spec: TaskSpec;
  readonly control: TaskControl;
  readonly resume: Resume[];
  producer: ItemProducer | null;
  item: number;
  /** Ready, but waiting for a credit. */
  pending: ItemOutput | null;
  /** Waits for a wake message. */
  blocked: boolean;
}

/** Serves `port` until the thread is terminated. */
export function runWorkerLoop(
  port: MessagePort,
  start: WorkerStart,
  createItemProducer: CreateItemProducer,
): void {
  const { worker, state } = start;
  /** In round-robin order. */
  let tasks: ActiveTask[] = [];
  let scheduled = false;

  const post = (message: FromWorker): void => {
    port.postMessage(message, 'chunk' in message && message.chunk ? [message.chunk] : []);
  };

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(turn);
  }

  function turn(): void {
    scheduled = false;
    const active = tasks.find(({ blocked }) => !blocked);
    if (!active) return;
    Atomics.store(state, workerWord.item, active.item);
    Atomics.store(state, workerWord.task, active.task);
    Atomics.add(state, workerWord.heartbeat, 1);
    let goesOn = true;
    try {
      goesOn = slice(active);
    } catch (error) {
      active.pending = null;
      active.producer = null;
      post({
        type: 'failed',
        task: active.task,
        item: active.item,
        message: error instanceof Error ? error.message : String(error),
      });
    }
    Atomics.store(state, workerWord.task, 0);
    tasks = tasks.filter((task) => task !== active);
    if (goesOn) tasks.push(active);
    schedule();
  }

  /** One slice of a task; false if nothing is left to do for it in this worker. */
  function slice(active: ActiveTask): boolean {
    const deadline = performance.now() + sliceMs;
    do {
      if (isCancelled(active.control) || !(active.pending ?? active.producer ?? begin(active))) {
        post({ type: 'idle', task: active.task });
        return false;
      }
      active.pending ??= active.producer?.advance(deadline) ?? null;
      if (active.pending && !send(active, active.pending)) {
        active.blocked = true;
        return true;
      }
    } while (performance.now() < deadline);
    return true;
  }

  /** Takes the next item; null when none is left. */
  function begin(active: ActiveTask): ItemProducer | null {
    const resumed = active.resume.shift();
    active.item = resumed?.item ?? claimItem(active.control, worker);
    Atomics.store(state, workerWord.item, active.item);
    if (active.item < 0) return null;
    active.producer = createItemProducer(active.spec, active.item, resumed?.row ?? 0);
    return active.producer;
  }

  /** Posts a result; false if there is no credit for it. */
  function send(active: ActiveTask, output: ItemOutput): boolean {
    if (output.chunk && !takeCredit(active.control, worker)) {
      // Credits may have arrived between the check and the announcement. They wake no worker, so check again.
      announceWaiting(active.control);
      if (!takeCredit(active.control, worker)) return false;
    }
    post({ type: 'progress', task: active.task, item: active.item, ...output });
    active.pending = null;
    if (output.end !== null) active.producer = null;
    return true;
  }

  port.on('message', (message: ToWorker) => {
    if (message.type === 'task') {
      const { task, spec, control, resume } = message;
      tasks.push({
        task,
        spec,
        control,
        resume: [...resume],
        producer: null,
        item: -1,
        pending: null,
        blocked: false,
      });
    } else {
      for (const active of tasks) active.blocked = false;
    }
    schedule();
  });
}
