// Several exports as one: files, progress, the first failure.
import { describe, expect, it } from 'vitest';
import type { ExportReport } from '../../protocol/exportJob';
import type { Output } from '../host/host';
import { exportInTurn } from './exportInTurn';
import type { MakeExport } from './exportQueue';

const report: ExportReport = { codec: 'vp9', frames: 2, insteadOf: null };

function setUp() {
  const written: [file: number | undefined, text: string][] = [];
  const output: Output = {
    write(bytes, _position, file) {
      written.push([file, new TextDecoder().decode(bytes)]);
      return Promise.resolve();
    },
    finish: () => Promise.reject(new Error('not its own')),
    abort: () => Promise.resolve(0),
  };
  const part = (text: string, frames: number, of: Partial<ExportReport> = {}) => ({
    frames,
    make: (async (to, signal, onProgress) => {
      signal.throwIfAborted();
      await to.write(new TextEncoder().encode(text), 0);
      onProgress({ framesDone: frames, frames });
      return { ...report, ...of };
    }) satisfies MakeExport,
  });
  return { written, output, part };
}

describe('exports in turn', () => {
  it('write a file each, and count their frames on', async () => {
    const { written, output, part } = setUp();
    const done: string[] = [];
    const made = exportInTurn([part('a', 3), part('b', 5, { insteadOf: 'h264' })])(
      output,
      new AbortController().signal,
      ({ framesDone, frames }) => done.push(`${framesDone}/${frames}`),
    );
    expect(await made).toEqual({ ...report, insteadOf: 'h264', frames: 8 });
    expect(written).toEqual([
      [0, 'a'],
      [1, 'b'],
    ]);
    expect([...new Set(done)]).toEqual(['3/8', '8/8']);
  });

  it('end with the first that fails, or when they are cancelled', async () => {
    const { written, output, part } = setUp();
    const wrong = { frames: 1, make: () => Promise.reject(new Error('no graphics')) };
    const { signal } = new AbortController();
    const ignore = (): void => undefined;
    await expect(exportInTurn([part('a', 1), wrong, part('b', 1)])(output, signal, ignore)).rejects.toThrow(
      'no graphics',
    );
    expect(written).toEqual([[0, 'a']]);
    const abort = new AbortController();
    const last = { frames: 1, make: () => (abort.abort(), Promise.resolve(report)) };
    await expect(exportInTurn([last, part('b', 1)])(output, abort.signal, ignore)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(written).toHaveLength(1);
  });
});
