import { chmod, chown, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { skipWhere } from '../core/testing/skipWhere';
import { createPartialFile } from './partialFile';

let folder = '';
let path = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-partial-'));
  path = join(folder, 'film.mp4');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function replace(): Promise<void> {
  const file = await createPartialFile(path);
  await file.write(Uint8Array.of(1, 2, 3), 0);
  await file.rest();
  await file.publish();
  await file.discard();
}

it('writes bytes at their positions, also after a rest', async () => {
  const file = await createPartialFile(path);
  await file.write(Uint8Array.of(4, 5), 2);
  await file.rest();
  await file.rest();
  await file.write(Uint8Array.of(1, 2), 0);
  await file.rest();
  await file.publish();
  expect([...(await readFile(path))]).toEqual([1, 2, 4, 5]);
  expect(await readdir(folder)).toEqual(['film.mp4']);
});

it('leaves nothing of what is discarded', async () => {
  const file = await createPartialFile(path);
  await file.write(Uint8Array.of(1), 0);
  await file.discard();
  await file.discard();
  expect(await readdir(folder)).toEqual([]);
});

it(
  'hands down the mode of the file that is replaced',
  skipWhere(process.platform === 'win32', 'Windows has no modes'),
  async () => {
    await writeFile(path, 'old');
    await chmod(path, 0o640);
    await replace();
    expect((await stat(path)).mode & 0o777).toBe(0o640);
  },
);

it.each([
  ['owner', 4711, 0],
  ['group', 0, 4711],
])(
  'hands down another %s',
  skipWhere(process.getuid?.() !== 0, 'only root may give files away'),
  async (_, uid, gid) => {
    await writeFile(path, 'old');
    await chmod(path, 0o660);
    await chown(path, uid, gid);
    await replace();
    expect(await stat(path)).toMatchObject({ uid, gid });
    expect((await stat(path)).mode & 0o777).toBe(0o660);
  },
);
