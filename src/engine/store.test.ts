import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFolder } from './dataFolder';
import { createStore } from './store';

let folder = '';

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'optiscape-store-')), 'data');
});

afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

describe('store', () => {
  it('has nothing on the first start, and then what was saved last', async () => {
    expect(await createStore(folder).load('session')).toBeNull();
    const store = createStore(folder);
    await Promise.all(['1', '2', '3', '4'].map((text) => store.save('session', text)));
    await store.save('settings', '{}');
    expect(await createStore(folder).load('session')).toBe('4');
    expect((await readdir(folder)).sort()).toEqual(['session.json', 'settings.json']);
  });

  it.each(['', '{"format":', '\0\0\0\0'])(
    'starts afresh from a damaged file and keeps it aside: %j',
    async (text) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'session.json'), text);
      const store = createStore(folder);
      expect(await store.load('session')).toBeNull();
      expect(await readFile(join(folder, 'session.json.damaged'), 'utf8')).toBe(text);
      await store.save('session', '1');
      expect(await store.load('session')).toBe('1');
    },
  );

  it('starts when its files can not be read, and says so when they can not be written', async () => {
    await mkdir(join(folder, 'session.json'), { recursive: true });
    const store = createStore(folder);
    expect(await store.load('session')).toBeNull();
    await expect(store.save('session', '1')).rejects.toThrow();
    await rm(join(folder, 'session.json'), { recursive: true });
    await store.save('session', '2');
    expect(await store.load('session')).toBe('2');
  });
});

describe('data folder', () => {
  it.each([
    ['win32', { APPDATA: 'C:\\Roaming' }, join('C:\\Roaming', 'Optiscape')],
    ['darwin', {}, join('/home/me', 'Library', 'Application Support', 'Optiscape')],
    ['linux', {}, join('/home/me', '.config', 'Optiscape')],
    ['linux', { XDG_CONFIG_HOME: '/elsewhere' }, join('/elsewhere', 'Optiscape')],
    ['linux', { OPTISCAPE_DATA: '/given', XDG_CONFIG_HOME: '/elsewhere' }, '/given'],
  ] as const)('on %s with %j is %s', (platform, environment, expected) => {
    expect(dataFolder(environment, platform, '/home/me')).toBe(expected);
  });
});
