// The exports of this window: waiting, running and ended ones. One runs at a time.
import { createStore } from 'zustand/vanilla';
import type { ExportReport } from '../../protocol/exportJob';
import { failureOf } from '../../protocol/failure';
import type { CopiedAs, Output } from '../host/host';
import type { FilmProgress } from './film';

export type ExportStatus = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface ExportTask {
  readonly id: number;
  /** The file's name, suggested or final. */
  readonly name: string;
  /** What it is on the clipboard; null for files. */
  readonly copies: CopiedAs | null;
  readonly status: ExportStatus;
  readonly framesDone: number;
  /** 0 while it is unknown. */
  readonly frames: number;
  /** Frames per second over the last seconds, and the estimated time left; null while unknown. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
  readonly report: ExportReport | null;
  /** The reason of a failure. */
  readonly message: string | null;
  /** Complete frames of a sequence that stay after a failure or cancellation. */
  readonly kept: number;
  /** Shows the file in its folder, once it is done and where that can be done. */
  readonly show: (() => Promise<void>) | null;
}

/** Makes a file's bytes and passes them to the output. */
export type MakeExport = (
  output: Output,
  signal: AbortSignal,
  onProgress: (progress: FilmProgress) => void,
) => Promise<ExportReport>;

interface Order {
  readonly id: number;
  readonly output: Output;
  readonly make: MakeExport;
}

/** The time over which the rate is measured. */
const rateWindowMs = 3000;

export type ExportQueue = ReturnType<typeof createExportQueue>;

/** `now` returns milliseconds; `onEnd` is called for each export that has ended. */
export function createExportQueue(now: () => number, onEnd: (task: ExportTask) => void) {
  const store = createStore<readonly ExportTask[]>(() => []);
  const orders: Order[] = [];
  let running: { readonly id: number; readonly abort: AbortController } | null = null;
  let lastId = 0;

  const change = (id: number, part: Partial<ExportTask>): void => {
    store.setState(
      store.getState().map((task) => (task.id === id ? { ...task, ...part } : task)),
      true,
    );
  };
  const end = (id: number, part: Partial<ExportTask>): void => {
    change(id, { rate: null, secondsLeft: null, ...part });
    onEnd(store.getState().find((task) => task.id === id)!);
  };

  async function run({ id, output, make }: Order): Promise<void> {
    const abort = new AbortController();
    running = { id, abort };
    change(id, { status: 'running' });
    const meter = createMeter(now);
    try {
      const report = await make(output, abort.signal, ({ framesDone, frames }) => {
        change(id, { framesDone, frames, ...meter(framesDone, frames) });
      });
      abort.signal.throwIfAborted();
      const { name, show } = await output.finish();
      end(id, { status: 'done', name, show, report });
    } catch (error) {
      const kept = await output.abort().catch(() => 0);
      if (abort.signal.aborted) end(id, { status: 'cancelled', kept });
      else end(id, { status: 'failed', message: failureOf(error).message, kept });
    } finally {
      running = null;
      next();
    }
  }

  function next(): void {
    if (running !== null) return;
    const order = orders.shift();
    if (order) void run(order);
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    /** Appends an export that writes to an open output; returns its id. */
    add(name: string, output: Output, make: MakeExport): number {
      lastId += 1;
      const id = lastId;
      const task: ExportTask = {
        id,
        name,
        copies: output.copies ?? null,
        status: 'waiting',
        framesDone: 0,
        frames: 0,
        rate: null,
        secondsLeft: null,
        report: null,
        message: null,
        kept: 0,
        show: null,
      };
      store.setState([...store.getState(), task], true);
      orders.push({ id, output, make });
      next();
      return id;
    },
    /** Stops an export at once and leaves only complete frames of a sequence; a waiting one is not started. */
    cancel(id: number): void {
      if (running?.id === id) {
        running.abort.abort();
        return;
      }
      const index = orders.findIndex((order) => order.id === id);
      const [order] = index === -1 ? [] : orders.splice(index, 1);
      if (!order) return;
      void order.output.abort().catch(() => undefined);
      end(id, { status: 'cancelled' });
    },
    /** Removes ended exports from the list. */
    clear(): void {
      store.setState(
        store.getState().filter(({ status }) => status === 'waiting' || status === 'running'),
        true,
      );
    },
  };
}

/** Measures the frame rate over the last seconds, and the time left. */
function createMeter(
  now: () => number,
): (framesDone: number, frames: number) => Pick<ExportTask, 'rate' | 'secondsLeft'> {
  const marks: { readonly ms: number; readonly framesDone: number }[] = [];
  return (framesDone, frames) => {
    const ms = now();
    marks.push({ ms, framesDone });
    while (marks.length > 2 && ms - marks[0]!.ms > rateWindowMs) marks.shift();
    const first = marks[0]!;
    if (ms <= first.ms || framesDone <= first.framesDone) return { rate: null, secondsLeft: null };
    const rate = (1000 * (framesDone - first.framesDone)) / (ms - first.ms);
    return { rate, secondsLeft: (frames - framesDone) / rate };
  };
}
