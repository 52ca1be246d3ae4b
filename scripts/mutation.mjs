// `npm run mutation`: changes the code of core, protocol and engine in thousands of small ways, one at a time, and says
// which changes no unit test noticed. That takes many hours; `-- PATH…` does it for some files or folders, and
// `-- --sample N [--seed S]` for N changes drawn at random, the same ones for the same seed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sampleOf } from './mutation/sample.mjs';
import { ensureDependencies, requireNode, root } from './project.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { sample: { type: 'string' }, seed: { type: 'string' }, concurrency: { type: 'string' } },
});
const numbers = Object.fromEntries(
  Object.entries(values).map(([name, text]) => [name, wholeNumber(`--${name}`, text)]),
);

requireNode();
ensureDependencies();
process.chdir(root);

const { changedFiles, layers, mutantsOf } = await import('./mutation/mutants.mjs');
const { isUnnoticed, keyOf } = await import('./mutation/plugins.mjs');
const { Stryker } = await import('@stryker-mutator/core');

const files = (positionals.length > 0 ? positionals : layers).flatMap((path) => {
  const found = existsSync(join(root, path)) ? changedFiles(path) : [];
  if (found.length === 0) fail(`Invalid path: ${path} (expected TypeScript of ${layers.join(', ')})`);
  return found;
});

/** The targets for Stryker: whole files, or the places of the drawn changes. */
const target =
  numbers.sample === undefined ? { mutate: files } : await drawnTarget(numbers.sample, numbers.seed ?? 1);

const results = await new Stryker({
  ...target,
  ...(numbers.concurrency === undefined ? {} : { concurrency: numbers.concurrency }),
})
  .runMutationTest()
  .catch(({ message }) => fail(message, 1));
report(results.filter(({ status }) => !['CompileError', 'Ignored'].includes(status)));

async function drawnTarget(count, seed) {
  const mutants = await mutantsOf(files);
  const drawn = sampleOf(mutants, count, seed);
  console.log(`${drawn.length} of ${mutants.length} changes, drawn with seed ${seed}.`);
  const places = drawn.map((mutant) => keyOf(mutant).split(' ')[0]);
  return { mutate: [...new Set(places)], checkers: ['drawn'], drawn: drawn.map(keyOf) };
}

/** Prints the score. */
function report(tested) {
  const noticed = tested.filter((mutant) => !isUnnoticed(mutant)).length;
  const timeouts = tested.filter(({ status }) => status === 'Timeout').length;
  const share = ((100 * noticed) / Math.max(1, tested.length)).toFixed(1);
  console.log(
    `${noticed} of ${tested.length} changes noticed (${share} %), ${timeouts} of them by their time. ` +
      'The details: out/mutation/report.html',
  );
}

function wholeNumber(name, text) {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  return fail(`Invalid ${name}: ${text} (expected a whole number)`);
}

function fail(message, code = 2) {
  console.error(message);
  process.exit(code);
}
