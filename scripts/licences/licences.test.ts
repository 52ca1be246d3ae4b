import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLicences, licencesFile, packageFolder, readLicence } from './licences';

const project = resolve(import.meta.dirname, '../..');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'optiscape-licences-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Writes files of the test's project, by their paths in it. */
function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const description = (name: string, license?: string, repository: unknown = 'some/thing'): string =>
  JSON.stringify({ name, version: '1.2.3', main: 'index.js', type: 'module', license, repository });

async function bundled(
  input: string,
  plugins: Plugin[],
  worker: () => Plugin[] = () => [],
): Promise<unknown> {
  const made = await build({
    root: folder,
    configFile: false,
    logLevel: 'silent',
    plugins,
    worker: { format: 'es', plugins: worker },
    build: { write: false, assetsInlineLimit: 0, rolldownOptions: { input: join(folder, input) } },
  });
  if (!('output' in made)) throw new Error('This is not one build.');
  const file = made.output.find(({ fileName }) => fileName === licencesFile);
  return file?.type === 'asset' ? JSON.parse(String(file.source)) : null;
}

describe('licences', () => {
  it('name the packages of all builds, workers, styles and fonts, and no other', async () => {
    const names = ['in-main', '@some/in-page', 'in-worker', 'in-style', 'not-used'];
    for (const name of names) {
      write({
        [`node_modules/${name}/package.json`]: description(name, 'MIT'),
        [`node_modules/${name}/LICENSE.md`]: `Words of ${name}\n`,
        [`node_modules/${name}/index.js`]: `export const name = '${name}'; console.log(name);`,
        [`node_modules/${name}/font.woff2`]: 'font',
      });
    }
    write({
      'main.js': "import 'in-main';",
      'page.js': [
        "import '@some/in-page';",
        "import './page.css';",
        "new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });",
      ].join('\n'),
      'page.css': "@font-face { font-family: A; src: url('./node_modules/in-style/font.woff2'); }",
      'worker.js': "import 'in-worker';",
    });
    const licences = createLicences(project);
    expect(await bundled('main.js', [licences.collect()])).toBeNull();
    const entry = (name: string): unknown => ({
      name,
      version: '1.2.3',
      license: 'MIT',
      source: 'https://github.com/some/thing',
      text: `Words of ${name}`,
    });
    expect(
      await bundled('page.js', [licences.write(), licences.collect()], () => [licences.collect()]),
    ).toEqual(['@some/in-page', 'in-main', 'in-style', 'in-worker'].map(entry));
  });

  it('have the notices, too', () => {
    write({
      'package.json': description('noted', 'Apache-2.0'),
      NOTICE: 'Made by somebody\n',
      'LICENSE.txt': 'Apache\n',
      'licenser.js': '',
    });
    expect(readLicence(folder, project)).toMatchObject({
      license: 'Apache-2.0',
      text: 'Apache\n\nMade by somebody',
    });
  });

  it('are found elsewhere where a package was published without one', () => {
    write({ 'package.json': description('@react-three/fiber', 'MIT') });
    expect(readLicence(folder, project).text).toMatch(/^MIT License\n\nCopyright \(c\) 2020 react-spring\n/);
  });

  it('stop the build where there is none', () => {
    write({ 'package.json': description('wordless', 'MIT') });
    expect(() => readLicence(folder, project)).toThrow(
      /^wordless: no file in .* has the words of its licence \(MIT\)\.$/,
    );
    write({ 'package.json': description('nameless') });
    expect(() => readLicence(folder, project)).toThrow('nameless: its package.json names no licence.');
  });

  it.each([
    'some/thing',
    'https://github.com/some/thing/',
    'https://github.com/some/thing/tree/main/packages/told',
    'git@github.com:some/thing.git',
    { url: 'git+https://github.com/some/thing.git' },
    { url: 'git+ssh://git@github.com/some/thing' },
  ])('tell where the source is: %j', (repository) => {
    write({ 'package.json': description('told', 'MIT', repository), LICENSE: 'Words' });
    expect(readLicence(folder, project).source).toBe('https://github.com/some/thing');
  });

  it('stop the build where nobody knows where the source is', () => {
    write({
      'package.json': description('sourceless', 'MIT', 'https://example.org/thing'),
      LICENSE: 'Words',
    });
    expect(() => readLicence(folder, project)).toThrow('sourceless: its package.json names no repository.');
  });

  it('belong to the innermost package', () => {
    expect(packageFolder('/app/node_modules/a/node_modules/@b/c/dist/d.js?x')).toBe(
      '/app/node_modules/a/node_modules/@b/c',
    );
    expect(packageFolder('C:\\app\\node_modules\\a\\b.js')).toBe('C:\\app\\node_modules\\a');
    expect(packageFolder('/app/src/node.ts')).toBeNull();
  });
});
