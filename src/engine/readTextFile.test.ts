import { execFileSync } from 'node:child_process';
import { mkdtemp, open, rm, symlink, writeFile, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { skipWhere } from '../core/testing/skipWhere';
import { NotRegularError, readText, readTextFile, TooLargeError } from './readTextFile';

vi.mock(import('node:fs/promises'), async (importActual) => {
  const actual = await importActual();
  return { ...actual, open: vi.fn(actual.open) };
});

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-read-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the text of a file', () => {
  it('is read, by a link, too, up to the limit', async () => {
    const path = join(folder, 'scene.json');
    await writeFile(path, '谷\n');
    expect(await readTextFile(path, 4)).toBe('谷\n');
    await symlink(path, join(folder, 'link.json'));
    expect(await readTextFile(join(folder, 'link.json'), 4)).toBe('谷\n');
    await expect(readTextFile(path, 3)).rejects.toMatchObject({ name: 'TooLargeError', bytes: 4 });
  });

  it('is refused for its whole size, before it is read', async () => {
    const path = join(folder, 'scene.json');
    await writeFile(path, 'x'.repeat(200_000));
    await expect(readTextFile(path, 3)).rejects.toMatchObject({ bytes: 200_000 });
  });

  it('is not read where there is none', async () => {
    await expect(readTextFile(join(folder, 'none.json'), 10)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(readTextFile(folder, 10)).rejects.toThrow(NotRegularError);
  });

  it(
    'is not waited for where a pipe or a device has the name',
    skipWhere(process.platform === 'win32', 'Windows has no such pipes among its files.'),
    async () => {
      const pipe = join(folder, 'pipe.json');
      execFileSync('mkfifo', [pipe]);
      for (const path of [pipe, '/dev/null', '/dev/zero']) {
        await expect(readTextFile(path, 10), path).rejects.toThrow(NotRegularError);
      }
    },
  );

  const needsProc = skipWhere(process.platform !== 'linux', 'Files without a size are found in /proc.');
  it('is limited where the system tells no size', needsProc, async () => {
    await expect(readTextFile('/proc/self/environ', 10)).rejects.toThrow(TooLargeError);
  });

  it('that never ends is left off', async () => {
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.from('x'.repeat(1000));
      })(),
    );
    await expect(readText(endless, 5000)).rejects.toMatchObject({ bytes: 6000 });
    expect(endless.destroyed).toBe(true);
  });

  it('may come in pieces that part a character', async () => {
    const pieces = [...Buffer.from('谷\n')].map((byte) => Buffer.of(byte));
    expect(await readText(Readable.from(pieces), 4)).toBe('谷\n');
    await expect(readText(Readable.from(pieces), 3)).rejects.toMatchObject({ bytes: 4 });
  });

  it('is refused with a reason', () => {
    const tooLarge = new TooLargeError(9);
    expect([tooLarge.name, tooLarge.message]).toEqual(['TooLargeError', 'It has at least 9 bytes.']);
    const notRegular = new NotRegularError();
    expect([notRegular.name, notRegular.message]).toEqual(['NotRegularError', 'It is not a regular file.']);
  });

  it('is read from a file that is closed afterwards, whatever came of it', async () => {
    vi.mocked(open).mockClear();
    const path = join(folder, 'scene.json');
    await writeFile(path, 'text');
    await readTextFile(path, 4);
    await expect(readTextFile(path, 3)).rejects.toThrow(TooLargeError);
    const handles = await Promise.all(
      vi.mocked(open).mock.results.map(({ value }) => value as Promise<FileHandle>),
    );
    // That is the number of a closed file.
    expect(handles.map(({ fd }) => fd)).toEqual([-1, -1]);
  });
});
