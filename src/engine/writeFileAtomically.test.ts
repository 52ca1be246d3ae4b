import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testModulePath } from './pool/testing/workerPaths';
import { writeFileAtomically } from './writeFileAtomically';

let folder = '';
let path = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'optiscape-write-'));
  path = join(folder, 'race.json');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function* pieces(count: number): Generator<string> {
  for (let i = 0; i < count; i += 1) yield `${i}\n`;
}

describe('writeFileAtomically', () => {
  it('writes texts, bytes and pieces, over what was there', async () => {
    await writeFileAtomically(path, 'first');
    await writeFileAtomically(path, new TextEncoder().encode('二'));
    expect(await readFile(path, 'utf8')).toBe('二');
    await writeFileAtomically(path, pieces(1000));
    expect(await readFile(path, 'utf8')).toBe([...pieces(1000)].join(''));
    expect(await readdir(folder)).toEqual(['race.json']);
  });

  it('leaves the old file whole when the content fails half-way', async () => {
    await writeFile(path, 'old');
    function* failing(): Generator<string> {
      yield 'new, but';
      throw new Error('the disk of the mind is full');
    }
    await expect(writeFileAtomically(path, failing())).rejects.toThrow('full');
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['race.json']);
  });

  it('leaves the old file whole when it is aborted', async () => {
    await writeFile(path, 'old');
    const abort = new AbortController();
    function* aborting(): Generator<string> {
      yield 'new';
      abort.abort();
      yield 'er';
    }
    await expect(writeFileAtomically(path, aborting(), { signal: abort.signal })).rejects.toThrow();
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['race.json']);
  });

  it('leaves the old file whole when it is aborted after the last piece, or before the first', async () => {
    await writeFile(path, 'old');
    const abort = new AbortController();
    function* aborting(): Generator<string> {
      yield 'new';
      abort.abort();
    }
    await expect(writeFileAtomically(path, aborting(), { signal: abort.signal })).rejects.toThrow();
    await expect(writeFileAtomically(path, 'new', { signal: abort.signal })).rejects.toThrow();
    expect(await readFile(path, 'utf8')).toBe('old');
    expect(await readdir(folder)).toEqual(['race.json']);
    await writeFileAtomically(path, 'new', { signal: new AbortController().signal });
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  it('leaves the old file whole when the program is killed half-way', async () => {
    await writeFile(path, 'old');
    const code = `
      import { writeFileAtomically } from ${JSON.stringify(pathToFileURL(testModulePath('writeFileAtomically')).href)};
      async function* slow() {
        for (let i = 0; ; i += 1) {
          yield 'x'.repeat(100_000);
          if (i === 5) process.stdout.write('writing');
          await new Promise((wake) => setTimeout(wake, 5));
        }
      }
      await writeFileAtomically(process.argv[1], slow());
    `;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code, path]);
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(await readFile(path, 'utf8')).toBe('old');
    const [partial] = (await readdir(folder)).filter((name) => name.endsWith('.partial'));
    expect(partial).toBeDefined();
    expect((await stat(join(folder, partial ?? ''))).size).toBeGreaterThan(0);
    // A leftover temporary file does not disturb the next save.
    await writeFileAtomically(path, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
  });

  it('fails when the folder is not there', async () => {
    await expect(writeFileAtomically(join(folder, 'none', 'race.json'), 'text')).rejects.toThrow('ENOENT');
  });

  it('replaces nothing but regular files', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    await symlink(pipe, join(folder, 'link to a pipe'));
    await symlink(join(folder, 'nowhere'), join(folder, 'link to nowhere'));
    for (const name of ['pipe', 'link to a pipe', 'link to nowhere']) {
      await expect(writeFileAtomically(join(folder, name), 'new')).rejects.toThrow('not a regular file');
    }
    expect((await stat(pipe)).isFIFO()).toBe(true);
    expect((await readdir(folder)).sort()).toEqual(['link to a pipe', 'link to nowhere', 'pipe']);
  });

  it('writes through a link', async () => {
    await writeFile(path, 'old');
    const link = join(folder, 'link.json');
    await symlink(path, link);
    await writeFileAtomically(link, 'new');
    expect(await readFile(path, 'utf8')).toBe('new');
    expect((await readdir(folder)).sort()).toEqual(['link.json', 'race.json']);
  });

  it.each([0o600, 0o640, 0o666])('keeps the mode %o of the file that it replaces', async (mode) => {
    await writeFile(path, 'old');
    await chmod(path, mode);
    const link = join(folder, 'link.json');
    await symlink(path, link);
    for (const each of [path, link]) {
      const modes: number[] = [];
      async function* watching(): AsyncGenerator<string> {
        yield 'new';
        const [partial] = (await readdir(folder)).filter((name) => name.endsWith('.partial'));
        modes.push((await stat(join(folder, partial ?? ''))).mode & 0o077);
      }
      await writeFileAtomically(each, watching());
      expect((await stat(path)).mode & 0o777).toBe(mode);
      // Users who may not read the file can't read the temporary one either.
      expect(modes).toEqual([0]);
    }
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readlink(link)).toBe(path);
  });

  it('leaves the mode of a new file to the system', async () => {
    await writeFile(join(folder, 'plain'), '');
    await writeFileAtomically(path, 'new');
    expect((await stat(path)).mode).toBe((await stat(join(folder, 'plain'))).mode);
  });

  it('writes files of the longest names that there are', async () => {
    const name = `${'谷'.repeat(80)}x.mp4.webm.json`;
    expect(Buffer.byteLength(name)).toBe(255);
    await writeFileAtomically(join(folder, name), 'new');
    await writeFileAtomically(join(folder, name), 'newer');
    expect(await readFile(join(folder, name), 'utf8')).toBe('newer');
  });

  it('refuses a name that is too long before anything is written', async () => {
    let asked = false;
    function* content(): Generator<string> {
      asked = true;
      yield 'new';
    }
    await expect(writeFileAtomically(join(folder, 'x'.repeat(256)), content())).rejects.toThrow(
      'ENAMETOOLONG',
    );
    expect(asked).toBe(false);
    expect(await readdir(folder)).toEqual([]);
  });
});
