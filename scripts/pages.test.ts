// Checks statements of the project's pages: numbers, files and commands.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scripts } from '../package.json';
import { activations } from '../src/core/functions/activations/registry';
import { losses } from '../src/core/functions/losses/registry';
import { landscapes } from '../src/core/landscapes/registry';
import { optimizers } from '../src/core/optimizers/registry';
import { schedules } from '../src/core/schedules/registry';
import { limits } from '../src/core/scene/scene';

const project = resolve(import.meta.dirname, '..');
const read = (page: string): string => readFileSync(join(project, page), 'utf8');

const withLibraries = optimizers.filter(({ hyperparameters }) => 'convention' in hyperparameters);

describe('README.md counts', () => {
  it.each([
    ['landscapes', /(\d+) landscapes/, landscapes],
    ['activations', /(\d+) activation/, activations],
    ['losses', /(\d+) loss functions/, losses],
    ['schedules', /(\d+) learning-rate schedules/, schedules],
    ['optimizers with a choice of libraries', /(\d+) can be had in PyTorch's/, withLibraries],
  ])('%s as the registries have them', (_what, pattern, registry) => {
    expect(pattern.exec(read('README.md'))?.[1]).toBe(String(registry.length));
  });

  it('whole tens of optimizers, so that it need not change with each of them', () => {
    const tens = Number(/More than (\d+) optimizers/.exec(read('README.md'))?.[1]);
    expect(tens).toBe(10 * Math.floor((optimizers.length - 1) / 10));
  });

  it('the runners of a race as its limit is', () => {
    expect(/up to (\d+) runners/.exec(read('README.md'))?.[1]).toBe(String(limits.runners.max));
  });
});

const layers = readdirSync(join(project, 'src'));
const folders = ['src', 'scripts', 'docs', 'bench', 'e2e', 'resources', '.github'];

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'docs/architecture.md',
  'docs/extending.md',
  'docs/security.md',
  'SECURITY.md',
  '.github/pull_request_template.md',
];

describe.each(pages)('%s', (page) => {
  const text = read(page);

  it('names files that are there', () => {
    const named = [...text.matchAll(/`([\w.]+\/[\w./-]*)`/g)].flatMap(([, path = '']) => {
      const [folder = ''] = path.split('/');
      if (folders.includes(folder)) return [path];
      // The architecture page leaves out the first folder, src.
      return layers.includes(folder) ? [join('src', path)] : [];
    });
    const linked = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path = '']) =>
      join(dirname(page), path),
    );
    // Placeholders for files to be written are called yourOptimizer and the like, or NAME.
    const missing = [...named, ...linked].filter(
      (path) => !/\/(your|NAME)/.test(path) && !existsSync(join(project, path)),
    );
    expect(missing).toEqual([]);
  });

  it('names commands that are there', () => {
    const named = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
