// Calls before the next frame, all in one: what they set is then rendered by React, laid out and painted together.

let waiting = new Set<{ readonly call: (now: number) => void }>();
let isRequested = false;

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
