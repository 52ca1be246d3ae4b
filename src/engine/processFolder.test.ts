import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { skipWhere } from '../core/testing/skipWhere';
import { makeProcessFolder, removeDeadFolders, removeFolder } from './processFolder';

let parent = '';

beforeEach(async () => {
  parent = join(await mkdtemp(join(tmpdir(), 'optiscape-folders-')), 'outputs');
});

afterEach(() => rm(join(parent, '..'), { recursive: true, force: true }));

it('leaves folders of running programs and of others alone, and removes those of the dead', async () => {
  const own = await makeProcessFolder(parent, 'run');
  expect((await stat(own)).mode & 0o777).toBe(0o700);
  const child = spawn(process.execPath, ['--eval', '']);
  await once(child, 'exit');
  const dead = basename(own).replace(`-${process.pid}-`, `-${child.pid ?? 0}-`);
  const others = [
    basename(own)
      .replace('run', 'stop')
      .replace(`-${process.pid}-`, `-${child.pid ?? 0}-`),
    `run-00000000-${child.pid ?? 0}-abc`,
    basename(own).replace(`-${process.pid}-`, '-notes-'),
  ];
  for (const name of [dead, ...others]) {
    await mkdir(join(parent, name));
    await writeFile(join(parent, name, 'film'), '');
  }
  await removeDeadFolders(parent, 'run');
  expect((await readdir(parent)).sort()).toEqual([...others, basename(own)].sort());
  await removeFolder(own);
  expect(await readdir(parent)).not.toContain(basename(own));
});

it(
  'leaves folders alone that another user has given the name of a dead program',
  skipWhere(process.getuid?.() !== 0, 'only root may give files away'),
  async () => {
    const own = await makeProcessFolder(parent, 'run');
    const foreign = basename(own).replace(`-${process.pid}-`, '-4194305-');
    await mkdir(join(parent, foreign, 'inside'), { recursive: true });
    await chown(join(parent, foreign), 4711, 4711);
    await removeDeadFolders(parent, 'run');
    expect(await readdir(join(parent, foreign))).toEqual(['inside']);
    await chown(join(parent, foreign), 0, 0);
    await removeDeadFolders(parent, 'run');
    expect(await readdir(parent)).toEqual([basename(own)]);
  },
);

it('makes folders with the names of this machine and this program, wherever they are to be', async () => {
  const deep = join(parent, 'a', 'b');
  const [first, second] = [await makeProcessFolder(deep, 'run'), await makeProcessFolder(deep, 'run')];
  for (const path of [first, second]) {
    expect(basename(path)).toMatch(new RegExp(`^run-[0-9a-f]{8}-${process.pid}-\\w{6}$`));
  }
  expect((await readdir(deep)).sort()).toEqual([basename(first), basename(second)].sort());
});

it('leaves folders of programs of other users alone, and those without a number', async () => {
  const own = await makeProcessFolder(parent, 'run');
  const odd = basename(own).replace(`-${process.pid}-`, '-a-4711-');
  await mkdir(join(parent, odd));
  vi.spyOn(process, 'kill').mockImplementation(() => {
    throw Object.assign(new Error('not permitted'), { code: 'EPERM' });
  });
  await removeDeadFolders(parent, 'run');
  expect((await readdir(parent)).sort()).toEqual([basename(own), odd].sort());
  vi.mocked(process.kill).mockImplementation(() => {
    throw Object.assign(new Error('no such process'), { code: 'ESRCH' });
  });
  await removeDeadFolders(parent, 'run');
  expect(await readdir(parent)).toEqual([odd]);
  vi.restoreAllMocks();
});

it('has nothing to remove where there is nothing', async () => {
  await removeDeadFolders(join(parent, 'none'), 'run');
  await removeFolder(join(parent, 'none'));
});
