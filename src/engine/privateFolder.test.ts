// What the app keeps is nobody else's: its folders are for this user alone, on systems that know users.
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { skipWhere } from '../core/testing/skipWhere';
import { createKeeper } from './keeper';
import { makePrivateFolder, makePrivateFolderAtOnce } from './privateFolder';
import { makeProcessFolder } from './processFolder';
import { createStore } from './store';

let parent = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'optiscape-private-'));
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

describe('a data folder', skipWhere(process.platform === 'win32', 'Windows has no such modes.'), () => {
  it.each<[string, (folder: string) => unknown]>([
    ['is saved in', (folder) => createStore(folder).save('scene', '{}')],
    [
      'is saved in at the last moment',
      (folder) => {
        const store = createStore(folder);
        void store.save('scene', '{}').catch(() => undefined);
        return Promise.resolve().then(() => {
          store.saveAtOnce();
        });
      },
    ],
    ['is kept by a window', (folder) => createKeeper(folder).claim({}, 'a', true)],
    ['has outputs', (folder) => makeProcessFolder(folder, 'run')],
    ['has a profile', makePrivateFolderAtOnce],
    ['is there', makePrivateFolder],
  ])('is this user’s alone, once it %s, with all that had to be made above it', async (_what, use) => {
    const folder = join(parent, 'above', 'data');
    await use(folder);
    expect([await modeOf(folder), await modeOf(join(parent, 'above'))]).toEqual(['700', '700']);
  });

  it('that is there already is left as it is', async () => {
    const folder = join(parent, 'data');
    await mkdir(folder);
    await chmod(folder, 0o755);
    await createStore(folder).save('scene', '{}');
    expect(await modeOf(folder)).toBe('755');
  });

  it('that can’t be there is refused at once, also where the folder above it is', async () => {
    const inside = join('/proc', 'self', 'data', 'deeper');
    expect(() => {
      makePrivateFolderAtOnce(inside);
    }).toThrow(/ENOENT|EACCES|EROFS/);
    await expect(makePrivateFolder(inside)).rejects.toThrow(/ENOENT|EACCES|EROFS/);
    const file = join(parent, 'file');
    await writeFile(file, '');
    await expect(makePrivateFolder(file)).rejects.toThrow(/EEXIST/);
  });
});
