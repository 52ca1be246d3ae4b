import { mkdir, mkdtemp, open, readdir, readFile, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../protocol/failure';
import type { Piece } from '../../protocol/piece';
import { syncFolder } from '../partialFile';
import { placeAt } from './outputPlace';
import { createOutputWriter, type OutputWriter } from './outputWriter';

vi.mock(import('../partialFile'), async (importActual) => {
  const actual = await importActual();
  return { ...actual, syncFolder: vi.fn(actual.syncFolder) };
});

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-output-'));
  kept.length = 0;
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

const piece = (text: string, position: number, file = 0): Piece => ({
  request: 1,
  output: 1,
  file,
  position,
  bytes: new TextEncoder().encode(text),
});

const single = (name = 'race.mp4'): OutputWriter => createOutputWriter(placeAt(join(folder, name), null), 1);

const kept: number[] = [];

const frames = (count: number): OutputWriter =>
  createOutputWriter(
    placeAt(join(folder, 'frame-%02d.png'), count, (files) => kept.push(files)),
    count,
  );

const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const error: unknown = await promise.catch((reason: unknown) => reason);
  return error instanceof FailureError ? error.failure : error;
}

/** The prototype that all open files get their methods from. */
async function fileHandles(): Promise<FileHandle> {
  const handle = await open(folder);
  await handle.close();
  return Object.getPrototypeOf(handle) as FileHandle;
}

/** Makes the next write to any file fail with a system error. */
async function failNextWrite(code: string): Promise<void> {
  vi.spyOn(await fileHandles(), 'write').mockRejectedValueOnce(
    Object.assign(new Error(`${code}: write`), { code }),
  );
}

