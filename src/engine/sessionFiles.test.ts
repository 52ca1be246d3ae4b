import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSessionFiles, type SceneFiles } from './sessionFiles';
import { createStore } from './store';
import { filesInMemory } from './testing/filesInMemory';
import { createUnfinished } from './unfinished';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-session-files-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const stored = (entry: string): Promise<string> => readFile(join(folder, `${entry}.json`), 'utf8');

function start(texts: Record<string, string>, more: Partial<SceneFiles> = {}) {
  const memory = filesInMemory(texts);
  const store = createStore(folder);
  return {
    ...memory,
    store,
    session: createSessionFiles({ ...memory.files, ...more }, store, createUnfinished()),
  };
}

it('opens, saves and saves under another name; the page knows files by number', async () => {
  const { session, texts, choose } = start({ '/races/a.optiscape': '1' });
  expect(await session.open()).toBeNull();
  choose('/races/a.optiscape');
  expect(await session.open()).toEqual({ id: 0, name: 'a.optiscape', text: '1' });
  await session.save(0, '2');
  expect(texts).toEqual({ '/races/a.optiscape': '2' });

  choose(null);
  expect(await session.saveAs('b.optiscape', '3')).toBeNull();
  choose('/races/b.optiscape');
  expect(await session.saveAs('b.optiscape', '3')).toEqual({ id: 1, name: 'b.optiscape' });
  expect(texts).toEqual({ '/races/a.optiscape': '2', '/races/b.optiscape': '3' });
  // The same file has the same number.
  expect(session.opened('/races/a.optiscape', '2')).toEqual({ id: 0, name: 'a.optiscape', text: '2' });
});

it('asks before it replaces what another program has written to a file', async () => {
  const { session, texts, asked, answer } = start({ '/a.optiscape': '1' });
  const { id } = session.opened('/a.optiscape', '1');
  expect(await session.save(id, '2')).toBe(true);
  expect(await session.save(id, '3')).toBe(true);
  expect(asked).toEqual([]);
  texts['/a.optiscape'] = 'somebody else’s';
  expect(await session.save(id, '4')).toBe(false);
  expect([asked, texts]).toEqual([['/a.optiscape'], { '/a.optiscape': 'somebody else’s' }]);
  answer(true);
  expect(await session.save(id, '4')).toBe(true);
  expect(await session.save(id, '5')).toBe(true);
  expect([asked.length, texts]).toEqual([2, { '/a.optiscape': '5' }]);
  // One that was moved or deleted is written anew.
  delete texts['/a.optiscape'];
  expect(await session.save(id, '6')).toBe(true);
  expect([asked.length, texts]).toEqual([2, { '/a.optiscape': '6' }]);
});

it('reaches only files that this session was given', async () => {
  const first = start({ '/races/a.optiscape': '1' });
  first.session.opened('/races/a.optiscape', '1');
  const second = start({ '/races/a.optiscape': '1' });
  for (const id of [0, 1, 4_000_000_000]) {
    await expect(second.session.save(id, 'stolen')).rejects.toThrow(
      `Unknown file: ${id} (expected one of this session)`,
    );
    await expect(second.session.saveRace('{}', id)).rejects.toThrow('Unknown file');
    expect(() => {
      second.session.show(id, true);
    }).toThrow('Unknown file');
  }
  expect(second.texts).toEqual({ '/races/a.optiscape': '1' });
});

it('keeps the race together with its file, for the next start', async () => {
  const { session, store } = start({ '/races/a.optiscape': '1' });
  const { id } = session.opened('/races/a.optiscape', '1');
  await session.saveRace('{"edited":true}', id);
  await store.idle();
  expect(await stored('scene')).toBe('{"edited":true}');

  const next = start({ '/races/a.optiscape': '1' });
  expect(await next.session.restore('scene')).toEqual({ id: 0, name: 'a.optiscape', text: '1' });
  // A race without a file leaves none.
  await next.session.saveRace('{}', null);
  expect(await start({ '/races/a.optiscape': '1' }).session.restore('scene')).toBeNull();
});

