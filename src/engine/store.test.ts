import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { skipWhere } from '../core/testing/skipWhere';
import { dataFolder } from './dataFolder';
import { createStore } from './store';

let folder = '';

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'optiscape-store-')), 'data');
});

afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

/** Takes no room on the disk. */
async function hugeFile(path: string): Promise<void> {
  await writeFile(path, '');
  await truncate(path, 3_000_000_000);
}

describe('store', () => {
  it('has nothing on the first start, and then what was saved last', async () => {
    expect(await createStore(folder).load('scene')).toBeNull();
    const store = createStore(folder);
    await Promise.all(['1', '2', '3', '4'].map((text) => store.save('scene', text)));
    await store.save('settings', '{}');
    expect(await createStore(folder).load('scene')).toBe('4');
    expect((await readdir(folder)).sort()).toEqual(['scene.json', 'settings.json']);
  });

  it.each(['', '{"format":', '\0\0\0\0'])(
    'returns a damaged text and keeps a copy of it from the next save: %j',
    async (text) => {
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, 'scene.json'), text);
      const store = createStore(folder);
      expect(await store.load('scene')).toBe(text);
      expect(await readFile(join(folder, 'scene.json.damaged'), 'utf8')).toBe(text);
      await store.save('scene', '1');
      expect(await store.load('scene')).toBe('1');
    },
  );

  it('is idle when everything is saved', async () => {
    const store = createStore(folder);
    for (const text of ['1', '2', '3']) void store.save('scene', text);
    void store.save('window', '4');
    await store.idle();
    expect(await readFile(join(folder, 'scene.json'), 'utf8')).toBe('3');
    expect(await readFile(join(folder, 'window.json'), 'utf8')).toBe('4');
  });

  it('saves at once what still waits, where there is no time to wait', async () => {
    const store = createStore(folder);
    void store.save('scene', '1');
    void store.save('scene', '2');
    void store.save('window', '3');
    store.saveAtOnce();
    expect(readFileSync(join(folder, 'scene.json'), 'utf8')).toBe('2');
    expect(readFileSync(join(folder, 'window.json'), 'utf8')).toBe('3');
    await store.idle();
    expect(await readFile(join(folder, 'scene.json'), 'utf8')).toBe('2');
    expect((await readdir(folder)).sort()).toEqual(['scene.json', 'window.json']);
    await writeFile(join(folder, 'scene.json'), 'untouched');
    store.saveAtOnce();
    expect(await readFile(join(folder, 'scene.json'), 'utf8')).toBe('untouched');
  });

  it('throws nothing when there is no room for what is saved at once', async () => {
    await writeFile(folder, 'a file, not a folder');
    const store = createStore(folder);
    const saved = store.save('scene', '1');
    store.saveAtOnce();
    await expect(saved).rejects.toThrow();
  });

  it('loads what is still being saved', async () => {
    const store = createStore(folder);
    await store.save('settings', '1');
    void store.save('settings', '2');
    void store.save('settings', '3');
    expect(await store.load('settings')).toBe('3');
    void store.save('scene', '4');
    expect(await store.load('scene')).toBe('4');
  });

  it('removes what earlier starts left half-written', async () => {
    await mkdir(folder);
    const names = ['.optiscape-0123456789ab.partial', '.optiscape-ba9876543210.partial', '.my.partial'];
    for (const name of names) await writeFile(join(folder, name), '');
    for (const name of [names[0]!, names[2]!]) await utimes(join(folder, name), 1, 1);
    createStore(folder);
    await expect.poll(() => readdir(folder)).toEqual([names[2], names[1]]);
  });

  it('takes for left what is older than a minute', async () => {
    await mkdir(folder);
    const names = ['.optiscape-000000000000.partial', '.optiscape-111111111111.partial'] as const;
    for (const name of names) await writeFile(join(folder, name), '');
    await utimes(join(folder, names[0]), 0, 1_000_000);
    await utimes(join(folder, names[1]), 0, 999_999);
    vi.spyOn(Date, 'now').mockReturnValue(1_000_060_000);
    createStore(folder);
    await expect.poll(() => readdir(folder)).toEqual([names[0]]);
    vi.restoreAllMocks();
  });

  it('keeps a copy of what its caller takes for damaged, and of nothing else', async () => {
    const store = createStore(folder);
    await store.save('scene', '{"whole":true}');
    expect(await store.load('scene')).toBe('{"whole":true}');
    expect(await store.load('scene', () => true)).toBe('{"whole":true}');
    expect(await readdir(folder)).toEqual(['scene.json']);
    expect(await store.load('scene', (text) => text === '')).toBe('{"whole":true}');
    expect((await readdir(folder)).sort()).toEqual(['scene.json', 'scene.json.damaged']);
  });

  it('has one save for all that waits while another is written', async () => {
    const store = createStore(folder);
    const first = store.save('scene', '1');
    await Promise.resolve();
    await Promise.resolve();
    const others = ['2', '3'].map((text) => store.save('scene', text));
    expect(others[0]).toBe(others[1]);
    expect(others[0]).not.toBe(first);
    await others[0];
    expect(await readFile(join(folder, 'scene.json'), 'utf8')).toBe('3');
  });

  it('says so when a file can not be read, and puts it aside, where no save replaces it', async () => {
    await mkdir(join(folder, 'scene.json', 'inside'), { recursive: true });
    const store = createStore(folder);
    await expect(store.load('scene')).rejects.toThrow('It is not a regular file');
    expect(await store.load('scene')).toBeNull();
    await store.save('scene', '2');
    expect(await store.load('scene')).toBe('2');
    expect(await readdir(join(folder, 'scene.json.damaged'))).toEqual(['inside']);
  });

  it.each([
    ['a pipe', 'It is not a regular file', (path: string) => void execFileSync('mkfifo', [path])],
    ['a device', 'It is not a regular file', (path: string) => symlink('/dev/zero', path)],
    ['a file of gigabytes', 'at least 3000000000 bytes', (path: string) => hugeFile(path)],
  ])(
    'does not wait for %s in place of a file, but puts it aside',
    skipWhere(process.platform === 'win32', 'Windows has no pipes and devices among its files'),
    async (_, message, make) => {
      await mkdir(folder);
      await make(join(folder, 'scene.json'));
      const store = createStore(folder);
      await expect(store.load('scene')).rejects.toThrow(message);
      expect(await store.load('scene')).toBeNull();
      await store.save('scene', '2');
      expect(await store.load('scene')).toBe('2');
      expect((await readdir(folder)).sort()).toEqual(['scene.json', 'scene.json.damaged']);
    },
  );

  it('says so when a file can neither be read nor put aside, or not be written', async () => {
    await mkdir(join(folder, 'scene.json'), { recursive: true });
    await writeFile(join(folder, 'scene.json.damaged'), 'older');
    const store = createStore(folder);
    await expect(store.load('scene')).rejects.toThrow('It is not a regular file');
    await expect(store.save('scene', '1')).rejects.toThrow();
    await rm(join(folder, 'scene.json'), { recursive: true });
    await store.save('scene', '2');
    expect(await store.load('scene')).toBe('2');
    expect(await readFile(join(folder, 'scene.json.damaged'), 'utf8')).toBe('older');
  });
});

