// Calls before the next frame, all in one: what they set is then rendered by React, laid out and painted together.

let waiting = new Set<{ readonly call: (now: number) => void }>();
let isRequested = false;

/** An answer that takes longer than this, in milliseconds, is not waited for. */
const longestWait = 20;
/** Until when an answer is awaited. */
let awaitedUntil = -Infinity;
/** Whether the calls of the frame before have waited. */
let haveWaited = false;

/**
 * Says that something is about to arrive that the next frame would show: its calls wait for that, once, since while they run it
 * could not be received. What is returned says that it has come.
 */
export function awaitBeforeFrame(): () => void {
  const until = performance.now() + longestWait;
  awaitedUntil = until;
  return () => {
    if (awaitedUntil === until) awaitedUntil = -Infinity;
  };
}

/** Calls back before the next frame with its time in milliseconds; what is returned takes that back. */
export function inNextFrame(call: (now: number) => void): () => void {
  const calls = waiting;
  const entry = { call };
  calls.add(entry);
  if (!isRequested) requestAnimationFrame(callAll);
  isRequested = true;
  return () => calls.delete(entry);
}

function callAll(now: number): void {
  if (!haveWaited && performance.now() < awaitedUntil) {
    haveWaited = true;
    requestAnimationFrame(callAll);
    return;
  }
  haveWaited = false;
  const calls = waiting;
  waiting = new Set();
  isRequested = false;
  for (const { call } of calls) {
    try {
      call(now);
    } catch (error) {
      reportError(error);
    }
  }
}
