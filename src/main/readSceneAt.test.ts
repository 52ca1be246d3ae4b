import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { maxSceneFileBytes } from '../core/scene/sceneFile';
import { readSceneAt } from './readSceneAt';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-files-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('readSceneAt', () => {
  it('reads a file', async () => {
    const path = join(folder, '谷.json');
    await writeFile(path, '{}');
    expect(await readSceneAt(path, 'en')).toBe('{}');
  });

  it('refuses a file that is too large, in the language of the window', async () => {
    const path = join(folder, 'large.json');
    await writeFile(path, '');
    await truncate(path, maxSceneFileBytes);
    expect(await readSceneAt(path, 'en')).toHaveLength(maxSceneFileBytes);
    await truncate(path, maxSceneFileBytes + 1);
    await expect(readSceneAt(path, 'en')).rejects.toMatchObject({
      failure: {
        code: 'invalid',
        message: 'large.json has 4.1 MiB (a scene file may have at most 4 MiB)',
      },
    });
    await expect(readSceneAt(path, 'ja')).rejects.toThrow(
      'large.json のサイズは 4.1 MiB です（シーンファイルは 4 MiB まで）',
    );
  });

  it('says which file can’t be read', async () => {
    await expect(readSceneAt(join(folder, 'none.json'), 'en')).rejects.toMatchObject({
      failure: {
        code: 'not-found',
        message: 'none.json is not there any more: it has been moved, renamed or deleted',
      },
    });
    const path = join(folder, 'a.json');
    await writeFile(path, '');
    await expect(readSceneAt(join(path, 'b.json'), 'en')).rejects.toThrow(/^b\.json can't be read: ENOTDIR/);
  });

  it('refuses a folder, and a pipe at once, whoever writes to it', async () => {
    await expect(readSceneAt(folder, 'ja')).rejects.toMatchObject({
      failure: {
        code: 'invalid',
        message: `${basename(folder)} は通常のファイルではありません。シーンファイルを選んでください`,
      },
    });
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [join(folder, 'pipe.json')]);
    await expect(readSceneAt(join(folder, 'pipe.json'), 'en')).rejects.toThrow(
      'pipe.json is not a regular file (expected a scene file)',
    );
  });
});
