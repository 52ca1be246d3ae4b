// One worker's place in the pool: starts the thread, detects that it has exited or hangs, and starts another one for
// the next message.
import { Worker } from 'node:worker_threads';
import { createWorkerState, workerWord } from './control';
import type { OpenTask } from './openTask';
import type { FromWorker, ToWorker } from './task';

export interface WorkerSlotOptions {
  /** The built worker module. */
  readonly workerPath: string;
  /** A worker that makes no progress for this long is lost. */
  readonly hangTimeoutMs: number;
  readonly onMessage: (message: FromWorker) => void;
  /** The worker is lost; `current` is the id of the task that it was computing (0: none). */
  readonly onLost: (reason: string, current: number) => void;
}

export type WorkerSlot = ReturnType<typeof createWorkerSlot>;

/**
 * In a package the worker lies beside the archive (`asarUnpack` in electron-builder.yml): starting a thread from a
 * module inside an archive is not documented to work.
 */
export function outsideArchive(path: string): string {
  return path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
}

/** Starts the worker with the given index in the pool. */
export function createWorkerSlot(
  index: number,
  { workerPath, hangTimeoutMs, onMessage, onLost }: WorkerSlotOptions,
) {
  let state = createWorkerState();
  let heartbeat = 0;
  let heartbeatAtMs = 0;
  let current: Worker | null = start();

  function start(): Worker {
    state = createWorkerState();
    heartbeat = 0;
    heartbeatAtMs = performance.now();
    const worker = new Worker(outsideArchive(workerPath), {
      workerData: { worker: index, state },
      name: `optiscape-${index + 1}`,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    let reason = '';
    worker.on('message', (message: FromWorker) => {
      // Messages of a replaced worker may still arrive.
      if (current === worker) onMessage(message);
    });
    worker.on('error', (error: unknown) => {
      reason = error instanceof Error ? error.message : String(error);
    });
    worker.on('exit', (code) => {
      if (current === worker) lose(reason === '' ? `it exited with code ${code}` : reason);
    });
    return worker;
  }

  function lose(reason: string): void {
    current = null;
    onLost(reason, Atomics.load(state, workerWord.task));
  }

  return {
    index,
    /** Tasks that the worker has not finished or released yet. */
    tasks: new Set<OpenTask>(),

    post(message: ToWorker): void {
      current ??= start();
      current.postMessage(message);
    },

    /** To be called regularly: a worker that hangs is lost and terminated. */
    checkProgress(): void {
      const now = performance.now();
      const beat = Atomics.load(state, workerWord.heartbeat);
      const busy = Atomics.load(state, workerWord.task) !== 0;
      if (!busy || beat !== heartbeat) {
        heartbeat = beat;
        heartbeatAtMs = now;
      } else if (now - heartbeatAtMs > hangTimeoutMs && current) {
        const hung = current;
        lose(`it made no progress for ${hangTimeoutMs / 1000} s`);
        void hung.terminate();
      }
    },

    async terminate(): Promise<void> {
      await current?.terminate();
    },
  };
}