it('keeps the lesson that is being written together with a file of its own', async () => {
  const texts = { '/races/a.optiscape': '1', '/b.optiscape-lesson': '2' };
  const { session } = start({ ...texts });
  await session.saveRace('{}', session.opened('/races/a.optiscape', '1').id);
  await session.saveLesson('{"edited":true}', session.opened('/b.optiscape-lesson', '2').id);
  expect(await stored('lesson')).toBe('{"edited":true}');
  const next = start({ ...texts }).session;
  expect(await next.restore('lesson')).toEqual({ id: 0, name: 'b.optiscape-lesson', text: '2' });
  expect(await next.restore('scene')).toMatchObject({ name: 'a.optiscape' });
  await next.saveLesson('{}', null);
  expect(await next.restore('lesson')).toBeNull();
  expect(await next.restore('scene')).not.toBeNull();
});

it('never has a race with the file of another in the store, whenever it ends', async () => {
  const written: [entry: string, text: string][] = [];
  const { session, store } = start({});
  const { save } = store;
  store.save = (entry, text) => {
    written.push([entry, text]);
    return save(entry, text);
  };
  const a = session.opened('/a.optiscape', '').id;
  const b = session.opened('/b.optiscape', '').id;
  await session.saveRace('"A"', a);
  await session.saveRace('"A, edited"', a);
  const both = [session.saveRace('"B"', b), session.saveRace('"B, edited"', b)];
  await Promise.all(both);
  expect(written).toEqual([
    ['file', '{"path":null}'],
    ['scene', '"A"'],
    ['file', '{"path":"/a.optiscape"}'],
    ['scene', '"A, edited"'],
    ['file', '{"path":null}'],
    ['scene', '"B"'],
    ['file', '{"path":"/b.optiscape"}'],
    ['scene', '"B, edited"'],
  ]);
});

it('tries again after the disk has refused', async () => {
  const { session } = start({ '/a.optiscape': '1' });
  const { id } = session.opened('/a.optiscape', '1');
  await mkdir(join(folder, 'scene.json'));
  await expect(session.saveRace('{}', id)).rejects.toThrow();
  await rm(join(folder, 'scene.json'), { recursive: true });
  await session.saveRace('{}', id);
  expect(JSON.parse(await stored('file'))).toEqual({ path: '/a.optiscape' });
});

it.each(['', '{"path":', '[]', '{"path":1}', '{"path":"relative.optiscape"}', '{"version":9}', 'null'])(
  'restores no file from %j',
  async (text) => {
    await writeFile(join(folder, 'file.json'), text);
    expect(await start({}).session.restore('scene')).toBeNull();
  },
);

it('restores no file that is gone, nor one from a folder in place of the list', async () => {
  await writeFile(join(folder, 'file.json'), '{"path":"/gone.optiscape"}');
  expect(await start({}).session.restore('scene')).toBeNull();
  await rm(join(folder, 'file.json'));
  await mkdir(join(folder, 'file.json'));
  expect(await start({}).session.restore('scene')).toBeNull();
});

it('without files saves races all the same', async () => {
  const session = createSessionFiles(null, createStore(folder), createUnfinished());
  expect(await session.restore('scene')).toBeNull();
  await session.saveRace('{}', null);
  expect(await stored('scene')).toBe('{}');
  await expect(stored('file')).rejects.toThrow();
});

it('lists the lessons that were opened lately: files by number, with what they have now, and copies of what has no path', async () => {
  const { session, texts } = start({ '/a.optiscape-lesson': '1', '/b.optiscape-lesson': '2' });
  expect(await session.recentLessons()).toEqual([]);
  const a = session.opened('/a.optiscape-lesson', '1');
  const b = session.opened('/b.optiscape-lesson', '2');
  for (const { id, name, text } of [a, b]) await session.keepLesson(name, id, text);
  await session.keepLesson('dropped.optiscape-lesson', null, '3');
  delete texts['/a.optiscape-lesson'];
  texts['/b.optiscape-lesson'] = '4';
  expect(await session.recentLessons()).toEqual([
    { name: b.name, file: b.id, text: '4' },
    { name: a.name, file: a.id, text: null },
    { name: 'dropped.optiscape-lesson', file: null, text: '3' },
  ]);
  expect(await session.reopen(b.id)).toEqual({ ...b, text: '4' });
  await expect(session.reopen(a.id)).rejects.toThrow('is gone');
  await expect(session.reopen(9)).rejects.toThrow('Unknown file');
  await session.forgetLesson(a.name, a.id);
  await session.forgetLesson('another.optiscape-lesson', null);
  expect((await session.recentLessons()).map(({ name }) => name)).toEqual([
    b.name,
    'dropped.optiscape-lesson',
  ]);
  await session.forgetLesson('dropped.optiscape-lesson', null);
  expect((await session.recentLessons()).map(({ name }) => name)).toEqual([b.name]);
});
