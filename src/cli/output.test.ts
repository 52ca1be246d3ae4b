// What a command's result may be written over.
import { link, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkOutput } from './output';

let folder = '';
let scene = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-output-'));
  scene = join(folder, 'scene.json');
  await writeFile(scene, '{}');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('is not the file that the command reads, by none of its names', async () => {
  const [linked, same] = [join(folder, 'linked.json'), join(folder, 'same.json')];
  await symlink(scene, linked);
  await link(scene, same);
  for (const out of [scene, join(folder, '.', 'scene.json'), linked, same]) {
    await expect(checkOutput(out, [scene])).rejects.toThrow(
      `Invalid --out: ${out} (expected another file than the one that is read)`,
    );
  }
  expect(await readFile(scene, 'utf8')).toBe('{}');
});

it('has a name', async () => {
  await expect(checkOutput('', [scene])).rejects.toThrow('Invalid --out: nothing (expected a file)');
});

it('is any other file, whether there or not, or standard output', async () => {
  const other = join(folder, 'other.json');
  await checkOutput(other, [scene]);
  await writeFile(other, '');
  await checkOutput(other, [scene]);
  await checkOutput(other, [join(folder, 'gone.json')]);
  await checkOutput(other, ['-']);
  await checkOutput(undefined, [scene]);
});
