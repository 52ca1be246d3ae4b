// One worker's place in the pool: starts the thread, detects that it has exited or hangs, and starts another one for
// the next message.
import { Worker } from 'node:worker_threads';
import { createWorkerState, workerWord } from './control';
import type { OpenTask } from './openTask';
import type { RunFault } from '../../protocol/messages';
import type { FromWorker, ToWorker } from './task';

/** A worker that is lost: why, and the task (0: none) and item (−1: none) that it was computing. */
export interface WorkerLoss {
  readonly fault: RunFault;
  readonly task: number;
  readonly item: number;
}

export interface WorkerSlotOptions {
  /** The built worker module. */
  readonly workerPath: string;
  /**
   * A worker that makes no progress for this long is lost. The program must have had half as much processor time, too:
   * neither the sleep of the machine nor that of a starved program is a worker's.
   */
  readonly hangTimeoutMs: number;
  readonly onMessage: (message: FromWorker) => void;
  readonly onLost: (loss: WorkerLoss) => void;
}

export type WorkerSlot = ReturnType<typeof createWorkerSlot>;

/**
 * In a package the worker lies beside the archive (`asarUnpack` in electron-builder.yml): starting a thread from a
 * module inside an archive is not documented to work.
 */
export function outsideArchive(path: string): string {
  return path.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked');
}

/** The time on the wall, and the processor time of the whole program. */
function clocks(): { readonly wallMs: number; readonly processorMs: number } {
  const { user, system } = process.cpuUsage();
  return { wallMs: performance.now(), processorMs: (user + system) / 1000 };
}

/** Starts the worker with the given index in the pool. */
export function createWorkerSlot(
  index: number,
  { workerPath, hangTimeoutMs, onMessage, onLost }: WorkerSlotOptions,
) {
  let state = createWorkerState();
  let heartbeat = 0;
  let heartbeatAt = { wallMs: 0, processorMs: 0 };
  let current: Worker | null = start();

  function start(): Worker {
    state = createWorkerState();
    heartbeat = 0;
    heartbeatAt = clocks();
    const worker = new Worker(outsideArchive(workerPath), {
      workerData: { worker: index, state },
      name: `optiscape-${index + 1}`,
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    });
    let fault: RunFault | null = null;
    worker.on('message', (message: FromWorker) => {
      // Messages of a replaced worker may still arrive.
      if (current === worker) onMessage(message);
    });
    worker.on('error', (error: unknown) => {
      const isMemory = (error as NodeJS.ErrnoException | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const message = error instanceof Error ? error.message : String(error);
      fault = { kind: isMemory ? 'memory' : 'lost', message };
    });
    worker.on('exit', (code) => {
      if (current === worker) lose(fault ?? { kind: 'lost', message: `it exited with code ${code}` });
    });
    return worker;
  }

  function lose(fault: RunFault): void {
    current = null;
    onLost({
      fault,
      task: Atomics.load(state, workerWord.task),
      item: Atomics.load(state, workerWord.item),
    });
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
      const now = clocks();
      const beat = Atomics.load(state, workerWord.heartbeat);
      const busy = Atomics.load(state, workerWord.task) !== 0;
      if (!busy || beat !== heartbeat) {
        heartbeat = beat;
        heartbeatAt = now;
      } else if (
        now.wallMs - heartbeatAt.wallMs > hangTimeoutMs &&
        now.processorMs - heartbeatAt.processorMs > hangTimeoutMs / 2 &&
        current
      ) {
        const hung = current;
        lose({ kind: 'stalled', message: `it made no progress for ${hangTimeoutMs / 1000} s` });
        void hung.terminate();
      }
    },

    async terminate(): Promise<void> {
      await current?.terminate();
    },
  };
}
