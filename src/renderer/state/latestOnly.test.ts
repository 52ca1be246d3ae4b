// Which of several requests run, and which are told of.
import { describe, expect, it } from 'vitest';
import { createLatestOnly } from './latestOnly';

interface Request {
  readonly wish: string;
  readonly signal: AbortSignal;
  readonly resolve: (result: string | null) => void;
  readonly reject: (error: Error) => void;
}

/** Wishes with the same first letter are finished one after the other. */
function setUp() {
  const requests: Request[] = [];
  const told: string[] = [];
  const ask = createLatestOnly<string, string>({
    load: (wish, signal) =>
      new Promise((resolve, reject) => requests.push({ wish, signal, resolve, reject })),
    finishesFirst: (older, newer) => older[0] === newer[0],
    onLoaded: (result, wish) => told.push(`${wish}: ${result}`),
    onFailed: (error, wish) => told.push(`${wish} failed: ${(error as Error).message}`),
  });
  return { requests, told, ask };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('of requests, only the newest counts', () => {
  it('finishes one before the next that follows it, and leaves out those between', async () => {
    const { requests, told, ask } = setUp();
    for (const wish of ['a1', 'a2', 'a3']) ask(wish);
    expect(requests.map(({ wish }) => wish)).toEqual(['a1']);
    requests[0]!.resolve('one');
    await settled();
    expect(told).toEqual(['a1: one']);
    expect(requests.map(({ wish }) => wish)).toEqual(['a1', 'a3']);
    requests[1]!.resolve('three');
    await settled();
    expect(told).toEqual(['a1: one', 'a3: three']);
    expect(requests).toHaveLength(2);
  });

  it('interrupts one for another that does not follow it, and tells nothing of it', async () => {
    const { requests, told, ask } = setUp();
    for (const wish of ['a1', 'a2', 'b1']) ask(wish);
    expect(requests.map(({ wish }) => wish)).toEqual(['a1', 'b1']);
    expect(requests.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    requests[0]!.resolve('one');
    requests[1]!.resolve('other');
    await settled();
    expect(told).toEqual(['b1: other']);
    expect(requests).toHaveLength(2);
  });

  it('tells of a failure, and goes on with what waits', async () => {
    const { requests, told, ask } = setUp();
    for (const wish of ['a1', 'a2']) ask(wish);
    requests[0]!.reject(new Error('no room'));
    await settled();
    expect(told).toEqual(['a1 failed: no room']);
    requests[1]!.resolve(null);
    await settled();
    expect(told).toEqual(['a1 failed: no room']);
    ask('a3');
    expect(requests.map(({ wish }) => wish)).toEqual(['a1', 'a2', 'a3']);
  });
});
