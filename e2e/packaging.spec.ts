// A package's contents, from electron-builder and the real build: what may be in it and nothing else, covered by
// checksums, and enough to run without the project. Electron itself is not in it here (desktop/buildPackage.ts).
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { extractFile, getRawHeader } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { FuseState } from '@electron/fuses/dist/constants.js';
import { expect, test } from '@playwright/test';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { createTaskControl, createWorkerState } from '../src/engine/pool/control';
import type { FromWorker, TaskSpec, ToWorker, WorkerStart } from '../src/engine/pool/task';
import { decodeChunk } from '../src/protocol/chunk';
import { watchConsole } from './fixtures';
import { raceReady } from './race';
import { launchStandIn } from './desktop/standInApp';
import {
  archivedFiles,
  buildPackage,
  layOut,
  runBuilder,
  strangeFiles,
  type BuiltPackage,
} from './desktop/buildPackage';

const project = resolve(import.meta.dirname, '..');

/** In megabytes. Fonts are the most of it. */
const largestArchive = 18;

let folder: string;
let built: BuiltPackage;

// In one process, which packages once.
test.describe.configure({ mode: 'default' });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-package-'));
  built = await buildPackage(join(folder, 'dist'));
});
test.afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** The files under a folder, by their paths from it, parted by `/`. */
async function filesUnder(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(path.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();
}

/** What fpm is told, and the text of each file that it shall install, by its place, and of the scripts. */
interface Orders {
  readonly words: readonly string[];
  readonly contents: Readonly<Record<string, string>>;
}

/** A program of its own, which knows nothing of this file. */
function keepOrders(folder: string): void {
  void import('node:fs').then(({ readFileSync, writeFileSync }) => {
    const words = process.argv.slice(2);
    const after = (name: string): string => words[words.indexOf(name) + 1] ?? '';
    const contents: Record<string, string> = {
      'after-install': readFileSync(after('--after-install'), 'utf8'),
    };
    for (const word of words) {
      const [, file, place] = /^([^-].*)=(\/usr\/.*)$/.exec(word) ?? [];
      if (file !== undefined && place !== undefined) contents[place] = readFileSync(file, 'utf8');
    }
    writeFileSync(`${folder}/${after('-t')}.json`, JSON.stringify({ words, contents }));
    writeFileSync(after('--package'), '');
  });
}

test('a package holds what the build made, the icon and the licences, and nothing else', async () => {
  expect(strangeFiles(built.archive)).toEqual([]);
  const files = [...archivedFiles(built.archive).keys()];
  const made = (
    await Promise.all(
      ['main', 'preload', 'renderer'].map(async (part) =>
        filesUnder(join(project, 'out', part)).then((found) => found.map((file) => `out/${part}/${file}`)),
      ),
    )
  ).flat();
  const needed = made.filter((file) => !/KaTeX_.*\.(ttf|woff)$/.test(file));
  expect(files.sort()).toEqual([...needed, 'LICENSE', 'package.json', 'resources/icons/icon.png'].sort());

  const { size } = await stat(built.archive);
  const megabytes = (size / 1e6).toFixed(1);
  console.log(`The archive of a package: ${String(files.length)} files, ${megabytes} MB.`);
  expect(size, `${megabytes} MB`).toBeLessThan(largestArchive * 1e6);

  const beside = await filesUnder(built.folder);
  const [worker, ...others] = beside.filter((file) => file.startsWith('resources/app.asar.unpacked/'));
  expect(worker).toMatch(/^resources\/app\.asar\.unpacked\/out\/main\/chunks\/worker-\w+\.mjs$/);
  expect(others).toEqual([]);
  expect(beside.filter((file) => file !== worker)).toEqual([
    'LICENSE.electron.txt',
    'LICENSES.chromium.html',
    'locales/en-US.pak',
    'locales/ja.pak',
    'optiscape',
    'resources/app.asar',
  ]);
});

test('nothing in a package knows where it was made', () => {
  for (const [path, { unpacked }] of archivedFiles(built.archive)) {
    if (unpacked || path.endsWith('.woff2')) continue;
    const text = extractFile(built.archive, path).toString('latin1');
    for (const place of [project, homedir(), tmpdir()]) {
      expect(text.includes(`${place}/`) || text.includes(`${place}\\`), `${path}: ${place}`).toBe(false);
    }
    expect(text, path).not.toContain('sourceMappingURL');
  }
});

test('checksums cover each file of the archive', () => {
  for (const [path, { integrity }] of archivedFiles(built.archive)) {
    const bytes = extractFile(built.archive, path);
    const digest = (part: Uint8Array): string => createHash('sha256').update(part).digest('hex');
    const blocks = [];
    for (let at = 0; at < bytes.length; at += integrity.blockSize) {
      blocks.push(digest(bytes.subarray(at, at + integrity.blockSize)));
    }
    expect({ path, ...integrity }).toEqual({
      path,
      algorithm: 'SHA256',
      blockSize: 4 * 1024 * 1024,
      hash: digest(bytes),
      blocks,
    });
  }
});

/** What a released program can be made to do by words and variables, and what it checks. */
const fuses = {
  runAsNode: false,
  nodeOptions: false,
  inspect: false,
  keychain: false,
  integrity: true,
  onlyArchive: true,
  fileProtocol: false,
};

async function fusesOf(program: string): Promise<typeof fuses> {
  const wire = await getCurrentFuseWire(program);
  const isOn = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE;
  return {
    runAsNode: isOn(FuseV1Options.RunAsNode),
    nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
    inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
    keychain: isOn(FuseV1Options.EnableCookieEncryption),
    integrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
    onlyArchive: isOn(FuseV1Options.OnlyLoadAppFromAsar),
    fileProtocol: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
  };
}

test('the program is not what it could be made into by words and variables', async () => {
  expect(await fusesOf(built.program)).toEqual(fuses);

  // What a workflow does to a copy before Playwright starts it.
  const copy = join(folder, 'optiscape-for-tests');
  await copyFile(built.program, copy);
  const tool = join(project, 'node_modules', '@electron', 'fuses', 'dist', 'bin.js');
  spawnSync(process.execPath, [tool, 'write', '--app', copy, 'EnableNodeCliInspectArguments=on']);
  expect(await fusesOf(copy)).toEqual({ ...fuses, inspect: true });
});

test('licences are in it, of fonts, of what a worker imports and of both processes', () => {
  const licences = JSON.parse(String(extractFile(built.archive, 'out/renderer/licences.json'))) as {
    readonly name: string;
    readonly text: string;
  }[];
  expect(licences.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['@fontsource-variable/inter', 'commander', 'mediabunny', 'react', 'three', 'ws']),
  );
  for (const { name, text } of licences) expect(text.length, name).toBeGreaterThan(400);
});

