// Names with * and ? that no shell has expanded: quoted ones, and all on Windows.
import { access, readdir } from 'node:fs/promises';
import { platform } from 'node:process';
import { invalidInput } from '../usageError';

/**
 * The files that `path` stands for, by name: itself, unless its last part contains `*` or `?` and no file has this very
 * name. As in a shell, a name that begins with a dot must be asked for with one. None at all is a usage error.
 */
export async function expandPattern(path: string): Promise<readonly string[]> {
  const end = Math.max(path.lastIndexOf('/'), platform === 'win32' ? path.lastIndexOf('\\') : -1) + 1;
  const [folder, pattern] = [path.slice(0, end), path.slice(end)];
  if (!/[*?]/.test(pattern) || (await isThere(path))) return [path];
  const expected = matcherOf(pattern);
  const names = await readdir(folder === '' ? '.' : folder).catch(() => []);
  const found = names.filter(
    (name) => expected.test(name) && (!name.startsWith('.') || pattern.startsWith('.')),
  );
  if (found.length === 0) throw invalidInput('scene', path, 'a pattern that names of files match');
  return found.sort().map((name) => `${folder}${name}`);
}

function matcherOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${source}$`, platform === 'win32' ? 'isu' : 'su');
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
