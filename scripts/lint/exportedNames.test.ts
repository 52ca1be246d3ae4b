import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { sourceFiles } from './circles.mjs';
import { sharedNames } from './exportedNames.mjs';

const root = resolve(import.meta.dirname, '../..');

it('finds a name that two files export, whatever it stands for', () => {
  const files: Readonly<Record<string, string>> = {
    'src/a.ts': 'export interface Band {}\nexport const one = 1;\nexport async function open() {}',
    'src/b.ts': 'export type Band = string;\nfunction one() {}',
    'src/c.ts': 'export function* open() {}\nexport class Two {}',
  };
  expect(sharedNames(Object.keys(files), (file) => files[file] ?? '')).toEqual(
    new Map([
      ['Band', ['src/a.ts', 'src/b.ts']],
      ['open', ['src/a.ts', 'src/c.ts']],
    ]),
  );
});

it('no name that src exports means two things', () => {
  const files = sourceFiles('src').filter((file) => !file.includes('/testing/'));
  expect(files.length).toBeGreaterThan(300);
  const shared = sharedNames(files, (file) => readFileSync(join(root, file), 'utf8'));
  expect([...shared]).toEqual([]);
});
