// A definition that no registry lists, and a locale that no language uses, would be left out of everything without a word.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { activations } from '../src/core/functions/activations/registry';
import { losses } from '../src/core/functions/losses/registry';
import { landscapes } from '../src/core/landscapes/registry';
import { optimizers } from '../src/core/optimizers/registry';
import { schedules } from '../src/core/schedules/registry';
import { languages } from '../src/core/text/language';

const core = resolve(import.meta.dirname, '../src/core');

/** The ids of the definitions in a folder's files. */
function definedIds(folder: string): string[] {
  return readdirSync(join(core, folder))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap(
      (file) => /^ {2}id: '([\w-]+)',$/m.exec(readFileSync(join(core, folder, file), 'utf8'))?.[1] ?? [],
    );
}

it.each<[string, readonly { readonly id: string }[]]>([
  ['functions/activations', activations],
  ['functions/losses', losses],
  ['landscapes', landscapes],
  ['optimizers', optimizers.filter(({ kind }) => kind === 'graph')],
  ['optimizers/methods', optimizers.filter(({ kind }) => kind === 'method')],
  ['schedules', schedules],
])('the registry of %s lists every definition of its folder', (folder, registry) => {
  expect(definedIds(folder).sort()).toEqual(registry.map(({ id }) => id).sort());
});

const folder = join(core, 'text/locales');

it('every folder of locales is a language, and each of its files is part of it', () => {
  const tags = readdirSync(folder);
  expect(languages).toEqual(expect.arrayContaining(tags));
  const forgotten = tags.flatMap((tag) => {
    const module = readFileSync(join(folder, tag, 'locale.ts'), 'utf8');
    return readdirSync(join(folder, tag)).filter(
      (file) => file.endsWith('.json') && !module.includes(`'./${file}'`),
    );
  });
  expect(forgotten).toEqual([]);
});
