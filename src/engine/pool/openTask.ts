// The bookkeeping of an open task of the pool: what has been received per item and per worker, how the task ends, and
// what another worker needs to continue it. It does not depend on threads.
import { createTaskControl, isOwner, setCancelled, setSpentCredits, spentCredits } from './control';
import type { RunFault } from '../../protocol/messages';
import { hasRuns, itemCount, type FromWorker, type ItemEnd, type Resume, type TaskSpec } from './task';

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

type Progress = Extract<FromWorker, { type: 'progress' }>;

export type OpenTask = ReturnType<typeof createOpenTask>;

/** A task for a pool of `workers` workers. Without items it finishes immediately. */
export function createOpenTask(
  id: number,
  spec: TaskSpec,
  workers: number,
  { credits, onChunk, onEnd }: TaskOptions,
) {
  const items = itemCount(spec);
  const control = createTaskControl(workers, items, credits);
  const ends = new Array<ItemEnd | null>(items).fill(null);
  /** Rows received, per item. */
  const rows = new Array<number>(items).fill(0);
  /** Chunks received, per worker. */
  const received = new Array<number>(workers).fill(0);
  let open = items;
  let cancelled = false;
  let ended = false;

  function end(outcome: TaskEnd): void {
    if (ended) return;
    ended = true;
    onEnd(outcome);
  }

  function endIfComplete(): void {
    // None of them is null any more.
    if (open === 0) end({ reason: 'finished', items: ends as ItemEnd[] });
  }
  endIfComplete();

  function endItem(item: number, itemEnd: ItemEnd): void {
    if (ends[item] !== null) return;
    ends[item] = itemEnd;
    open -= 1;
    if (!cancelled) endIfComplete();
  }

  return {
    id,
    spec,
    control,
    items,
    /** Number of workers lost while they had the task but were at another one. */
    losses: 0,
    /** Number of workers lost while they were at it. */
    ownLosses: 0,

    /** Whether it has ended or will end as cancelled. */
    stopped: (): boolean => ended || cancelled,

    receive(worker: number, { item, chunk, rows: chunkRows, end: itemEnd }: Progress): void {
      if (chunk) {
        rows[item]! += chunkRows;
        received[worker]! += 1;
        if (!ended && !cancelled) onChunk(chunk);
      }
      if (itemEnd !== null) endItem(item, itemEnd);
    },

    /** Ends the task; only the first end is reported. */
    end,

    /** Whether the item failed alone, as a run does. */
    failItem(item: number, fault: RunFault): boolean {
      if (!hasRuns(spec) || ends[item] === undefined) return false;
      endItem(item, { status: 'failed', rows: rows[item]!, divergedAt: null, fault });
      return true;
    },

    /** Makes the workers release the task when they next check or are woken; it ends when all have. */
    cancel(): void {
      cancelled = true;
      setCancelled(control);
    },

    /**
     * Resets what a lost worker has taken but not sent: the items that its successor continues, and the credits to
     * grant again.
     */
    takeOver(worker: number): { readonly resume: readonly Resume[]; readonly unused: number } {
      const used = received[worker]!;
      const unused = spentCredits(control, worker) - used;
      setSpentCredits(control, worker, used);
      const resume = rows.flatMap((row, item) =>
        ends[item] === null && isOwner(control, item, worker) ? [{ item, row }] : [],
      );
      return { resume, unused };
    },
  };
}