test('the command line runs from the package alone, with its worker beside the archive', async () => {
  const app = await layOut(built, folder);
  const run = (words: readonly string[], input = ''): string => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [join(app, 'out', 'main', 'cli.js'), ...words],
      // Away from the project and its packages.
      { cwd: folder, input, encoding: 'utf8' },
    );
    expect([status, stderr]).toEqual([0, '']);
    return stdout;
  };
  expect(run(['--version'])).toMatch(/^\d+\.\d+\.\d+\n$/);
  const scene = { format: 'optiscape-scene', version: 1, landscape: { id: 'ravine' }, steps: 20 };
  const rows = run(['simulate', '-', '--format', 'csv'], JSON.stringify(scene)).split('\n');
  expect(rows).toContain('0,sgd,0,0,-2,2,2,0.7071067811865476');

  await rm(`${app}.unpacked`, { recursive: true });
  expect(() => run(['simulate', '-'], JSON.stringify(scene))).toThrow(/worker/);
});

test('the desktop app starts and races from the package alone', async ({ browser }) => {
  const own = await mkdtemp(join(folder, 'desktop-'));
  const appFolder = await layOut(built, own);
  const app = await launchStandIn(browser, {
    appFolder,
    words: [],
    env: { ...(process.env as Record<string, string>), OPTISCAPE_DATA: join(own, 'data') },
  });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  watchConsole(page, complaints);
  await raceReady(page);
  await app.close();
  expect([await app.ended, complaints]).toEqual([0, []]);
});