describe('data folder', () => {
  it.each([
    ['win32', { APPDATA: 'C:\\Roaming' }, join('C:\\Roaming', 'Optiscape')],
    ['win32', {}, join('/home/me', 'AppData', 'Roaming', 'Optiscape')],
    ['win32', { PORTABLE_EXECUTABLE_DIR: 'E:\\apps', APPDATA: 'R:' }, join('R:', 'Optiscape')],
    ['win32', { PORTABLE_EXECUTABLE_APP_FILENAME: 'optiscape', APPDATA: 'R:' }, join('R:', 'Optiscape')],
    [
      'win32',
      { PORTABLE_EXECUTABLE_DIR: 'E:\\apps', PORTABLE_EXECUTABLE_APP_FILENAME: 'OPTISCAPE' },
      join('E:\\apps', 'Optiscape-data'),
    ],
    [
      'win32',
      {
        PORTABLE_EXECUTABLE_DIR: 'E:\\apps',
        PORTABLE_EXECUTABLE_APP_FILENAME: 'optiscape',
        APPDATA: 'C:\\Roaming',
      },
      join('E:\\apps', 'Optiscape-data'),
    ],
    // A terminal of another portable program.
    [
      'win32',
      {
        PORTABLE_EXECUTABLE_DIR: 'E:\\apps',
        PORTABLE_EXECUTABLE_APP_FILENAME: 'editor',
        APPDATA: 'C:\\Roaming',
      },
      join('C:\\Roaming', 'Optiscape'),
    ],
    [
      'linux',
      { PORTABLE_EXECUTABLE_DIR: '/apps', PORTABLE_EXECUTABLE_APP_FILENAME: 'optiscape' },
      join('/home/me', '.config', 'Optiscape'),
    ],
    ['darwin', {}, join('/home/me', 'Library', 'Application Support', 'Optiscape')],
    ['linux', {}, join('/home/me', '.config', 'Optiscape')],
    ['linux', { XDG_CONFIG_HOME: '/elsewhere' }, join('/elsewhere', 'Optiscape')],
    ['linux', { XDG_CONFIG_HOME: '' }, join('/home/me', '.config', 'Optiscape')],
    ['linux', { OPTISCAPE_DATA: '/given', XDG_CONFIG_HOME: '/elsewhere' }, resolve('/given')],
    ['linux', { OPTISCAPE_DATA: 'given' }, resolve('given')],
  ] as const)('on %s with %j is %s', (platform, environment, expected) => {
    expect(dataFolder(environment, platform, '/home/me')).toBe(expected);
  });
});
