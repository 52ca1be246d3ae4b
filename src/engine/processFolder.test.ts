import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
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

it('has nothing to remove where there is nothing', async () => {
  await removeDeadFolders(join(parent, 'none'), 'run');
  await removeFolder(join(parent, 'none'));
});
