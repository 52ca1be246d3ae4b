// Packages the built app by electron-builder with the project's own configuration. Electron's place is taken by a program that
// does nothing: everything but the program is as in a real package.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { extractFile, getRawHeader, type DirectoryRecord, type FileRecord } from '@electron/asar';
import { writeEmptyElectron, type System } from './emptyElectron';

const project = resolve(import.meta.dirname, '..', '..');
const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js');

/** A package as it lies on a user's disk; paths. */
export interface BuiltPackage {
  readonly folder: string;
  readonly program: string;
  /** What the program runs and shows. */
  readonly archive: string;
  /** The folder of those files of the archive that lie beside it. */
  readonly unpacked: string;
}

/** Packages what `npm run build` has put into out/, for Linux and unpacked; in the folder `output`, which need not be there. */
export async function buildPackage(output: string): Promise<BuiltPackage> {
  await runBuilder(output, 'linux', ['dir']);
  const folder = join(output, 'linux-unpacked');
  const archive = join(folder, 'resources', 'app.asar');
  return { folder, program: join(folder, 'optiscape'), archive, unpacked: `${archive}.unpacked` };
}

/** Runs electron-builder for some kinds of a system's packages, with more settings and variables. */
export async function runBuilder(
  output: string,
  system: System,
  targets: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const electronDist = await mkdtemp(join(tmpdir(), 'optiscape-electron-'));
  try {
    await writeEmptyElectron(electronDist, system);
    const all = { ...settings, electronDist, 'directories.output': output };
    const words = Object.entries(all).map(([key, value]) => `-c.${key}=${value}`);
    await promisify(execFile)(process.execPath, [builder, `--${system}`, ...targets, '--x64', ...words], {
      cwd: project,
      env: { ...process.env, ...environment },
    }).catch((error: unknown) => {
      // It tells what is wrong on standard output.
      throw new Error((error as { readonly stdout: string }).stdout);
    });
  } finally {
    await rm(electronDist, { recursive: true, force: true });
  }
}

/** The files that the archive names, by their paths in it, parted by `/`. Those with `unpacked` lie beside it. */
export function archivedFiles(archive: string): ReadonlyMap<string, FileRecord> {
  const files = new Map<string, FileRecord>();
  const visit = (folder: DirectoryRecord, path: string): void => {
    for (const [name, entry] of Object.entries(folder.files)) {
      if ('files' in entry) visit(entry, `${path}${name}/`);
      else files.set(path + name, entry);
    }
  };
  visit(getRawHeader(archive).header, '');
  return files;
}

/** All that may be in the archive. */
const permitted = [
  /^package\.json$/,
  /^LICENSE$/,
  /^resources\/icons\/icon\.png$/,
  /^out\/main\/(index|cli|programs)\.js$/,
  /^out\/main\/chunks\/[\w-]+\.mjs$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/((index|export)\.html|icon\.svg|licences\.json)$/,
  /^out\/renderer\/assets\/[\w-]+\.(js|css|woff2)$/,
];

/** The files that have no business in the archive; those that lie beside it are named `unpacked: PATH`. */
export function strangeFiles(archive: string): string[] {
  const strange: string[] = [];
  for (const [path, { unpacked }] of archivedFiles(archive)) {
    if (!permitted.some((pattern) => pattern.test(path))) strange.push(path);
    // Nothing checks it when it is read: nothing else may be there.
    if (unpacked && !/^out\/main\/chunks\/worker-\w+\.mjs$/.test(path)) strange.push(`unpacked: ${path}`);
  }
  return strange;
}

/**
 * Lays a package's app out for a program that can't look into archives, as Electron sees it: in `folder`, as files in a
 * folder named app.asar, whose path is returned, and in app.asar.unpacked beside it.
 */
export async function layOut({ archive, unpacked }: BuiltPackage, folder: string): Promise<string> {
  const app = join(folder, 'app.asar');
  for (const [path, { unpacked: isBeside }] of archivedFiles(archive)) {
    if (isBeside) continue;
    await mkdir(dirname(join(app, path)), { recursive: true });
    await writeFile(join(app, path), extractFile(archive, path));
  }
  await cp(unpacked, `${app}.unpacked`, { recursive: true });
  return app;
}
