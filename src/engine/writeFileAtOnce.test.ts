import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { skipWhere } from '../core/testing/skipWhere';
import { writeFileAtOnce } from './writeFileAtOnce';

vi.mock(import('node:fs'), async (importActual) => {
  const actual = await importActual();
  return { ...actual, closeSync: vi.fn(actual.closeSync), fsyncSync: vi.fn(actual.fsyncSync) };
});

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'optiscape-at-once-'));
  path = join(folder, 'scene.json');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('writes a new file, and over an old one', () => {
  writeFileAtOnce(path, 'first');
  writeFileAtOnce(path, '二');
  expect(readFileSync(path, 'utf8')).toBe('二');
  expect(readdirSync(folder)).toEqual(['scene.json']);
});

it('leaves what is there as it is, and nothing beside it, when it fails', () => {
  mkdirSync(path);
  expect(() => writeFileAtOnce(path, 'new')).toThrow();
  expect(statSync(path).isDirectory()).toBe(true);
  expect(readdirSync(folder)).toEqual(['scene.json']);
});

it('closes what it opens, even where writing fails', () => {
  const close = vi.mocked(closeSync).mockClear();
  writeFileAtOnce(path, 'old');
  expect(close).toHaveBeenCalledOnce();
  vi.mocked(fsyncSync).mockImplementationOnce(() => {
    throw new Error('EIO');
  });
  expect(() => writeFileAtOnce(path, 'new')).toThrow('EIO');
  expect(close).toHaveBeenCalledTimes(2);
  expect(readFileSync(path, 'utf8')).toBe('old');
  expect(readdirSync(folder)).toEqual(['scene.json']);
});

it('says why it could not begin', () => {
  expect(() => writeFileAtOnce(join(folder, 'none', 'scene.json'), 'new')).toThrow(/ENOENT.*open/);
});

it(
  'writes through a link, and keeps the mode',
  skipWhere(process.platform === 'win32', 'Windows has no modes'),
  () => {
    writeFileAtOnce(path, 'old');
    chmodSync(path, 0o640);
    const link = join(folder, 'link.json');
    symlinkSync(path, link);
    writeFileAtOnce(link, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readlinkSync(link)).toBe(path);
    expect(statSync(path).mode & 0o777).toBe(0o640);
  },
);
