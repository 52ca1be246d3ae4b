import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { skipWhere } from '../core/testing/skipWhere';
import { NotRegularError, readText, readTextFile, TooLargeError } from './readTextFile';

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
});
