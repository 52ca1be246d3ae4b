import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { skipWhere } from '../../core/testing/skipWhere';
import { expandPattern } from './expandPattern';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-pattern-'));
  await mkdir(join(folder, 'deep'));
  for (const name of ['b.json', 'a.json', 'a1.json', 'a(1).json', '.hidden.json', 'a.txt', 'deep/c.json']) {
    await writeFile(join(folder, name), '');
  }
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it.each([
  ['*.json', ['a(1).json', 'a.json', 'a1.json', 'b.json']],
  ['?.json', ['a.json', 'b.json']],
  ['a*', ['a(1).json', 'a.json', 'a.txt', 'a1.json']],
  ['a(?).json', ['a(1).json']],
  ['.*.json', ['.hidden.json']],
  ['**.txt', ['a.txt']],
  ['deep/*', ['deep/c.json']],
  ['nothing.json', ['nothing.json']],
])('%s stands for %j', async (pattern, names) => {
  expect(await expandPattern(`${folder}/${pattern}`)).toEqual(names.map((name) => `${folder}/${name}`));
});

it('is refused where it stands for nothing, and leaves standard input alone', async () => {
  await expect(expandPattern(`${folder}/*.mp4`)).rejects.toThrow(
    `Invalid scene: ${folder}/*.mp4 (expected a pattern that names of files match)`,
  );
  expect(await expandPattern('-')).toEqual(['-']);
});

const anyName = skipWhere(process.platform === 'win32', 'Windows has no names with asterisks.');

it('is a name where a file has it', anyName, async () => {
  await writeFile(join(folder, '*.json'), '');
  expect(await expandPattern(`${folder}/*.json`)).toEqual([`${folder}/*.json`]);
});
