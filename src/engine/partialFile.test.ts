import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
  type FileHandle,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { skipWhere } from '../core/testing/skipWhere';
import { createPartialFile, isPartialName, partialPath, syncFolder } from './partialFile';

vi.mock(import('node:fs/promises'), async (importActual) => {
  const actual = await importActual();
  return { ...actual, chown: vi.fn(actual.chown), open: vi.fn(actual.open) };
});

let folder = '';
let path = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-partial-'));
  path = join(folder, 'film.mp4');
});

afterEach(async () => {
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

/** The prototype that all open files get their methods from. */
async function fileHandles(): Promise<FileHandle> {
  const handle = await open(folder);
  await handle.close();
  return Object.getPrototypeOf(handle) as FileHandle;
}

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
    vi.mocked(chown).mockClear();
    await replace();
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    // Owner and group are right already.
    expect(chown).not.toHaveBeenCalled();
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

it.each([
  ['another group, no more rights than everybody has', 0, 4711, 0o664, 0o644],
  ['another group, none where nobody has any', 0, 4711, 0o660, 0o600],
  ['another owner of the same group, all rights', 4711, 0, 0o660, 0o660],
])(
  'gives %s, where it may not give the file away',
  skipWhere(process.getuid?.() !== 0, 'only root may give files away'),
  async (_, uid, gid, mode, given) => {
    await writeFile(path, 'old');
    await chown(path, uid, gid);
    await chmod(path, mode);
    vi.mocked(chown).mockRejectedValueOnce(new Error('EPERM'));
    await replace();
    expect(await stat(path)).toMatchObject({ uid: 0, gid: 0 });
    expect((await stat(path)).mode & 0o777).toBe(given);
  },
);

it('replaces no file that is read-only', async () => {
  await writeFile(path, 'precious');
  await chmod(path, 0o444);
  await expect(createPartialFile(path)).rejects.toMatchObject({ code: 'EACCES' });
  expect(await readdir(folder)).toEqual(['film.mp4']);
  await chmod(path, 0o644);
  await replace();
});

it('knows its temporary files by their names', () => {
  const name = basename(partialPath(path));
  expect(dirname(partialPath(path))).toBe(folder);
  expect(isPartialName(name)).toBe(true);
  expect(partialPath(path)).not.toBe(partialPath(path));
  for (const other of [
    `a${name}`,
    `${name}a`,
    name.replace('.optiscape', 'optiscape'),
    '.optiscape-0123456789a.partial',
    '.optiscape-0123456789abc.partial',
    '.optiscape-0123456789ag.partial',
    '.optiscape-0123456789ABpartial',
  ]) {
    expect(isPartialName(other), other).toBe(false);
  }
});

it('replaces nothing but files', async () => {
  await mkdir(path);
  await expect(createPartialFile(path)).rejects.toThrow(`${path} is not a regular file`);
  expect(await readdir(folder)).toEqual(['film.mp4']);
});

it(
  'makes the names in a folder last, and minds no folder that can not be opened',
  skipWhere(process.platform === 'win32', 'Windows can not open folders'),
  async () => {
    const sync = vi.spyOn(await fileHandles(), 'sync');
    vi.mocked(open).mockClear();
    await syncFolder(folder);
    expect(sync).toHaveBeenCalledOnce();
    sync.mockRejectedValueOnce(new Error('EIO'));
    await syncFolder(folder);
    await syncFolder(join(folder, 'none'));
    const [first, second, none] = await Promise.allSettled(
      vi.mocked(open).mock.results.map(({ value }) => value as Promise<FileHandle>),
    );
    for (const opened of [first, second]) expect(opened).toMatchObject({ value: { fd: -1 } });
    expect(none).toMatchObject({ status: 'rejected' });
  },
);
