import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from '../engine/store';
import { createRecentFiles, namesOf, type RecentFiles } from './recentFiles';
import { calls, resetElectron } from './testing/electronStandIn';

vi.mock('electron', () => import('./testing/electronStandIn'));

let folder = '';
const onChange = vi.fn();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-recent-'));
  resetElectron();
  onChange.mockReset();
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const path = (name: string): string => join(folder, name);
const list = (): string => path('recent.json');

async function load(): Promise<RecentFiles> {
  return createRecentFiles(createStore(folder), onChange);
}

/** The list that the next start reads. */
async function kept(store: ReturnType<typeof createStore>): Promise<readonly string[]> {
  await store.idle();
  return (await load()).paths();
}

describe('recent files', () => {
  it('have the latest on top, each once, and are there at the next start', async () => {
    const store = createStore(folder);
    const recent = await createRecentFiles(store, onChange);
    expect(recent.paths()).toEqual([]);
    for (const name of ['a', 'b', 'a', 'a']) recent.add(path(name));
    expect(recent.paths()).toEqual([path('a'), path('b')]);
    expect(onChange).toHaveBeenCalledTimes(3);
    expect(await kept(store)).toEqual([path('a'), path('b')]);
  });

  it('are ten at most', async () => {
    const recent = await load();
    for (let index = 0; index < 12; index += 1) recent.add(path(`${index}`));
    expect(recent.paths()).toEqual(Array.from({ length: 10 }, (_, index) => path(`${11 - index}`)));
  });

  it('lose a file, or all, and tell the system', async () => {
    const store = createStore(folder);
    const recent = await createRecentFiles(store, onChange);
    for (const name of ['a', 'b', 'c']) recent.add(path(name));
    recent.remove(path('b'));
    recent.remove(path('none'));
    expect(await kept(store)).toEqual([path('c'), path('a')]);
    recent.clear();
    expect(await kept(store)).toEqual([]);
    expect(calls).toEqual([
      ...['a', 'b', 'c'].map((name) => `app.addRecentDocument ${path(name)}`),
      'app.clearRecentDocuments',
    ]);
  });

  it.each([
    '',
    '{"version":1,"files":[',
    '[]',
    'null',
    '{"version":2,"files":["/a"]}',
    '{"version":1,"files":"/a"}',
    '{"version":1,"files":[1]}',
    '\0\0\0',
  ])('are none where the list is %j', async (text) => {
    await writeFile(list(), text);
    expect((await load()).paths()).toEqual([]);
  });

  it('are what can be a file of a list that others have written to', async () => {
    const files = [
      'relative.optiscape',
      path('a'),
      path('a'),
      ...Array.from({ length: 30 }, () => path('b')),
    ];
    await writeFile(list(), JSON.stringify({ version: 1, files }));
    expect((await load()).paths()).toEqual([path('a'), path('b')]);
  });

  it('are none where a folder has the place of the list, and stay usable', async () => {
    await mkdir(list());
    const store = createStore(folder);
    const recent = await createRecentFiles(store, onChange);
    recent.add(path('a'));
    await store.idle();
    expect(recent.paths()).toEqual([path('a')]);
  });

  it('are written as a list with a version', async () => {
    const store = createStore(folder);
    (await createRecentFiles(store, onChange)).add(path('a'));
    await store.idle();
    expect(JSON.parse(await readFile(list(), 'utf8'))).toEqual({ version: 1, files: [path('a')] });
  });
});

it('files are named by their folder, too, where two have one name', () => {
  expect(namesOf(['/a\u202e/race.optiscape', '/b/\u202erace.optiscape'])).toEqual([
    'race.optiscape — /a',
    'race.optiscape — /b',
  ]);
  expect(namesOf(['/a/race.optiscape', '/b/other.optiscape', '/c/race.optiscape'])).toEqual([
    'race.optiscape — /a',
    'other.optiscape',
    'race.optiscape — /c',
  ]);
});
