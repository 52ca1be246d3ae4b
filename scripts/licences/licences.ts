// Which packages the build's bundles hold, with the words of their licences: the file licences.json beside the page,
// which the window shows and every package of the app carries.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** A bundled package. */
export interface Licence {
  readonly name: string;
  readonly version: string;
  /** As its package.json says: an SPDX expression. */
  readonly license: string;
  /** The address of its source, which some licences want to be told. */
  readonly source: string;
  /** The whole text of its licence and of its notices, of many lines. */
  readonly text: string;
}

/** In the root of the renderer's build: an array of `Licence`, in the order of the packages' names. */
export const licencesFile = 'licences.json';

/** Where the licence of a package stands that was published without its words, from the project's folder. */
const textsElsewhere: Readonly<Record<string, string>> = {
  '@mathjax/mathjax-newcm-font': 'node_modules/@mathjax/src/LICENSE',
  '@react-three/fiber': 'scripts/licences/texts/react-three-fiber.txt',
  'react-remove-scroll-bar': 'scripts/licences/texts/react-remove-scroll-bar.txt',
  'remark-math': 'scripts/licences/texts/remark-math.txt',
};

/** Plugins that know of one another: `collect` is for each build and each kind of worker, `write` for the last build. */
export function createLicences(project: string): {
  readonly collect: () => Plugin;
  readonly write: () => Plugin;
} {
  const folders = new Set<string>();
  return {
    collect: () => ({
      name: 'licences-collect',
      generateBundle(_options, bundle) {
        for (const output of Object.values(bundle)) {
          // Of fonts and pictures, which styles bring with them, only the original names are known.
          for (const file of output.type === 'chunk' ? output.moduleIds : output.originalFileNames) {
            const folder = packageFolder(resolve(this.environment.config.root, file));
            if (folder !== null) folders.add(folder);
          }
        }
      },
    }),
    write: () => ({
      name: 'licences-write',
      generateBundle: {
        // When all of this build is collected, too.
        order: 'post',
        handler() {
          const licences = [...folders]
            .map((folder) => readLicence(folder, project))
            .sort((a, b) => (a.name < b.name ? -1 : 1));
          this.emitFile({ type: 'asset', fileName: licencesFile, source: JSON.stringify(licences) });
        },
      },
    }),
  };
}

/** The folder of the installed package that a module belongs to; null for one of this project or of the bundler. */
export function packageFolder(file: string): string | null {
  return /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file)?.[1] ?? null;
}

/** Reads a package's licence. Throws for one without a licence or its words, which nobody may give to others. */
export function readLicence(folder: string, project: string): Licence {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Description;
  const { name, version, license } = description;
  if (typeof license !== 'string') throw new Error(`${name}: its package.json names no licence.`);
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)\b/i.test(file))
    .sort()
    .map((file) => join(folder, file));
  const elsewhere = textsElsewhere[name];
  if (files.length === 0 && elsewhere !== undefined) files.push(resolve(project, elsewhere));
  if (files.length === 0) {
    throw new Error(`${name}: no file in ${folder} has the words of its licence (${license}).`);
  }
  const text = files.map((file) => readFileSync(file, 'utf8').trim()).join('\n\n');
  return { name, version, license, source: sourceOf(description), text };
}

/** What is read of a package.json. */
interface Description {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly repository?: string | { readonly url: string };
}

/** Written in many ways, of which all that are in use mean GitHub. */
function sourceOf({ name, repository = '' }: Description): string {
  const written = typeof repository === 'string' ? repository : repository.url;
  const path = /(?:^|github\.com[/:])([\w.-]+\/[\w.-]+?)(?:\.git)?(?:\/|\/tree\/.*)?$/.exec(written)?.[1];
  if (path === undefined) throw new Error(`${name}: its package.json names no repository.`);
  return `https://github.com/${path}`;
}
