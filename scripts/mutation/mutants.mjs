// The changes that mutation testing can try.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createInstrumenter } from '@stryker-mutator/instrumenter';
import { createInjector } from 'typed-inject';
import { root } from '../project.mjs';
import { words } from './plugins.mjs';

/** The layers with mutation testing. */
export const layers = ['src/core', 'src/protocol', 'src/engine'];

/** Files of these layers that are changed: all in a folder, or the one at `path`. */
export function changedFiles(path) {
  const from = join(root, path);
  const files = statSync(from).isDirectory()
    ? readdirSync(from, { recursive: true }).map((name) => join(from, name))
    : [from];
  return files.map((file) => relative(root, file).split(sep).join('/')).filter(isChanged);
}

function isChanged(file) {
  return (
    layers.some((layer) => file.startsWith(`${layer}/`)) &&
    file.endsWith('.ts') &&
    !file.endsWith('.test.ts') &&
    !file.includes('/testing/')
  );
}

/** All changes that Stryker makes in the files. */
export async function mutantsOf(files) {
  const silent = new Proxy({}, { get: () => () => {} });
  const instrumenter = createInjector()
    .provideValue('logger', silent)
    .provideValue('getLogger', () => silent)
    .provideValue('options', {})
    .injectFunction(createInstrumenter);
  const { mutants } = await instrumenter.instrument(
    files.map((file) => ({
      name: join(root, file),
      content: readFileSync(join(root, file), 'utf8'),
      mutate: true,
    })),
    { ignorers: [words], excludedMutations: [], plugins: null },
  );
  return mutants.filter(({ status }) => status !== 'Ignored');
}
