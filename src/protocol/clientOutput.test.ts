import { describe, expect, it } from 'vitest';
import { createClientOutput, type ClientOutput } from './clientOutput';
import { failureError } from './failure';
import { maxFileBytes, maxPieceBytes } from './piece';

interface Posted {
  readonly file: number;
  readonly position: number;
  readonly length: number;
  /** Answers with success or the error. */
  answer(error?: Error): void;
}

interface Bench {
  readonly output: ClientOutput;
  readonly posted: Posted[];
  readonly asked: string[];
}

function createBench(): Bench {
  const posted: Posted[] = [];
  const asked: string[] = [];
  const output = createClientOutput({
    post: (piece, bytes) =>
      new Promise<void>((resolve, reject) => {
        posted.push({
          ...piece,
          length: bytes.length,
          answer: (error) => {
            if (error) reject(error);
            else resolve();
          },
        });
      }),
    finish: () => {
      asked.push('finish');
      return Promise.resolve({ name: 'race.mp4', download: null, canShow: true });
    },
    show: () => {
      asked.push('show');
      return Promise.resolve();
    },
    abort: () => {
      asked.push('abort');
      return Promise.resolve({ kept: 3 });
    },
  });
  return { output, posted, asked };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function follow(promise: Promise<unknown>): { state: string } {
  const followed = { state: 'pending' };
  promise.then(
    () => (followed.state = 'done'),
    (error: unknown) => (followed.state = (error as Error).message),
  );
  return followed;
}

const bytes = new Uint8Array(10);

describe('an output', () => {
  it('resolves a write when its piece is written, and sends no more than four at once', async () => {
    const { output, posted } = createBench();
    const writes = Array.from({ length: 6 }, (_, index) => follow(output.write(bytes, 10 * index, index)));
    await settled();
    expect(posted.map(({ file, position }) => [file, position])).toEqual([
      [0, 0],
      [1, 10],
      [2, 20],
      [3, 30],
    ]);
    expect(writes.every(({ state }) => state === 'pending')).toBe(true);
    posted[0]?.answer();
    await settled();
    expect(writes.map(({ state }) => state)).toEqual(['done', ...Array<string>(5).fill('pending')]);
    expect(posted.map(({ file }) => file)).toEqual([0, 1, 2, 3, 4]);
    for (const index of [1, 2, 3, 4]) posted[index]?.answer();
    await settled();
    posted[5]?.answer();
    await settled();
    expect(writes.every(({ state }) => state === 'done')).toBe(true);
  });

  it('cuts what is long, and keeps the order of what is written at once', async () => {
    const { output, posted } = createBench();
    const long = follow(output.write(new Uint8Array(5 * maxPieceBytes + 1), 3));
    const short = follow(output.write(bytes, 0));
    for (let index = 0; index < 7; index += 1) {
      await settled();
      expect(posted.length).toBe(Math.min(7, index + 4));
      posted[index]?.answer();
    }
    await settled();
    expect([long.state, short.state]).toEqual(['done', 'done']);
    expect(posted.map(({ position, length }) => [position, length])).toEqual([
      ...[0, 1, 2, 3, 4].map((index) => [3 + index * maxPieceBytes, maxPieceBytes]),
      [3 + 5 * maxPieceBytes, 1],
      [0, 10],
    ]);
  });

  it('finishes when all is written, once', async () => {
    const { output, posted, asked } = createBench();
    await output.write(new Uint8Array(), 0);
    const write = output.write(bytes, 0);
    const finish = output.finish();
    await settled();
    expect(asked).toEqual([]);
    posted[0]?.answer();
    await write;
    expect(await finish).toEqual({ name: 'race.mp4', download: null, canShow: true });
    expect(asked).toEqual(['finish']);
    const failure = { code: 'protocol', message: 'The output has ended already.' };
    await expect(output.finish()).rejects.toMatchObject({ failure });
    await expect(output.write(bytes, 0)).rejects.toMatchObject({ failure });
    expect(asked).toEqual(['finish']);
    const other = createBench();
    await other.output.finish();
    await expect(other.output.write(bytes, 0)).rejects.toMatchObject({ failure });
    expect(other.posted).toEqual([]);
  });

  it('stops at the first failure, and says it to everybody', async () => {
    const { output, posted, asked } = createBench();
    const writes = Array.from({ length: 6 }, () => follow(output.write(bytes, 0)));
    await settled();
    posted[1]?.answer(failureError('io', 'the disk is full'));
    for (const index of [0, 2, 3]) posted[index]?.answer();
    await settled();
    expect(writes.map(({ state }) => state)).toEqual(Array<string>(6).fill('the disk is full'));
    expect(posted).toHaveLength(4);
    await expect(output.write(bytes, 0)).rejects.toThrow('the disk is full');
    await expect(output.finish()).rejects.toThrow('the disk is full');
    await output.abort();
    expect(asked).toEqual(['abort']);
  });

  it('can be given up at any time, twice', async () => {
    const { output, posted, asked } = createBench();
    const write = follow(output.write(bytes, 0));
    await settled();
    await output.abort();
    posted[0]?.answer();
    await settled();
    expect(write.state).toBe('The output was given up.');
    expect(await output.abort()).toBe(3);
    const failure = { code: 'busy', message: 'The output was given up.' };
    await expect(output.write(bytes, 0)).rejects.toMatchObject({ failure });
    await expect(output.finish()).rejects.toMatchObject({ failure });
    expect(asked).toEqual(['abort', 'abort']);
  });

  it.each([-1, 0.5, NaN, Infinity, maxFileBytes - 9, 2 ** 60])('has no position %d', async (position) => {
    const { output } = createBench();
    const failure = {
      code: 'invalid',
      message: `Invalid position: ${position} (expected 0 ≤ position < 2^40)`,
    };
    await expect(output.write(bytes, position)).rejects.toMatchObject({ failure });
    await expect(output.finish()).rejects.toMatchObject({ failure });
  });

  it('reaches to the end of the longest file', async () => {
    const { output, posted } = createBench();
    const write = output.write(bytes, maxFileBytes - 10);
    await settled();
    expect(posted[0]).toMatchObject({ position: 2 ** 40 - 10, length: 10 });
    posted[0]?.answer();
    await write;
  });

  it('has kept nothing that is known of where the engine is gone', async () => {
    const output = createClientOutput({
      post: () => Promise.resolve(),
      finish: () => Promise.reject(new Error('gone')),
      show: () => Promise.reject(new Error('gone')),
      abort: () => Promise.reject(new Error('gone')),
    });
    expect(await output.abort()).toBe(0);
  });
});
