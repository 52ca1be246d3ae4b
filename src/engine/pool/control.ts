// Memory shared by the engine and its workers: per task a cancel flag, credits and the owner of each item; per worker a
// heartbeat. It holds what must be known between two messages.

/** Words of a task's control block; `spent` and `owners` follow at the offsets of `createTaskControl`. */
const word = { cancelled: 0, credits: 1, waiting: 2, spent: 3 } as const;

/** A task's control block, for a pool of `workers` workers. */
export interface TaskControl {
  readonly words: Int32Array;
  readonly workers: number;
}

export function createTaskControl(workers: number, items: number, credits: number): TaskControl {
  const words = new Int32Array(new SharedArrayBuffer(4 * (word.spent + workers + items)));
  words[word.credits] = credits;
  return { words, workers };
}

export function isCancelled({ words }: TaskControl): boolean {
  return Atomics.load(words, word.cancelled) !== 0;
}

export function setCancelled({ words }: TaskControl): void {
  Atomics.store(words, word.cancelled, 1);
}

/** Takes one credit for `worker`; false when there is none. */
export function takeCredit({ words }: TaskControl, worker: number): boolean {
  for (;;) {
    const credits = Atomics.load(words, word.credits);
    if (credits <= 0) return false;
    if (Atomics.compareExchange(words, word.credits, credits, credits - 1) === credits) {
      Atomics.add(words, word.spent + worker, 1);
      return true;
    }
  }
}

/** Announces that a worker sleeps until credits come; the worker must try once more afterwards. */
export function announceWaiting({ words }: TaskControl): void {
  Atomics.store(words, word.waiting, 1);
}

/** Adds credits; true if a sleeping worker must be woken. */
export function addCredits({ words }: TaskControl, credits: number): boolean {
  Atomics.add(words, word.credits, credits);
  return Atomics.exchange(words, word.waiting, 0) !== 0;
}

/** How many credits `worker` has spent; reset when the worker is lost and the unused ones are refunded. */
export function spentCredits({ words }: TaskControl, worker: number): number {
  return Atomics.load(words, word.spent + worker);
}

export function setSpentCredits({ words }: TaskControl, worker: number, spent: number): void {
  Atomics.store(words, word.spent + worker, spent);
}

/** Claims the first free item for `worker`; −1 if all are taken. */
export function claimItem({ words, workers }: TaskControl, worker: number): number {
  const owners = word.spent + workers;
  for (let index = owners; index < words.length; index += 1) {
    if (Atomics.compareExchange(words, index, 0, worker + 1) === 0) return index - owners;
  }
  return -1;
}

/** Whether `worker` is the one that took `item`. */
export function isOwner({ words, workers }: TaskControl, item: number, worker: number): boolean {
  return Atomics.load(words, word.spent + workers + item) === worker + 1;
}

/** A worker's own block: number of turns taken, the current task (0: none), and the item that it is at (−1: none). */
export const workerWord = { heartbeat: 0, task: 1, item: 2 } as const;

export function createWorkerState(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(12));
}