describe('an output', () => {
  it('is a file of pieces at their positions, which has its name when it is whole', async () => {
    const writer = single();
    const writes = [piece('____world', 0), piece('hello ', 0), piece('!', 9), piece('wonder', 6)];
    await Promise.all(writes.map((each) => writer.write(each)));
    const [partial] = await readdir(folder);
    expect(partial).toMatch(/^\.optiscape-[0-9a-f]{12}\.partial$/);
    await writer.finish();
    expect(await readdir(folder)).toEqual(['race.mp4']);
    expect(await read('race.mp4')).toBe('hello wonder');
    await writer.abort();
    expect(await read('race.mp4')).toBe('hello wonder');
    expect(await failureOf(writer.write(piece('more', 0)))).toEqual({
      code: 'protocol',
      message: 'The output has ended already.',
    });
    expect(await read('race.mp4')).toBe('hello wonder');
  });

  it('takes the place of an old file at the end, and only then', async () => {
    await writeFile(join(folder, 'race.mp4'), 'old');
    const writer = single();
    await writer.write(piece('new', 0));
    expect(await read('race.mp4')).toBe('old');
    await writer.abort();
    expect(await readdir(folder)).toEqual(['race.mp4']);
    expect(await read('race.mp4')).toBe('old');
    expect(await failureOf(writer.finish())).toEqual({ code: 'busy', message: 'The output was given up.' });
  });

  it('is many files, written in any order and more than once', async () => {
    const writer = frames(12);
    for (let file = 11; file >= 0; file -= 1) await writer.write(piece(`frame ${file}`, 0, file));
    await writer.write(piece('F', 0, 3));
    expect((await readdir(folder)).every((name) => name.endsWith('.partial'))).toBe(true);
    await writer.finish();
    const names = await readdir(folder);
    expect(names.sort()[11]).toBe('frame-11.png');
    expect(names).toHaveLength(12);
    expect([await read('frame-03.png'), await read('frame-11.png')]).toEqual(['Frame 3', 'frame 11']);
  });

  it('is flushed when it is left for the next file, and not for each piece', async () => {
    const sync = vi.spyOn(await fileHandles(), 'sync');
    const writer = frames(2);
    for (const position of [0, 1, 2]) await writer.write(piece('!', position, 0));
    expect(sync).not.toHaveBeenCalled();
    await writer.write(piece('!', 0, 1));
    expect(sync).toHaveBeenCalledOnce();
    await writer.abort();
  });

  it('is refused when a file of a sequence is missing; the others stay', async () => {
    const writer = frames(3);
    await writer.write(piece('0', 0, 0));
    await writer.write(piece('2', 0, 2));
    expect(await failureOf(writer.finish())).toEqual({
      code: 'invalid',
      message: 'Invalid output: nothing was written to frame-01.png',
    });
    expect(await writer.abort()).toBe(2);
    expect((await readdir(folder)).sort()).toEqual(['frame-00.png', 'frame-02.png']);
  });

  it('keeps the whole files of a sequence that is given up, and only those', async () => {
    const writer = frames(9);
    for (const file of [0, 1, 2]) await writer.write(piece(`frame ${file}`, 0, file));
    expect(await Promise.all([writer.abort(), writer.abort()])).toEqual([2, 2]);
    expect((await readdir(folder)).sort()).toEqual(['frame-00.png', 'frame-01.png']);
    expect([await read('frame-00.png'), await read('frame-01.png')]).toEqual(['frame 0', 'frame 1']);
    expect(kept).toEqual([2]);
    expect(await failureOf(writer.finish())).toMatchObject({ code: 'busy' });
  });

  it('takes for unfinished the file that was written last', async () => {
    const writer = frames(9);
    for (const file of [0, 1, 0]) await writer.write(piece('frame', 0, file));
    expect(await writer.abort()).toBe(1);
    expect(await readdir(folder)).toEqual(['frame-01.png']);
  });

  it('keeps a sequence beside frames that are not its own', async () => {
    await writeFile(join(folder, 'frame-09.png'), 'old');
    const writer = frames(9);
    for (const file of [0, 1]) await writer.write(piece('new', 0, file));
    expect(await writer.abort()).toBe(1);
    expect((await readdir(folder)).sort()).toEqual(['frame-00.png', 'frame-09.png']);
  });

  it('keeps the files of a sequence that could be flushed, and no single file that could not at first', async () => {
    const writer = frames(3);
    for (const file of [0, 1, 2]) await writer.write(piece('frame', 0, file));
    const sync = vi.spyOn(await fileHandles(), 'sync').mockRejectedValue(new Error('EIO'));
    expect(await failureOf(writer.finish())).toMatchObject({ code: 'io' });
    expect(kept).toEqual([2]);
    expect((await readdir(folder)).sort()).toEqual(['frame-00.png', 'frame-01.png']);
    sync.mockRestore();

    const film = single();
    await film.write(piece('film', 0));
    vi.spyOn(await fileHandles(), 'sync').mockRejectedValueOnce(new Error('EIO'));
    expect(await failureOf(film.finish())).toMatchObject({ code: 'io' });
    expect((await readdir(folder)).sort()).toEqual(['frame-00.png', 'frame-01.png']);
  });

  it('makes the new names last, in their folder', async () => {
    vi.mocked(syncFolder).mockClear();
    const writer = frames(3);
    for (const file of [0, 1, 2]) await writer.write(piece('frame', 0, file));
    expect(syncFolder).not.toHaveBeenCalled();
    await writer.finish();
    expect(vi.mocked(syncFolder).mock.calls.map(([path]) => path)).toEqual([folder]);
  });

  it('is whole if it is given up while it is being finished', async () => {
    const writer = frames(2);
    for (const file of [0, 1]) await writer.write(piece('frame', 0, file));
    const finishing = writer.finish();
    await new Promise((resolve) => setImmediate(resolve));
    expect(await writer.abort()).toBe(0);
    await finishing;
    expect((await readdir(folder)).sort()).toEqual(['frame-00.png', 'frame-01.png']);
    expect(kept).toEqual([]);
  });

  it('keeps the whole files of a sequence for which the disk had no room', async () => {
    const writer = frames(9);
    for (const file of [0, 1]) await writer.write(piece('whole', 0, file));
    await failNextWrite('ENOSPC');
    expect(await failureOf(writer.write(piece('part', 0, 2)))).toMatchObject({ code: 'io' });
    expect((await readdir(folder)).sort()).toEqual(['frame-00.png', 'frame-01.png']);
    expect(await writer.abort()).toBe(2);
  });

  it('keeps nothing that would stand among the files of an older sequence', async () => {
    await writeFile(join(folder, 'frame-08.png'), 'old');
    const writer = frames(9);
    for (const file of [0, 1, 2]) await writer.write(piece('new', 0, file));
    expect(await writer.abort()).toBe(0);
    expect(await readdir(folder)).toEqual(['frame-08.png']);
    expect(kept).toEqual([]);
  });

  it('keeps nothing where a part is of no use, and nothing of a single file', async () => {
    const place = { ...placeAt(join(folder, 'frame-%d.png'), 3), keep: null };
    const archive = createOutputWriter(place, 3);
    for (const file of [0, 1, 2]) await archive.write(piece('new', 0, file));
    expect(await archive.abort()).toBe(0);
    expect(await readdir(folder)).toEqual([]);
    const film = single();
    await film.write(piece('new', 0));
    expect(await film.abort()).toBe(0);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is nothing at all when a file of a sequence can not have its name', async () => {
    const writer = frames(3);
    for (const file of [0, 1, 2]) await writer.write(piece('!', 0, file));
    await mkdir(join(folder, 'frame-01.png', 'in the way'), { recursive: true });
    expect(await failureOf(writer.finish())).toMatchObject({ code: 'io' });
    expect(await readdir(folder)).toEqual(['frame-01.png']);
    expect(await writer.abort()).toBe(0);
  });

  it.each([
    ['ENOSPC', "race.mp4 can't be written: the disk is full (ENOSPC)"],
    ['EACCES', "race.mp4 can't be written: writing there is not allowed (EACCES)"],
    ['ESTRANGE', "race.mp4 can't be written: ESTRANGE: write"],
  ])('fails in plain words on %s, and leaves nothing', async (code, message) => {
    const writer = single();
    await writer.write(piece('fine', 0));
    await failNextWrite(code);
    const writes = [piece('too', 4), piece(' much', 7)].map((each) => failureOf(writer.write(each)));
    const failure = { code: 'io', message };
    expect(await Promise.all(writes)).toEqual([failure, failure]);
    expect(await readdir(folder)).toEqual([]);
    expect(await failureOf(writer.finish())).toEqual(failure);
    await writer.abort();
  });

  it('goes on where a write took only part', async () => {
    const writer = single();
    await writer.write(piece('.', 0));
    const prototype = await fileHandles();
    const write = prototype.write as (...words: unknown[]) => unknown;
    vi.spyOn(prototype, 'write').mockImplementation(function (this: FileHandle, ...words: unknown[]) {
      const [buffer, offset, length, position] = words;
      return write.call(this, buffer, offset, Math.min(Number(length), 2), position) as never;
    });
    await writer.write(piece('abcdefg', 1));
    await writer.finish();
    expect(await read('race.mp4')).toBe('.abcdefg');
  });

  it('fails where there is no folder, and where something else than a file is', async () => {
    expect(await failureOf(single('none/race.mp4').write(piece('!', 0)))).toEqual({
      code: 'io',
      message: "race.mp4 can't be written: its folder is not there (ENOENT)",
    });
    await mkdir(join(folder, 'race.mp4'));
    expect(await failureOf(single().write(piece('!', 0)))).toMatchObject({
      code: 'io',
      message: expect.stringContaining('not a regular file') as string,
    });
    expect(await readdir(folder)).toEqual(['race.mp4']);
  });

  it('takes no piece once it is finished', async () => {
    const writer = single();
    await writer.write(piece('whole', 0));
    await writer.finish();
    expect(await failureOf(writer.write(piece('!', 0)))).toMatchObject({ code: 'protocol' });
    expect(await read('race.mp4')).toBe('whole');
  });

  it('ends with a file beyond the last', async () => {
    const message = 'Invalid file: 3 (expected 0 ≤ file ≤ 2)';
    const writer = frames(3);
    expect(await failureOf(writer.write(piece('!', 0, 3)))).toEqual({ code: 'invalid', message });
    expect(await failureOf(writer.finish())).toEqual({ code: 'invalid', message });
  });

  it('does not keep what a mad client sends without waiting', async () => {
    const writer = single();
    const large = new Uint8Array(4 * 2 ** 20);
    const writes = Array.from({ length: 40 }, () =>
      failureOf(writer.write({ ...piece('', 0), bytes: large })),
    );
    // 16 pieces of 4 MiB may wait, and one more that is not known to be too many.
    expect((await Promise.all(writes)).at(-1)).toEqual({
      code: 'busy',
      message: `${17 * 4 * 2 ** 20} bytes wait to be written already.`,
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('forgets what is written', async () => {
    const written = { bytesWritten: 4 * 2 ** 20, buffer: '' };
    const write = vi.spyOn(await fileHandles(), 'write').mockResolvedValue(written);
    const writer = single();
    const large = { ...piece('', 0), bytes: new Uint8Array(written.bytesWritten) };
    for (let count = 0; count < 20; count += 1) await writer.write(large);
    expect(write).toHaveBeenCalledTimes(20);
    await writer.abort();
  });
});
