// Calls before the next frame, all in one: what they set is then rendered by React, laid out and painted together.

type FrameCall = (now: number) => void;

/** Those of the next frame, and those that are being called. */
let waiting = new Set<FrameCall>();
let calling = new Set<FrameCall>();
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

/** Calls once before the next frame with its time in milliseconds, however often it is asked for. */
export function inNextFrame(call: FrameCall): void {
  waiting.add(call);
  if (!isRequested) requestAnimationFrame(callAll);
  isRequested = true;
}

/** Takes back what was asked for by `inNextFrame`. */
export function notInNextFrame(call: FrameCall): void {
  waiting.delete(call);
  calling.delete(call);
}

function callAll(now: number): void {
  if (!haveWaited && performance.now() < awaitedUntil) {
    haveWaited = true;
    requestAnimationFrame(callAll);
    return;
  }
  haveWaited = false;
  calling = waiting;
  waiting = new Set();
  isRequested = false;
  for (const call of calling) {
    try {
      call(now);
    } catch (error) {
      reportError(error);
    }
  }
}
