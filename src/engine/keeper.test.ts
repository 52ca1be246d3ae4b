import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { skipWhere } from '../core/testing/skipWhere';
import { createKeeper } from './keeper';
import { machine } from './processFolder';

let folder = '';
const path = (): string => join(folder, 'keeper.json');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-keeper-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const kept = { kept: true, crashed: false };
const refused = { kept: false, crashed: false };

const record = async (): Promise<unknown> => JSON.parse(await readFile(path(), 'utf8'));

/** Writes the record of another program. */
async function foreign(more: object): Promise<void> {
  await writeFile(path(), JSON.stringify({ id: 'other', process: 1, machine, ended: false, ...more }));
}

/** A process that has ended, and one that has not. */
const dead = { process: 2 ** 22 + 1 };
const alive = { process: process.ppid };

describe('of two windows of one program', () => {
  it('the first is kept; the second only if it is taken, and then the first no more', async () => {
    const keeper = createKeeper(folder);
    const [first, second] = [{}, {}];
    expect(await keeper.claim(first, 'a', false)).toEqual(kept);
    expect(await keeper.claim(second, 'b', false)).toEqual(refused);
    expect([await keeper.keeps(first), await keeper.keeps(second)]).toEqual([true, false]);
    expect(await keeper.claim(second, 'b', true)).toEqual(kept);
    expect([await keeper.keeps(first), await keeper.keeps(second)]).toEqual([false, true]);
  });

  it('the second does not become it by itself when the first is closed', async () => {
    const keeper = createKeeper(folder);
    const [first, second, third] = [{}, {}, {}];
    await keeper.claim(first, 'a', false);
    await keeper.claim(second, 'b', false);
    await keeper.release(first);
    expect(await keeper.keeps(second)).toBe(false);
    // One that is opened now begins with the first one's race.
    expect(await keeper.claim(third, 'c', false)).toEqual(kept);
  });

  it('a window that is reloaded stays it, whichever of its sessions ends or begins first', async () => {
    const keeper = createKeeper(folder);
    const [before, after] = [{}, {}];
    await keeper.claim(before, 'a', false);
    expect(await keeper.claim(after, 'a', false)).toEqual(kept);
    await keeper.release(before);
    expect([await keeper.keeps(before), await keeper.keeps(after)]).toEqual([false, true]);
  });

  it('one that never asked is kept where there is no other', async () => {
    const keeper = createKeeper(folder);
    const [first, second] = [{}, {}];
    expect([await keeper.keeps(first), await keeper.keeps(second)]).toEqual([true, false]);
  });
});

describe('of two programs on a folder', () => {
  it('the one that is open is left alone, until its window is taken', async () => {
    await foreign(alive);
    const keeper = createKeeper(folder);
    const window = {};
    expect(await keeper.claim(window, 'a', false)).toEqual(refused);
    expect(await keeper.keeps(window)).toBe(false);
    expect(await record()).toMatchObject({ id: 'other' });
    expect(await keeper.claim(window, 'a', true)).toEqual(kept);
    expect(await keeper.keeps(window)).toBe(true);
    expect(await record()).toMatchObject({ process: process.pid, machine, ended: false });
  });

  it.each([
    ['is open', false],
    ['has ended since', true],
  ])(
    'the first notices that another, which %s, was taken, and stays silent from then on',
    async (_what, ended) => {
      const keeper = createKeeper(folder);
      const window = {};
      await keeper.claim(window, 'a', false);
      await foreign({ ...alive, ended });
      expect(await keeper.keeps(window)).toBe(false);
      await keeper.release(window);
      expect(await record()).toMatchObject({ id: 'other', ended });
      expect(await keeper.keeps(window)).toBe(false);
    },
  );

  it('one on another machine counts as open, since nobody knows', async () => {
    await foreign({ ...dead, machine: 'elsewhere' });
    expect(await createKeeper(folder).claim({}, 'a', false)).toEqual(refused);
  });
});

describe('the next start', () => {
  it('has nothing to say after a proper end', async () => {
    const keeper = createKeeper(folder);
    const window = {};
    await keeper.claim(window, 'a', false);
    await keeper.release(window);
    expect(await record()).toMatchObject({ ended: true });
    expect(await createKeeper(folder).claim({}, 'b', false)).toEqual(kept);
  });

  it('learns once that the last one crashed', async () => {
    await foreign(dead);
    const keeper = createKeeper(folder);
    expect(await keeper.claim({}, 'a', false)).toEqual({ kept: true, crashed: true });
    expect(await keeper.claim({}, 'a', false)).toEqual(kept);
    // As does one that has the process id of the program that crashed.
    expect(await createKeeper(folder).claim({}, 'a', false)).toEqual({ kept: true, crashed: true });
  });

  it('learns nothing of the kind where the system ended the program', async () => {
    const keeper = createKeeper(folder);
    await keeper.claim({}, 'a', false);
    keeper.releaseAtOnce();
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toMatchObject({ ended: true });
  });

  it.each([
    '',
    '{"id":',
    '[]',
    'null',
    '{"id":"x","process":-1,"machine":"m","ended":false}',
    '{"version":2}',
  ])('takes no notice of %j', async (text) => {
    await writeFile(path(), text);
    const keeper = createKeeper(folder);
    const window = {};
    expect(await keeper.claim(window, 'a', false)).toEqual(kept);
    await writeFile(path(), text);
    expect(await keeper.keeps(window)).toBe(true);
  });
});

it(
  'does not wait for a pipe in place of its record',
  skipWhere(process.platform === 'win32', 'Windows has no pipes among its files'),
  async () => {
    execFileSync('mkfifo', [path()]);
    expect(await createKeeper(folder).claim({}, 'a', false)).toEqual(kept);
  },
);

it('keeps a window where its record can not be written: saving says why', async () => {
  await mkdir(path());
  const keeper = createKeeper(folder);
  const window = {};
  expect(await keeper.claim(window, 'a', false)).toEqual(kept);
  expect(await keeper.keeps(window)).toBe(true);
  await keeper.release(window);
  keeper.releaseAtOnce();
});