test('a .deb and a .rpm bring a command, a type of files with its icon, and the sandbox its permission', async () => {
  // electron-builder calls fpm, in whose place the test stands, on Linux only.
  test.skip(process.platform !== 'linux', 'Their maker runs on Linux.');
  // In the place of fpm, which packs them: keeps what it is told, and files that are gone afterwards.
  const fpm = join(folder, 'fpm');
  await writeFile(fpm, `#!${process.execPath}\n(${String(keepOrders)})(${JSON.stringify(folder)})`, {
    mode: 0o755,
  });
  const output = join(folder, 'packages');
  await runBuilder(
    output,
    'linux',
    ['deb', 'rpm'],
    { 'extraMetadata.homepage': 'https://example.org' },
    { CUSTOM_FPM_PATH: fpm },
  );
  expect((await readdir(output)).filter((name) => /\.(deb|rpm)$/.test(name)).sort()).toEqual([
    expect.stringMatching(/^optiscape-\d+\.\d+\.\d+\.x86_64\.rpm$/),
    expect.stringMatching(/^optiscape_\d+\.\d+\.\d+_amd64\.deb$/),
  ]);
  for (const kind of ['deb', 'rpm']) {
    const { words, contents } = JSON.parse(await readFile(join(folder, `${kind}.json`), 'utf8')) as Orders;
    const textAt = (place: string): string => contents[place] ?? `nothing at ${place}`;
    const needed = words.filter((_, index) => words[index - 1] === '-d');
    for (const library of ['gtk-3', 'nss3', 'asound', 'gbm']) {
      expect(needed.join(' ')).toContain(`lib${library}`);
    }
    expect(words).toContain(`${output}/linux-unpacked/=/opt/Optiscape`);
    expect(textAt('after-install')).toContain("ln -sf '/opt/Optiscape/optiscape' '/usr/bin/optiscape'");
    const desktop = textAt('/usr/share/applications/io.github.optiscape.desktop');
    expect(desktop).toContain('\nExec=/opt/Optiscape/optiscape %U\n');
    expect(desktop).toContain('\nMimeType=application/x-optiscape;application/x-optiscape-lesson;\n');
    expect(desktop).toContain('\nIcon=optiscape\n');
    expect(desktop).toContain('\nStartupWMClass=io.github.optiscape\n');
    expect(desktop).toMatch(/\nComment\[ja\]=.*最適化手法/);
    const types = textAt('/usr/share/mime/packages/optiscape.xml');
    expect(types).toContain('type="application/x-optiscape"');
    expect(types).toContain('type="application/x-optiscape-lesson"');
    const icons = '/usr/share/icons/hicolor';
    expect(textAt(`${icons}/scalable/mimetypes/application-x-optiscape.svg`)).toContain('<svg');
    for (const size of ['16x16', '48x48', '256x256']) {
      expect(textAt(`${icons}/${size}/apps/optiscape.png`)).toContain('PNG');
    }
  }
  // Which the .deb's script installs for AppArmor.
  const profile = join(output, 'linux-unpacked', 'resources', 'apparmor-profile');
  expect(await readFile(profile, 'utf8')).toMatch(
    /profile "optiscape" "\/opt\/Optiscape\/optiscape" flags=\(unconfined\) \{\s+userns,/,
  );
});

/** The checksum of an archive's header, as Electron computes it before it reads the archive. */
function headerHash(archive: string): string {
  return createHash('sha256').update(getRawHeader(archive).headerString).digest('hex');
}

test("Windows' program knows its archive's checksum, the app's name and its icon", async () => {
  const output = join(folder, 'windows');
  await runBuilder(output, 'win', ['dir']);
  const unpacked = join(output, 'win-unpacked');
  const archive = join(unpacked, 'resources', 'app.asar');
  expect(strangeFiles(archive)).toEqual([]);
  const { entries } = NtExecutableResource.from(
    NtExecutable.from(await readFile(join(unpacked, 'Optiscape.exe'))),
  );
  const integrity = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  expect(JSON.parse(Buffer.from(integrity?.bin ?? new ArrayBuffer(0)).toString())).toEqual([
    { file: 'resources\\app.asar', alg: 'SHA256', value: headerHash(archive) },
  ]);
  const [version] = Resource.VersionInfo.fromEntries(entries);
  expect(version?.getStringValues({ lang: 1033, codepage: 1200 })).toMatchObject({
    ProductName: 'Optiscape',
    CompanyName: 'Optiscape contributors',
  });
  const [icon] = Resource.IconGroupEntry.fromEntries(entries);
  // A byte has no room for 256.
  expect(icon?.icons.map(({ width }) => width)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 0]);
  expect(await fusesOf(join(unpacked, 'Optiscape.exe'))).toEqual(fuses);
});

test("macOS' app knows its archive's checksum and its files, and is signed for the machine", async () => {
  // electron-builder itself refuses there, before anything that is looked at here.
  test.skip(process.platform === 'win32', 'electron-builder makes nothing for macOS on Windows.');
  // In the place of Apple's program, which would refuse an empty app.
  const orders = join(folder, 'codesign-orders');
  await mkdir(join(folder, 'bin'));
  await writeFile(join(folder, 'bin', 'codesign'), `#!/bin/sh\nprintf '%s\\n' "$@" > '${orders}'\n`, {
    mode: 0o755,
  });
  const output = join(folder, 'mac');
  const path = [join(folder, 'bin'), process.env.PATH].join(delimiter);
  await runBuilder(output, 'mac', ['dir'], {}, { PATH: path, CSC_IDENTITY_AUTO_DISCOVERY: 'false' });
  const app = join(output, 'mac', 'Optiscape.app');
  const contents = join(app, 'Contents');
  const archive = join(contents, 'Resources', 'app.asar');
  expect(strangeFiles(archive)).toEqual([]);
  // Without spaces between its parts.
  const info = (await readFile(join(contents, 'Info.plist'), 'utf8')).replaceAll(/>\s+</g, '><');
  const has = (key: string, value: string): void => expect(info).toContain(`<key>${key}</key>${value}`);
  has('CFBundleIdentifier', '<string>io.github.optiscape</string>');
  has(
    'Resources/app.asar',
    `<dict><key>algorithm</key><string>SHA256</string><key>hash</key><string>${headerHash(archive)}</string></dict>`,
  );
  has('CFBundleTypeExtensions', '<array><string>optiscape</string></array>');
  has('CFBundleTypeExtensions', '<array><string>optiscape-lesson</string></array>');
  has('CFBundleTypeIconFile', '<string>document.icns</string>');
  expect(await readdir(join(contents, 'Resources'))).toEqual(
    expect.arrayContaining(['document.icns', 'en.lproj', 'icon.icns', 'ja.lproj']),
  );
  expect(await fusesOf(app)).toEqual(fuses);
  const words = (await readFile(orders, 'utf8')).trim().split('\n');
  expect(words.slice(0, 3)).toEqual(['--sign', '-', '--force']);
  expect(words.at(-1)).toBe(app);
});

test('the worker needs nothing beside it, not even to be known as a module', async () => {
  const [path = ''] = await filesUnder(built.unpacked);
  const code = await readFile(join(built.unpacked, path), 'utf8');
  const imported = [...code.matchAll(/^import .*? from "(.*)";$|\bimport\("(.*?)"\)/gm)].map(
    (match) => match[1] ?? match[2],
  );
  expect(imported).toEqual(['node:worker_threads']);

  const alone = join(await mkdtemp(join(folder, 'worker-')), basename(path));
  await copyFile(join(built.unpacked, path), alone);
  const start: WorkerStart = { worker: 0, state: createWorkerState() };
  const worker = new Worker(alone, { workerData: start });
  try {
    const spec: TaskSpec = {
      kind: 'surface',
      landscape: {
        formula: 'x^2 + a y',
        domain: { x: [0, 2], y: [0, 1] },
        parameters: { a: { value: 3, min: 0, max: 9 } },
      },
      columns: 3,
      rows: 2,
    };
    const task: ToWorker = { type: 'task', task: 1, spec, control: createTaskControl(1, 1, 1), resume: [] };
    const failed = new Promise<never>((_resolve, reject) => worker.on('error', reject));
    const answered = new Promise<FromWorker>((answer) => worker.once('message', answer));
    worker.postMessage(task);
    const answer = await Promise.race([answered, failed]);
    if (answer.type !== 'progress' || answer.chunk === null) throw new Error(JSON.stringify(answer));
    const decoded = decodeChunk(answer.chunk);
    if (!decoded.ok || decoded.chunk.kind !== 'surface') throw new Error('This is not a chunk of a surface.');
    expect([...decoded.chunk.heights]).toEqual([0, 1, 4, 3, 4, 7]);
    expect(answer.end).toBe('complete');
  } finally {
    await worker.terminate();
  }
});
